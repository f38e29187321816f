//! Query parameters and identity of a request, checked alike on every route.

use crate::{
    catalogue::{Shelf, country},
    pricing::{Coin, Coupon, coin, coupon, usdc},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, request::Parts},
};
use std::{collections::HashMap, sync::Arc};

/// Query parameters; the last of a repeated one counts.
pub(crate) type Parameters = HashMap<String, String>;

/// The shelf of the country in `code`, or a refusal. Codes are upper-case, as the reference writes them.
pub(crate) fn shelf(sandbox: &Sandbox, code: Option<&String>) -> Result<Arc<Shelf>, Refusal> {
    let code = code.ok_or_else(|| Refusal::bad_request("country_code, an upper-case two-letter code"))?;
    if country::is_blocked(code) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "BLOCKED_COUNTRY"));
    }
    sandbox
        .catalogue
        .shelf(code)
        .ok_or_else(|| Refusal::new(StatusCode::BAD_REQUEST, "COUNTRY_NOT_SUPPORTED"))
}

/// The coin of a price: USDC where none is named.
pub(crate) fn price_coin(parameters: &Parameters) -> Result<&'static Coin, Refusal> {
    let Some(name) = parameters.get("coin") else { return Ok(usdc()) };
    coin(name).ok_or_else(|| Refusal::bad_request("coin, a known symbol"))
}

/// The coupon in `promo_code`. One that is not valid takes nothing off and is no error: the validation says what is wrong
/// with it. Neither does one that wants an order of some size: a single price does not know the order.
pub(crate) fn promo_code(parameters: &Parameters) -> Option<Coupon> {
    coupon(parameters.get("promo_code")?).ok().filter(|coupon| coupon.least_usd == 0)
}

/// The label of prices in `coin` when no network is named.
pub(crate) fn price_method(coin: &Coin) -> String {
    match coin.name {
        "USDC" | "USDT" => format!("{}-MATIC", coin.name),
        name => name.to_owned(),
    }
}

/// The headers of every request (reference, section 1).
const IDENTITY: [&str; 5] =
    ["x-cr-application", "x-cr-version", "x-forwarded-for", "user-agent", "content-type"];

/// Who calls: the partner id of `X-Cr-Application`.
pub(crate) struct Partner(Option<String>);

impl Partner {
    /// Whether its account may sell e-money. In the sandbox, ids that begin with `whitelabel` have one that may.
    pub(crate) fn is_whitelabel(&self) -> bool {
        self.0.as_ref().is_some_and(|id| id.to_ascii_lowercase().starts_with("whitelabel"))
    }
}

impl FromRequestParts<Arc<Sandbox>> for Partner {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Arc<Sandbox>) -> Result<Self, Refusal> {
        let id =
            parts.headers.get("x-cr-application").and_then(|id| id.to_str().ok()).filter(|id| !id.is_empty());
        if id.is_none() && sandbox.settings.read().require_partner {
            return Err(Refusal::new(StatusCode::UNAUTHORIZED, "PARTNER_REQUIRED"));
        }
        if sandbox.settings.read().require_headers {
            let is_missing = |name: &&str| parts.headers.get(*name).is_none_or(HeaderValue::is_empty);
            if let Some(name) = IDENTITY.into_iter().find(is_missing) {
                return Err(Refusal::bad_request(format!("header {name}")));
            }
        }
        Ok(Self(id.map(str::to_owned)))
    }
}
