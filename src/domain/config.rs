//! What a partner asked for, after checking: every value here is usable (`docs/contract.md` section 1).

use crate::domain::catalogue::brand::Kind;

/// The attributes of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the host's routes are, without a slash at the end.
    pub api_base: String,
    /// Whether cookies travel to another origin (`api-credentials="include"`).
    pub include_credentials: bool,
    /// The country to start in, if the partner named one.
    pub country: Option<&'static str>,
    /// One of the ten languages.
    pub lang: String,
    /// Preferred coin, matched without regard to case.
    pub coin: String,
    /// Preferred network, matched without regard to case.
    pub network: String,
    /// A brand to open at once.
    pub brand: Option<String>,
    /// The kinds on sale, at least one, in the order of the tabs.
    pub kinds: Vec<Kind>,
    /// The category to start in.
    pub category: Option<String>,
    /// A prefilled e-mail address.
    pub email: Option<String>,
    /// A prefilled coupon.
    pub coupon: Option<String>,
    /// Sent on as `acquisition.utm_source`.
    pub utm_source: Option<String>,
    /// Sent on as `refund_wallet_address`.
    pub refund_address: Option<String>,
    /// Whether e-money products are shown.
    pub whitelabel: bool,
    /// Minutes that an order can be paid.
    pub payment_window: u32,
    /// Where a shopper signs in; an `https` address or one of the page's own.
    pub login_url: Option<String>,
    /// Where a shopper verifies their identity.
    pub kyc_url: Option<String>,
    /// Where a shopper gets help.
    pub support_url: Option<String>,
    /// The terms of sale.
    pub terms_url: Option<String>,
    /// What is said about privacy.
    pub privacy_url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: "/api".into(),
            include_credentials: false,
            country: None,
            lang: "en".into(),
            coin: "USDC".into(),
            network: "Solana".into(),
            brand: None,
            kinds: Kind::SOLD.to_vec(),
            category: None,
            email: None,
            coupon: None,
            utm_source: None,
            refund_address: None,
            whitelabel: false,
            payment_window: 30,
            login_url: None,
            kyc_url: None,
            support_url: None,
            terms_url: None,
            privacy_url: None,
        }
    }
}
