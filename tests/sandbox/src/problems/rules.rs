//! The rules that an order has to keep, as the codes of those it breaks (reference, section 7). They look at what was
//! sent and found, never at who sent it, apart from the name on file that Tron asks for.

use super::line::Line;
use crate::{
    catalogue::{Brand, Vanishes},
    money,
    orders::Request,
    payment::{Via, pair, via},
    pricing::Coin,
    settings::Settings,
};
use rust_decimal::Decimal;

const MOST_LINES: usize = 10;
const MOST_USD: i64 = 2_500;

/// The codes of one line.
pub(crate) fn line_codes(line: &Line, settings: &Settings, is_whitelabel: bool) -> Vec<&'static str> {
    let Some(brand) = &line.brand else { return vec!["NOT_AVAILABLE_PRODUCT"] };
    let mut codes = Vec::new();
    let gone = line.vanishes();
    let is_out_of_stock = brand.out_of_stock || settings.out_of_stock.contains(&brand.name);
    if gone == Some(Vanishes::Paused) || settings.not_active.contains(&brand.name) {
        codes.push("NOT_ACTIVE");
    } else if is_out_of_stock || matches!(gone, Some(Vanishes::FromProducts | Vanishes::FromValidation)) {
        codes.push("OUT_OF_STOCK");
    } else if line.product.is_none() || gone == Some(Vanishes::FromCatalogue) {
        codes.push("NOT_AVAILABLE_PRODUCT");
    }
    let account = &line.request.beneficiary_account;
    if !(if brand.goes_to_phone() { is_phone(account) } else { is_email(account) }) {
        codes.push("INVALID_BENEFICIARY_ACCOUNT");
    }
    if brand.category == "e-money" && !is_whitelabel {
        codes.push("LOGIN_REQUIRED");
    }
    codes
}

/// The codes of the order as a whole.
pub(crate) fn order_codes(
    request: &Request,
    lines: &[Line],
    known_coin: Option<&Coin>,
    usd: Decimal,
) -> Vec<&'static str> {
    let mut codes = Vec::new();
    if lines.len() > MOST_LINES {
        codes.push("PRODUCT_COUNT_EXCEEDED");
    }
    if lines.iter().filter(|line| line.brand.as_ref().is_some_and(|brand| is_limited(brand))).count() > 1 {
        codes.push("MULTIPLE_LIMITED_PRODUCT_SAME_ORDER");
    }
    if usd > Decimal::from(MOST_USD) {
        codes.push("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED");
    }
    let method = via(&request.via).filter(|via| via.available && via.takes(&request.coin));
    let allowed =
        |via: &&Via| lines.iter().filter_map(|line| line.brand.as_ref()).all(|brand| via.allows(&brand.kind));
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

/// Whether an order may hold only one of it: e-money, and one brand by name.
fn is_limited(brand: &Brand) -> bool {
    brand.category == "e-money" || brand.name == "Apex Legends"
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
