//! The attributes: what a partner writes on the element, or with `data-` on the script's tag. How a value is read is
//! `config`'s.

use std::ops::RangeInclusive;

/// The name of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute(&'static str);

impl Attribute {
    /// The name as it is written.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// The languages of the API's data and of the widget's words.
pub const LANGUAGES: [&str; 10] = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];

/// The kinds on sale, in the order of their tabs.
pub const KINDS: [&str; 3] = ["giftcard", "mobile_recharge", "esim"];

/// Whether cookies travel to another origin: first as they do by themselves.
pub const CREDENTIALS: [&str; 2] = ["same-origin", "include"];

/// The colours: the system's, or those of one theme.
pub const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// The minutes that an order can be paid.
pub const PAYMENT_WINDOW: RangeInclusive<u32> = 1..=1440;

/// What an attribute takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A text, with what may stand in it, in Markdown.
    Text(&'static str),
    /// One of these words, in any case.
    OneOf(&'static [&'static str]),
    /// A language: one of [`LANGUAGES`], or a tag that begins with one.
    Language,
    /// Any of [`KINDS`], separated by spaces.
    Kinds,
    /// Nothing: it is there, or not.
    Presence,
    /// A whole number of minutes.
    Minutes(RangeInclusive<u32>),
    /// Path or URL of a JSON file, with TypeScript's name of what the file holds.
    File(&'static str),
}

/// What holds without an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// Nothing.
    Nothing,
    /// This value.
    Value(&'static str),
    /// This value, and more to say of it in Markdown.
    Mostly(&'static str, &'static str),
    /// What the page or the browser says, in Markdown.
    Found(&'static str),
}

/// An attribute with everything that there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub attribute: Attribute,
    /// Its values.
    pub takes: Takes,
    /// Its default.
    pub without: Without,
    /// A sentence in Markdown.
    pub description: &'static str,
}

/// Declares each attribute once: its description is its documentation. In the browser's build the names alone exist, and
/// the compiler tells of one that nothing reads.
macro_rules! attributes {
    ($($(#[doc = $line:literal])+ $(#[cfg_attr($($unread:tt)+)])? $attribute:ident = $name:literal, $takes:expr, $without:expr;)+) => {
        impl Attribute {
            $($(#[doc = $line])+ $(#[cfg_attr($($unread)+)])? pub(crate) const $attribute: Self = Self($name);)+
        }

        /// Every attribute, in the order in which they are told.
        #[cfg(any(test, not(target_arch = "wasm32")))]
        pub const ATTRIBUTES: &[Row] = &[$(Row {
            attribute: Attribute::$attribute,
            takes: $takes,
            without: $without,
            description: concat!($($line),+).trim_ascii(),
        }),+];
    };
}

attributes! {
    /// Path or URL of the host's routes, resolved against the page.
    API_BASE = "api-base", Takes::Text("path or `http(s)` URL"), Without::Value("/api");
    /// Whether cookies travel to another origin.
    API_CREDENTIALS = "api-credentials", Takes::OneOf(&CREDENTIALS), Without::Value(CREDENTIALS[0]);
    /// The country to start in, an ISO 3166-1 alpha-2 code.
    COUNTRY = "country", Takes::Text("one of the API's 233"),
        Without::Found("the region of the browser's language, else `US`");
    /// The language of words and data.
    LANG = "lang", Takes::Language,
        Without::Found("nearest `lang` on the element or around it, else the browser's, else `en`");
    /// Preferred coin, in any case.
    COIN = "coin", Takes::Text("a symbol"), Without::Value("USDC");
    /// Preferred network, in any case.
    NETWORK = "network", Takes::Text("a name"), Without::Mostly("Solana", "`Solana`, if offered");
    /// A brand to open at once, by the API's name.
    BRAND = "brand", Takes::Text("a name"), Without::Nothing;
    /// The kinds on sale, separated by spaces.
    KINDS = "kinds", Takes::Kinds, Without::Mostly("giftcard mobile_recharge esim", "all three");
    /// The category to start in.
    CATEGORY = "category", Takes::Text("a name"), Without::Nothing;
    /// The colours: the system's, light or dark.
    THEME = "theme", Takes::OneOf(&THEMES), Without::Value(THEMES[0]);
    /// A prefilled e-mail address.
    EMAIL = "email", Takes::Text("an e-mail address"), Without::Nothing;
    /// A prefilled coupon.
    COUPON = "coupon", Takes::Text("text"), Without::Nothing;
    /// Sent on with the order as its source.
    UTM_SOURCE = "utm-source", Takes::Text("text"), Without::Nothing;
    /// A prefilled address for payments that have to go back.
    REFUND_ADDRESS = "refund-address", Takes::Text("text"), Without::Nothing;
    /// Present: e-money products are shown.
    WHITELABEL = "whitelabel", Takes::Presence, Without::Nothing;
    /// Minutes that an order can be paid.
    PAYMENT_WINDOW = "payment-window", Takes::Minutes(PAYMENT_WINDOW), Without::Value("30");
    /// The `https` page where a shopper signs in.
    LOGIN_URL = "login-url", Takes::Text("`https` URL"), Without::Nothing;
    /// The `https` page where a shopper verifies their identity.
    KYC_URL = "kyc-url", Takes::Text("`https` URL"), Without::Nothing;
    /// The `https` page where a shopper gets help.
    SUPPORT_URL = "support-url", Takes::Text("`https` URL"), Without::Nothing;
    /// The `https` page with the terms of sale, which the part `seller` links to.
    TERMS_URL = "terms-url", Takes::Text("`https` URL"), Without::Nothing;
    /// The `https` page about privacy, which the part `seller` links to.
    PRIVACY_URL = "privacy-url", Takes::Text("`https` URL"), Without::Nothing;
    /// Path or URL of a JSON file with texts of the page's own, resolved against the page.
    #[cfg_attr(all(target_arch = "wasm32", not(test)), expect(dead_code, reason = "`life.js` loads what it names"))]
    TEXTS = "texts", Takes::File("CryptorefillsTexts"), Without::Nothing;
}
