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
use crate::embed::contract::attributes::{Attribute, CREDENTIALS, KINDS, LANGUAGES, PAYMENT_WINDOW, THEMES};

/// Reads the element's attributes: an object of their names and texts, absent ones left out. `api-base` and `lang` come
/// resolved by `life.js`, which knows the page.
pub fn parse(attributes: &Json) -> (Config, Vec<String>) {
    let mut reader = Reader { attributes, warnings: Vec::new() };
    let default = Config::default();
    let config = Config {
        api_base: reader
            .text(Attribute::API_BASE)
            .map_or(default.api_base, |base| base.trim_end_matches('/').to_owned()),
        include_credentials: reader
            .one_of(Attribute::API_CREDENTIALS, &CREDENTIALS)
            .is_some_and(|value| value == CREDENTIALS[1]),
        country: reader.check(
            Attribute::COUNTRY,
            Expected("an ISO 3166-1 code of a country that is served", &[]),
            country::supported,
        ),
        lang: reader.one_of(Attribute::LANG, &LANGUAGES).unwrap_or("en").to_owned(),
        coin: reader.text(Attribute::COIN).unwrap_or(default.coin),
        network: reader.text(Attribute::NETWORK).unwrap_or(default.network),
        brand: reader.text(Attribute::BRAND),
        kinds: reader
            .check(Attribute::KINDS, Expected("one or more of: ", &KINDS), kinds)
            .unwrap_or(default.kinds),
        category: reader.text(Attribute::CATEGORY),
        email: reader.check(Attribute::EMAIL, Expected("an e-mail address", &[]), |text| {
            is_email(text.trim()).then(|| text.trim().to_owned())
        }),
        coupon: reader.text(Attribute::COUPON),
        utm_source: reader.text(Attribute::UTM_SOURCE),
        refund_address: reader.text(Attribute::REFUND_ADDRESS),
        whitelabel: reader.get(Attribute::WHITELABEL) != &Json::Null,
        payment_window: reader
            .check(Attribute::PAYMENT_WINDOW, Expected("whole minutes from 1 to 1440", &[]), minutes)
            .unwrap_or(default.payment_window),
        login_url: reader.link(Attribute::LOGIN_URL),
        kyc_url: reader.link(Attribute::KYC_URL),
        support_url: reader.link(Attribute::SUPPORT_URL),
        terms_url: reader.link(Attribute::TERMS_URL),
        privacy_url: reader.link(Attribute::PRIVACY_URL),
    };
    // Read by the style sheet; here it is only checked.
    reader.one_of(Attribute::THEME, &THEMES);
    (config, reader.warnings)
}

/// What an attribute should have been: words, and the values that it may have.
#[derive(Clone, Copy)]
struct Expected(&'static str, &'static [&'static str]);

struct Reader<'a> {
    attributes: &'a Json,
    warnings: Vec<String>,
}

impl<'a> Reader<'a> {
    /// An attribute as it came.
    fn get(&self, attribute: Attribute) -> &'a Json {
        self.attributes.get(attribute.name())
    }

    /// An attribute that may be any text; an empty one counts as absent.
    fn text(&self, attribute: Attribute) -> Option<String> {
        self.get(attribute).text().map(|text| text.trim().to_owned())
    }

    /// An attribute that has to pass a check.
    fn check<T>(
        &mut self,
        attribute: Attribute,
        expected: Expected,
        check: impl Fn(&'a str) -> Option<T>,
    ) -> Option<T> {
        let text = self.get(attribute).text()?;
        let value = check(text);
        if value.is_none() {
            self.warn(attribute, expected, text);
        }
        value
    }

    /// Not generic: written once for all kinds of values.
    #[inline(never)]
    fn warn(&mut self, attribute: Attribute, Expected(words, values): Expected, text: &str) {
        // An address is the one attribute that may hold something personal: its length tells it from another one.
        let got = if attribute == Attribute::EMAIL {
            [&text.len().to_string(), " bytes"].concat()
        } else {
            ["\"", text, "\""].concat()
        };
        let name = attribute.name();
        let warning =
            ["cryptorefills-widget: ", name, " must be ", words, &values.join(" "), ", got ", &got].concat();
        self.warnings.push(warning);
    }

    fn one_of(&mut self, attribute: Attribute, words: &'static [&'static str]) -> Option<&'static str> {
        self.check(attribute, Expected("one of: ", words), |text| {
            words.iter().copied().find(|word| word.eq_ignore_ascii_case(text.trim()))
        })
    }

    fn link(&mut self, attribute: Attribute) -> Option<String> {
        self.check(attribute, Expected("an https address", &[]), |text| web_link(text).map(str::to_owned))
    }
}

fn kinds(text: &str) -> Option<Vec<Kind>> {
    let words: Option<Vec<Kind>> = text.split_whitespace().map(Kind::from_attribute).collect();
    let words = words.filter(|words| !words.is_empty())?;
    // The tabs keep their own order, and a kind named twice is one tab.
    Some(Kind::SOLD.into_iter().filter(|kind| words.contains(kind)).collect())
}

fn minutes(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|minutes| PAYMENT_WINDOW.contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::contract::attributes::{ATTRIBUTES, Without};

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
        let names = ATTRIBUTES.iter().map(|row| row.attribute.name());
        // `life.js` loads what `texts` names.
        for name in names.filter(|name| *name != "texts") {
            // Something that no attribute has by default, and that only a text may be.
            let (config, warnings) = parse(&attributes(&[(name, "?")]));
            assert!(config != Config::default() || !warnings.is_empty(), "{name}");
        }
    }

    #[test]
    fn the_defaults_that_are_told_are_those_that_hold() {
        let defaults: Vec<_> = ATTRIBUTES
            .iter()
            .filter_map(|row| match row.without {
                Without::Value(value) | Without::Mostly(value, _) => Some((row.attribute.name(), value)),
                Without::Nothing | Without::Found(_) => None,
            })
            .collect();
        assert_eq!(defaults.len(), 7);
        assert_eq!(parse(&attributes(&defaults)), (Config::default(), vec![]));
    }

    #[test]
    fn every_word_that_is_told_is_taken() {
        let lists: [(&str, &[&str]); 4] =
            [("lang", &LANGUAGES), ("kinds", &KINDS), ("api-credentials", &CREDENTIALS), ("theme", &THEMES)];
        for (name, words) in lists {
            for word in words {
                assert_eq!(parse(&attributes(&[(name, word)])).1, [""; 0], "{name}={word}");
            }
        }
        assert_eq!(parse(&attributes(&[("kinds", &KINDS.join(" "))])).0, Config::default());
        for (minutes, warnings) in [("0", 1), ("1", 0), ("1440", 0), ("1441", 1)] {
            assert_eq!(parse(&attributes(&[("payment-window", minutes)])).1.len(), warnings, "{minutes}");
        }
    }

    #[test]
    fn a_bad_value_warns_once_and_falls_back() {
        for (name, value) in [
            ("country", "RU"),
            ("country", "AF"),
            ("country", "ZW"),
            ("lang", "xx"),
            ("kinds", "giftcard flight"),
            ("theme", "blue"),
            ("payment-window", "0"),
            ("payment-window", "soon"),
            ("api-credentials", "omit"),
            ("support-url", "javascript:alert(1)"),
            ("terms-url", "http://shop.example/terms"),
            ("privacy-url", "/privacy"),
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
