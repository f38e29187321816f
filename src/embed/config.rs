//! Attributes as a partner wrote them, turned into a [`Config`] whose every value can be used.
//!
//! A bad value never breaks the page: it falls back to its default and yields one warning, which says what was expected
//! and what arrived.

use crate::api::Json;
use crate::domain::catalogue::brand::Kind;
use crate::domain::config::Config;
use crate::domain::country;
use crate::domain::payment::payment_link::web_link;
use crate::domain::purchase::recipient::is_email;

/// The attributes that the element observes, as `custom-elements.json` and the types describe them.
pub const ATTRIBUTES: [&str; 20] = [
    "api-base",
    "api-credentials",
    "country",
    "lang",
    "coin",
    "network",
    "brand",
    "kinds",
    "category",
    "theme",
    "email",
    "coupon",
    "utm-source",
    "refund-address",
    "whitelabel",
    "payment-window",
    "login-url",
    "kyc-url",
    "support-url",
    // Read by `life.js`, which loads what it names.
    "texts",
];

/// The languages of the API's data and of the widget's words.
pub const LANGUAGES: [&str; 10] = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];

/// Reads the element's attributes: an object of their names and texts, absent ones left out. `api-base` and `lang` come
/// resolved by `life.js`, which knows the page.
pub fn parse(attributes: &Json) -> (Config, Vec<String>) {
    let mut reader = Reader { attributes, warnings: Vec::new() };
    let default = Config::default();
    let config = Config {
        api_base: reader
            .text("api-base")
            .map_or(default.api_base, |base| base.trim_end_matches('/').to_owned()),
        include_credentials: reader
            .one_of("api-credentials", &["same-origin", "include"])
            .is_some_and(|value| value == "include"),
        country: reader.check(
            "country",
            "an ISO 3166-1 code of a country that is served",
            country::supported,
        ),
        lang: reader.one_of("lang", &LANGUAGES).unwrap_or("en").to_owned(),
        coin: reader.text("coin").unwrap_or(default.coin),
        network: reader.text("network").unwrap_or(default.network),
        brand: reader.text("brand"),
        kinds: reader
            .check("kinds", "one or more of: giftcard mobile_recharge esim", kinds)
            .unwrap_or(default.kinds),
        category: reader.text("category"),
        email: reader.check("email", "an e-mail address", |text| {
            is_email(text.trim()).then(|| text.trim().to_owned())
        }),
        coupon: reader.text("coupon"),
        utm_source: reader.text("utm-source"),
        refund_address: reader.text("refund-address"),
        whitelabel: reader.get("whitelabel") != &Json::Null,
        payment_window: reader.check("payment-window", "whole minutes from 1 to 1440", minutes).unwrap_or(30),
        login_url: reader.link("login-url"),
        kyc_url: reader.link("kyc-url"),
        support_url: reader.link("support-url"),
    };
    // Read by the style sheet; here it is only checked.
    reader.one_of("theme", &["auto", "light", "dark"]);
    (config, reader.warnings)
}

struct Reader<'a> {
    attributes: &'a Json,
    warnings: Vec<String>,
}

impl<'a> Reader<'a> {
    /// An attribute as it came.
    fn get(&self, name: &str) -> &'a Json {
        debug_assert!(ATTRIBUTES.contains(&name), "{name} is not observed");
        self.attributes.get(name)
    }

    /// An attribute that may be any text; an empty one counts as absent.
    fn text(&self, name: &str) -> Option<String> {
        self.get(name).text().map(|text| text.trim().to_owned())
    }

    /// An attribute that has to pass a check.
    fn check<T>(&mut self, name: &str, expected: &str, check: impl Fn(&'a str) -> Option<T>) -> Option<T> {
        let text = self.get(name).text()?;
        let value = check(text);
        if value.is_none() {
            // An address is the one attribute that may hold something personal: its length tells it from another one.
            let got = if name == "email" {
                format!("{} characters", text.chars().count())
            } else {
                format!("\"{text}\"")
            };
            self.warnings.push(format!("cryptorefills-widget: {name} must be {expected}, got {got}"));
        }
        value
    }

    fn one_of(&mut self, name: &str, words: &[&'static str]) -> Option<&'static str> {
        let expected = format!("one of: {}", words.join(" "));
        self.check(name, &expected, |text| {
            words.iter().copied().find(|word| word.eq_ignore_ascii_case(text.trim()))
        })
    }

    fn link(&mut self, name: &str) -> Option<String> {
        self.check(name, "an https address", |text| web_link(text).map(str::to_owned))
    }
}

fn kinds(text: &str) -> Option<Vec<Kind>> {
    let words: Option<Vec<Kind>> = text.split_whitespace().map(Kind::from_attribute).collect();
    let words = words.filter(|words| !words.is_empty())?;
    // The tabs keep their own order, and a kind named twice is one tab.
    Some(Kind::SOLD.into_iter().filter(|kind| words.contains(kind)).collect())
}

fn minutes(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|minutes| (1..=1440).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_values_are_taken() {
        let (config, warnings) = parse(&attributes(&[
            ("api-base", "https://shop.example/cr/"),
            ("api-credentials", "include"),
            ("country", "de"),
            ("lang", "DE"),
            ("kinds", "esim giftcard giftcard"),
            ("whitelabel", ""),
            ("payment-window", "15"),
            ("support-url", "https://help.example"),
            ("email", " ada@example.com "),
        ]));
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!(config.api_base, "https://shop.example/cr");
        assert!(config.include_credentials && config.whitelabel);
        assert_eq!((config.country, config.lang.as_str(), config.payment_window), (Some("DE"), "de", 15));
        assert_eq!(config.kinds, [Kind::GiftCard, Kind::Esim]);
        assert_eq!(config.email.as_deref(), Some("ada@example.com"));
    }

    #[test]
    fn every_attribute_that_is_observed_is_read() {
        for name in ATTRIBUTES.into_iter().filter(|name| *name != "texts") {
            // Something that no attribute has by default, and that only a text may be.
            let (config, warnings) = parse(&attributes(&[(name, "?")]));
            assert!(config != Config::default() || !warnings.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_bad_value_warns_once_and_falls_back() {
        for (name, value) in [
            ("country", "RU"),
            ("lang", "xx"),
            ("kinds", "giftcard flight"),
            ("theme", "blue"),
            ("payment-window", "0"),
            ("payment-window", "soon"),
            ("api-credentials", "omit"),
            ("support-url", "javascript:alert(1)"),
            ("email", "nobody"),
        ] {
            let (config, warnings) = parse(&attributes(&[(name, value)]));
            assert_eq!(config, Config::default(), "{name}={value}");
            assert_eq!(warnings.len(), 1, "{name}={value}");
            assert!(warnings[0].contains(name), "{warnings:?}");
        }
    }

    #[test]
    fn an_address_is_never_repeated() {
        let (_, warnings) = parse(&attributes(&[("email", "secret-person")]));
        assert!(!warnings[0].contains("secret-person"));
    }

    #[test]
    fn nothing_given_is_the_default() {
        assert_eq!(parse(&attributes(&[])), (Config::default(), vec![]));
        assert_eq!(parse(&attributes(&[("country", ""), ("kinds", " ")])), (Config::default(), vec![]));
    }

    fn attributes(pairs: &[(&str, &str)]) -> Json {
        Json::Map(
            pairs.iter().map(|(name, text)| ((*name).to_owned(), Json::Text((*text).to_owned()))).collect(),
        )
    }
}
