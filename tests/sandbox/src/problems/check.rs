//! An order's request against the catalogue: what each line costs, and everything that stands against it, all at once.

use super::{
    checked::Checked,
    details::{Subject, details},
    line::{Line, Shelves, priced},
    problem::Problem,
    rules::{line_codes, order_codes},
    trigger::{Triggers, triggers},
};
use crate::{
    catalogue::Vanishes,
    money,
    orders::Request,
    payment::{is_suspended_coin, pair, pairs, via},
    pricing::{Quoter, coin, coupon, usdc},
    settings::Settings,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// What a check depends on besides the request.
pub(crate) struct Ground<'a> {
    /// The shelf of a country.
    pub(crate) shelves: Shelves<'a>,
    /// What was switched.
    pub(crate) settings: &'a Settings,
    /// Prices, without the coupon.
    pub(crate) quoter: Quoter,
    /// Whether the partner's account may sell e-money.
    pub(crate) is_whitelabel: bool,
}

/// Checks `request` on `ground`.
pub(crate) fn check(request: &Request, ground: &Ground<'_>) -> Checked {
    let known_coin = coin(&request.coin);
    let coin = known_coin.unwrap_or_else(usdc);
    let mut lines = priced(&request.lines, ground.shelves, ground.quoter, coin);
    let usd: Decimal = lines.iter().map(|line| line.usd).sum();
    let mut codes = Vec::new();
    if let Some(name) = &request.promo_code {
        let brands = || lines.iter().filter_map(|line| line.brand.as_deref());
        match coupon(name) {
            Err(code) => codes.push((code, None)),
            Ok(coupon) if usd < Decimal::from(coupon.least_usd) => {
                codes.push(("COUPON_BELOW_MIN_AMOUNT".to_owned(), None));
            }
            Ok(coupon) if brands().all(|brand| coupon.discount(brand).is_none()) => {
                codes.push((coupon.out_of_scope().to_owned(), None));
            }
            Ok(coupon) => {
                let quoter = Quoter { coupon: Some(coupon), ..ground.quoter };
                lines = priced(&request.lines, ground.shelves, quoter, coin);
            }
        }
    }
    for (index, line) in lines.iter().enumerate() {
        let of_line = line_codes(line, ground.settings, ground.is_whitelabel);
        codes.extend(of_line.into_iter().map(|code| (code.to_owned(), Some(index))));
    }
    codes.extend(
        order_codes(request, &lines, known_coin, usd).into_iter().map(|code| (code.to_owned(), None)),
    );
    let Triggers { problems, http, create, state, price_percent, qr, unasked, failing_line } =
        triggers(&request.email);
    let index_of = |line: usize| line.checked_sub(1).filter(|index| *index < lines.len());
    codes.extend(problems.into_iter().map(|(code, line)| (code, line.and_then(index_of))));

    let subject = subject(request, &lines, usd);
    let problem = |code: String, index: Option<usize>| {
        let more_details = match index {
            Some(index) => {
                details(&code, &Subject { deliveries: vec![delivery(&lines[index])], ..subject.clone() })
            }
            None => details(&code, &subject),
        };
        Problem { code, more_details }
    };
    let suspended = is_suspended_coin(&request.coin).then_some("SUSPENDED_COIN");
    let network = request.network.as_deref().and_then(|network| pair(&request.coin, network));
    let suspended = suspended.or(network.filter(|pair| pair.is_suspended).map(|_| "SUSPENDED_NETWORK"));
    let refuse = |code: String| problem(code, None).refusal();
    let gone = lines.iter().position(|line| line.vanishes() == Some(Vanishes::FromCreation));
    let gone = gone.map(|index| problem("OUT_OF_STOCK".to_owned(), Some(index)).refusal());
    Checked {
        refusal: http.or(suspended.map(str::to_owned)).map(refuse),
        create_refusal: create.map(refuse).or(gone),
        problems: codes.into_iter().map(|(code, index)| problem(code, index)).collect(),
        first_state: state,
        qr,
        unasked,
        failing_line,
        via: via(&request.via),
        price_percent,
        coin,
        lines,
    }
}

fn subject(request: &Request, lines: &[Line], usd: Decimal) -> Subject {
    let network = request.network.as_deref().and_then(|network| pair(&request.coin, network));
    let chosen = network.or_else(|| pairs().iter().find(|pair| pair.coin == request.coin));
    let threshold = chosen.map_or("10", |pair| pair.threshold);
    let usd_of = |amount: Decimal| coin(&request.coin).map_or(amount, |coin| coin.usd(amount));
    Subject {
        deliveries: lines.iter().map(delivery).collect(),
        coin: request.coin.clone(),
        via: request.via.clone(),
        threshold: threshold.to_owned(),
        threshold_usd: money::text(money::parse(threshold).map(usd_of).unwrap_or_default(), 2),
        usd,
        allowed_kinds: via(&request.via)
            .map_or(&[][..], |via| via.kinds)
            .iter()
            .map(|kind| (*kind).to_owned())
            .collect(),
    }
}

/// A line as details name it: `{kind, deliverable}`.
fn delivery(line: &Line) -> Value {
    let mut deliverable = json!({
        "brand_name": line.request.brand_name,
        "country_code": line.request.country_code,
        "denomination": line.request.denomination,
        "beneficiary_account": line.request.beneficiary_account,
    });
    if let Some(value) = line.request.product_value {
        deliverable["product_value"] = money::number(value);
    }
    if let Some(brand) = &line.brand {
        deliverable["family"] = json!(brand.family);
    }
    json!({ "kind": line.brand.as_ref().map(|brand| &brand.kind), "deliverable": deliverable })
}
