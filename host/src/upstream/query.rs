//! Which query parameters a route has, and their form. What is no parameter of the route is dropped; what is one and has
//! another form is refused. A parameter that passes goes up byte for byte as it came,
//! but for a country, which the API wants in upper case.

use std::borrow::Cow;

use super::countries::is_country;
use crate::refusal::Refusal;

/// A query parameter of a route (`docs/wire-format.md` sections 3 to 6).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Parameter {
    /// `country_code`: one of the API's countries.
    CountryCode,
    /// `promo_code`: a coupon as the shopper typed it.
    PromoCode,
    /// `cid`
    Cid,
    /// `family_name`
    FamilyName,
    /// `brand_name`
    BrandName,
    /// `coin`: a symbol such as `USDC.e`.
    Coin,
    /// `lang`: a language tag.
    Lang,
    /// `category`: a slug.
    Category,
    /// `payment_method`: a label such as `USDC-MATIC`.
    PaymentMethod,
    /// `face_value`: a decimal number.
    FaceValue,
}

impl Parameter {
    fn name(self) -> &'static str {
        match self {
            Self::CountryCode => "country_code",
            Self::PromoCode => "promo_code",
            Self::Cid => "cid",
            Self::FamilyName => "family_name",
            Self::BrandName => "brand_name",
            Self::Coin => "coin",
            Self::Lang => "lang",
            Self::Category => "category",
            Self::PaymentMethod => "payment_method",
            Self::FaceValue => "face_value",
        }
    }

    fn takes(self, value: &str) -> bool {
        match self {
            Self::CountryCode => is_country(value),
            Self::FaceValue => is_decimal(value),
            Self::Lang => is_made_of(value, 16, b"-"),
            Self::Coin | Self::PaymentMethod => is_made_of(value, 32, b".-_"),
            Self::Category => is_text(value, 64),
            Self::PromoCode | Self::Cid => is_text(value, 100),
            Self::FamilyName | Self::BrandName => is_text(value, 200),
        }
    }

    /// `value` as the API writes it: countries in upper case, everything else as it came.
    fn spelled(self, value: &str) -> Cow<'_, str> {
        match self {
            Self::CountryCode => value.to_ascii_uppercase().into(),
            Self::PromoCode
            | Self::Cid
            | Self::FamilyName
            | Self::BrandName
            | Self::Coin
            | Self::Lang
            | Self::Category
            | Self::PaymentMethod
            | Self::FaceValue => value.into(),
        }
    }

    fn refusal(self) -> Refusal {
        match self {
            Self::CountryCode => Refusal::InvalidCountryCode,
            Self::PromoCode
            | Self::Cid
            | Self::FamilyName
            | Self::BrandName
            | Self::Coin
            | Self::Lang
            | Self::Category
            | Self::PaymentMethod
            | Self::FaceValue => Refusal::InvalidQuery,
        }
    }
}

/// Of `query`, what a route with `parameters` passes on.
///
/// # Errors
///
/// [`Refusal::InvalidQuery`] for a parameter of another form, one that stands twice, or one that does not decode;
/// [`Refusal::InvalidCountryCode`] for what is no country.
pub(crate) fn checked(parameters: &[Parameter], query: Option<&str>) -> Result<Option<String>, Refusal> {
    let mut passed: Vec<(Parameter, Cow<'_, str>)> = Vec::new();
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // A name that does not decode is nobody's.
        let Some(name) = decoded(name) else { continue };
        let Some(&parameter) = parameters.iter().find(|parameter| parameter.name() == name) else { continue };
        let is_formed = decoded(value).is_some_and(|value| parameter.takes(&value));
        if !is_formed || passed.iter().any(|(known, _)| *known == parameter) {
            return Err(parameter.refusal());
        }
        passed.push((parameter, parameter.spelled(value)));
    }
    let pairs: Vec<_> =
        passed.iter().map(|(parameter, value)| format!("{}={value}", parameter.name())).collect();
    Ok(Some(pairs.join("&")).filter(|query| !query.is_empty()))
}

/// `text` without its escapes, `+` as a space; `None` where an escape is none or its bytes are no UTF-8.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['%', '+']) {
        return Some(text.into());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::from)
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

fn is_text(value: &str, longest: usize) -> bool {
    !value.is_empty() && value.chars().count() <= longest && !value.chars().any(char::is_control)
}

fn is_made_of(value: &str, longest: usize, signs: &[u8]) -> bool {
    (1..=longest).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.contains(&byte))
}

/// Digits, perhaps with a dot between them.
fn is_decimal(value: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    value.len() <= 20 && is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Parameter; 10] = [
        Parameter::CountryCode,
        Parameter::PromoCode,
        Parameter::Cid,
        Parameter::FamilyName,
        Parameter::BrandName,
        Parameter::Coin,
        Parameter::Lang,
        Parameter::Category,
        Parameter::PaymentMethod,
        Parameter::FaceValue,
    ];

    #[test]
    fn parameters_pass_as_they_came_and_others_are_dropped() {
        for (query, passed) in [
            ("country_code=US&promo_code=A%20B", Some("country_code=US&promo_code=A%20B")),
            (
                "brand_name=Bath+%26+Body%20Works&face_value=12.50",
                Some("brand_name=Bath+%26+Body%20Works&face_value=12.50"),
            ),
            (
                "coin=USDC.e&payment_method=USDC-MATIC&lang=zh-Hant",
                Some("coin=USDC.e&payment_method=USDC-MATIC&lang=zh-Hant"),
            ),
            ("promo_code=%E2%82%AC&future=a&future=b&%ff=1&=&&x", Some("promo_code=%E2%82%AC")),
            ("country%5Fcode=US", Some("country_code=US")),
            ("country_code=us", Some("country_code=US")),
            ("Country_Code=US", None),
            ("", None),
        ] {
            assert_eq!(checked(&ALL, Some(query)), Ok(passed.map(str::to_owned)), "{query}");
        }
        assert_eq!(checked(&ALL, None), Ok(None));
        assert_eq!(
            checked(&[], Some("country_code=US&country_code=")),
            Ok(None),
            "a route without parameters"
        );
    }

    #[test]
    fn what_has_another_form_is_refused() {
        let long = format!("brand_name={}", "a".repeat(201));
        for query in [
            "coin=",
            "coin",
            "coin=US%20DC",
            "coin=USDC&coin=USDC",
            "coin=%zz",
            "coin=%",
            "coin=%f",
            "coin=%ff",
            "lang=../en",
            "face_value=1e9",
            "face_value=-1",
            "face_value=.5",
            "face_value=5.",
            "face_value=1,5",
            "face_value=999999999999999999999",
            "promo_code=a%0D%0Ab",
            "promo_code=%00",
            "brand_name=",
            "cid=%7F",
            "category=a%09b",
            &long,
        ] {
            assert_eq!(checked(&ALL, Some(query)), Err(Refusal::InvalidQuery), "{query}");
        }
        for query in [
            "country_code=",
            "country_code=USA",
            "country_code=ZZ",
            "country_code=US&country_code=US",
            "country_code=%C3%BC",
        ] {
            assert_eq!(checked(&ALL, Some(query)), Err(Refusal::InvalidCountryCode), "{query}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_formed_parameters_ever_passes(query in "[ -~]{0,80}|(coin|country_code|promo_code|x)=[ -~]{0,20}") {
            if let Ok(Some(passed)) = checked(&ALL, Some(&query)) {
                prop_assert_eq!(checked(&ALL, Some(&passed)), Ok(Some(passed.clone())), "it stands by itself");
                for pair in passed.split('&') {
                    let (name, value) = pair.split_once('=').unwrap();
                    let parameter = ALL.into_iter().find(|parameter| parameter.name() == name).unwrap();
                    prop_assert!(parameter.takes(&decoded(value).unwrap()));
                }
            }
        }
    }
}
