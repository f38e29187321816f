//! An order's request against the catalogue: what each line costs, and everything that stands against it, all at once.

use super::{
    code::status,
    details::{Subject, details},
    trigger::{Triggers, triggers},
};
use crate::{
    catalogue::{Brand, Form, Product, Shelf, groups_of},
    money,
    orders::{Request, RequestLine},
    payment::{is_suspended_coin, pair, pairs, via},
    pricing::{Coin, Coupon, Quote, Quoter, coin, coupon, usdc},
    refusal::Refusal,
    settings::Settings,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

const MOST_LINES: usize = 10;
const MOST_USD: i64 = 2_500;

/// What a check depends on besides the request.
pub(crate) struct Ground<'a> {
    /// The shelf of a country.
    pub(crate) shelf: &'a dyn Fn(&str) -> Option<Arc<Shelf>>,
    /// What was switched.
    pub(crate) settings: &'a Settings,
    /// Prices, without the coupon.
    pub(crate) quoter: Quoter,
    /// Whether the partner's account may sell e-money.
    pub(crate) is_whitelabel: bool,
}

/// A line of the request with what was found for it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What was asked for.
    pub(crate) request: RequestLine,
    /// The brand, if the country sells it.
    pub(crate) brand: Option<Arc<Brand>>,
    /// The product, if the brand sells it.
    pub(crate) product: Option<Product>,
    /// What it costs, if it can be bought.
    pub(crate) quote: Option<Quote>,
    /// What it is worth in US dollars.
    pub(crate) usd: Decimal,
}

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The code.
    pub(crate) code: String,
    /// Its details, or null.
    pub(crate) more_details: Value,
}

impl Problem {
    /// The problem as an HTTP error, which is how creating an order tells it.
    pub(crate) fn refusal(&self) -> Refusal {
        Refusal {
            status: status(&self.code),
            detail: self.code.clone(),
            more_details: self.more_details.clone(),
        }
    }
}

/// The outcome of a check.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    /// The lines with their prices.
    pub(crate) lines: Vec<Line>,
    /// The coin to pay with.
    pub(crate) coin: &'static Coin,
    /// What stands against the order.
    pub(crate) problems: Vec<Problem>,
    /// A refusal of both requests.
    pub(crate) refusal: Option<Refusal>,
    /// A refusal of the creation alone.
    pub(crate) create_refusal: Option<Refusal>,
    /// The state that the address asks for.
    pub(crate) first_state: Option<String>,
}

/// Checks `request` on `ground`.
pub(crate) fn check(request: &Request, ground: &Ground<'_>) -> Checked {
    let known_coin = coin(&request.coin);
    let coin = known_coin.unwrap_or_else(usdc);
    let mut lines = priced(request, ground, ground.quoter, coin);
    let usd: Decimal = lines.iter().map(|line| line.usd).sum();
    let mut codes = Vec::new();
    if let Some(name) = &request.promo_code {
        match coupon(name) {
            Coupon::Refused(code) => codes.push((code, None)),
            Coupon::Valid { least_usd, .. } if usd < Decimal::from(least_usd) => {
                codes.push(("COUPON_BELOW_MIN_AMOUNT".to_owned(), None));
            }
            Coupon::Valid { discount, .. } => {
                let quoter = Quoter { discount: Some(discount), ..ground.quoter };
                lines = priced(request, ground, quoter, coin);
            }
        }
    }
    for (index, line) in lines.iter().enumerate() {
        codes.extend(line_codes(line, ground).into_iter().map(|code| (code.to_owned(), Some(index))));
    }
    codes.extend(
        order_codes(request, &lines, known_coin, usd).into_iter().map(|code| (code.to_owned(), None)),
    );
    let Triggers { problems, http, create, state } = triggers(&request.email);
    codes.extend(problems.into_iter().map(|code| (code, None)));

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
    Checked {
        refusal: http.or(suspended.map(str::to_owned)).map(refuse),
        create_refusal: create.map(refuse),
        problems: codes.into_iter().map(|(code, index)| problem(code, index)).collect(),
        first_state: state,
        coin,
        lines,
    }
}

fn priced(request: &Request, ground: &Ground<'_>, quoter: Quoter, coin: &'static Coin) -> Vec<Line> {
    let price = |line: &RequestLine| {
        let mut found =
            Line { request: line.clone(), brand: None, product: None, quote: None, usd: Decimal::ZERO };
        let Some(brand) =
            (ground.shelf)(&line.country_code).and_then(|shelf| shelf.brand(&line.brand_name).cloned())
        else {
            return found;
        };
        if let Some((product, usd, listed)) = product_for(&brand, line) {
            found.quote = Some(quoter.quote(&brand.name, usd, listed, coin));
            (found.product, found.usd) = (Some(product), usd);
        }
        found.brand = Some(brand);
        found
    };
    request.lines.iter().map(price).collect()
}

/// The product that a line asks for, its worth in US dollars and its recorded price.
fn product_for(brand: &Brand, line: &RequestLine) -> Option<(Product, Decimal, Option<Decimal>)> {
    groups_of(brand).into_iter().flat_map(|group| group.products).find_map(|product| {
        let (usd, listed) = match &product.form {
            Form::Fixed { denomination, usd, listed, .. } => {
                (*denomination == line.denomination).then_some((*usd, *listed))?
            }
            Form::Range { .. } if line.denomination == "range" => {
                let amount = line.product_value.filter(|amount| product.accepts(*amount))?;
                (product.currency.usd(amount), None)
            }
            // A reported trap: an amount spelled out for a range brand hits another, dearer product.
            Form::Range { .. } => {
                let amount = line.denomination.strip_suffix(product.currency.code)?.trim_end();
                let amount = money::parse(amount).filter(|amount| product.accepts(*amount))?;
                (product.currency.usd(amount) * Decimal::new(104, 2), None)
            }
        };
        Some((product, usd, listed))
    })
}

/// The codes of one line.
fn line_codes(line: &Line, ground: &Ground<'_>) -> Vec<&'static str> {
    let Some(brand) = &line.brand else { return vec!["NOT_AVAILABLE_PRODUCT"] };
    let mut codes = Vec::new();
    if ground.settings.not_active.contains(&brand.name) {
        codes.push("NOT_ACTIVE");
    } else if brand.out_of_stock || ground.settings.out_of_stock.contains(&brand.name) {
        codes.push("OUT_OF_STOCK");
    } else if line.product.is_none() {
        codes.push("NOT_AVAILABLE_PRODUCT");
    }
    let account = &line.request.beneficiary_account;
    if !(if brand.goes_to_phone() { is_phone(account) } else { is_email(account) }) {
        codes.push("INVALID_BENEFICIARY_ACCOUNT");
    }
    if brand.category == "e-money" && !ground.is_whitelabel {
        codes.push("LOGIN_REQUIRED");
    }
    codes
}

/// The codes of the order as a whole.
fn order_codes(
    request: &Request,
    lines: &[Line],
    known_coin: Option<&Coin>,
    usd: Decimal,
) -> Vec<&'static str> {
    let mut codes = Vec::new();
    if lines.len() > MOST_LINES {
        codes.push("PRODUCT_COUNT_EXCEEDED");
    }
    if lines
        .iter()
        .filter(|line| line.brand.as_ref().is_some_and(|brand| brand.category == "e-money"))
        .count()
        > 1
    {
        codes.push("MULTIPLE_LIMITED_PRODUCT_SAME_ORDER");
    }
    if usd > Decimal::from(MOST_USD) {
        codes.push("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED");
    }
    let method = via(&request.via).filter(|via| via.available && via.takes(&request.coin));
    let allowed = |via: &&crate::payment::Via| {
        lines.iter().filter_map(|line| line.brand.as_ref()).all(|brand| via.allows(&brand.kind))
    };
    if method.filter(allowed).is_none() {
        codes.push("NOT_ALLOWED_PAYMENT_VIA");
    }
    let pair = request.network.as_deref().map(|network| pair(&request.coin, network));
    let is_hosted = method.is_some_and(|via| via.is_hosted);
    if known_coin.is_none() || (pair == Some(None) && !is_hosted) {
        codes.push("UNSUPPORTED_PROTOCOL_COIN_COMBINATION");
    }
    let total: Decimal = lines.iter().filter_map(|line| line.quote.as_ref()).map(|quote| quote.amount).sum();
    let threshold = pair.flatten().and_then(|pair| money::parse(pair.threshold));
    if total > Decimal::ZERO && threshold.is_some_and(|threshold| total < threshold) {
        codes.push("AMOUNT_LESS_THEN_MINIMUM_ALLOWED");
    }
    // Stablecoins on Tron need a name on file (reference, compliance notice); the sandbox has one for `fullname…@`.
    let is_tron =
        request.network.as_deref() == Some("Tron") && matches!(request.coin.as_str(), "USDT" | "USDC");
    if is_tron && !request.email.starts_with("fullname") {
        codes.push("FULLNAME_MISSING");
    }
    codes
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

/// E.164: a plus, then eight to fifteen digits that do not begin with zero.
fn is_phone(account: &str) -> bool {
    let digits = account.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

fn is_email(account: &str) -> bool {
    let Some((local, domain)) = account.split_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !account.contains(char::is_whitespace)
}
