//! What a product is worth, as a label: plain money, which every language writes in its own way, or the API's own words,
//! which stay as they are. Amounts of coin are neither.

use crate::domain::decimal::Decimal;
use crate::domain::offer::typed_amount::{Reading, read_any};
use crate::domain::plain_text::plain;

/// A label that is plain money, such as `12.5 USD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainMoney {
    /// Decimal text, whatever signs the label has it with.
    pub amount: String,
    /// Three capitals, in the form of ISO 4217.
    pub currency: String,
}

/// Currencies with three decimals: in their amounts a sign before three digits need not group them.
const THREE_PLACES: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// The label of a product: plain money where denomination and localized form say the same amount and no more, else the
/// localized form (`docs/wire-format.md` section 5.1).
///
/// So `25 USD` comes of `25 USD` with `$25`, `150000 IDR` of `150.000 IDR` with `IDR150,000`, and `$25 + $5 bonus` stays
/// what it is.
pub fn label(denomination: &str, localized: &str) -> String {
    let Some((number, currency)) = parts(denomination) else { return localized.to_owned() };
    // A currency is named by a sign or at most three letters: `€25`, `R$ 25`, `25 Kč`, `USD 25`.
    let localized_text = plain(localized);
    let letters = localized_text.chars().filter(|c| is_letter(*c)).count();
    let of_both = if letters > 3 { vec![] } else { amounts(only_number(&localized_text), currency) };
    let same = amounts(&number, currency).into_iter().filter(|amount| of_both.contains(amount)).collect();
    match settled(same, currency) {
        Some(amount) => format!("{amount} {currency}"),
        None => localized.to_owned(),
    }
}

/// Whether it is a letter, among what labels of money have after [`plain`]: letters, signs of currencies, separators.
/// `char::is_alphabetic` knows all of Unicode, by tables of 1,350 bytes of brotli.
fn is_letter(c: char) -> bool {
    let is_sign = matches!(c, '׳'..='״' | '٪'..='٬' | '৳' | '฿' | '៛' | '\u{2000}'..='\u{20cf}' | '\u{fdfc}');
    c.is_ascii_alphabetic() || (c >= 'À' && !is_sign)
}

/// Reads a label that is plain money: a number in any of the ways that countries write it, and a code before or behind it.
pub fn money(label: &str) -> Option<PlainMoney> {
    let (number, currency) = parts(label)?;
    let amount = settled(amounts(&number, currency), currency)?.to_string();
    Some(PlainMoney { amount, currency: currency.to_owned() })
}

/// Number and currency of a label that has nothing else.
fn parts(label: &str) -> Option<(String, &str)> {
    let label = label.trim();
    let at_end = label.len().checked_sub(3).and_then(|at| label.split_at_checked(at));
    let behind = at_end.filter(|(_, code)| is_currency(code));
    let before =
        || label.split_at_checked(3).filter(|(code, _)| is_currency(code)).map(|(code, rest)| (rest, code));
    let (number, currency) = behind.or_else(before)?;
    let number = plain(number);
    number.starts_with(|first: char| first.is_ascii_digit() || first == '.').then_some((number, currency))
}

/// What is left of a localized amount without the sign or the letters of its currency.
fn only_number(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_ascii_digit())
}

/// Every amount that a number may be, the smaller one first.
fn amounts(number: &str, currency: &str) -> Vec<Decimal> {
    match read_any(number, places(currency)) {
        Reading::Value(amount) => vec![amount],
        Reading::Unclear(fraction, whole) => vec![fraction, whole],
        Reading::Empty | Reading::NotANumber => vec![],
    }
}

/// The amount, where it is one: of two the one whose digits are grouped, unless the currency has three decimals.
fn settled(mut amounts: Vec<Decimal>, currency: &str) -> Option<Decimal> {
    let amount = amounts.pop()?;
    (amounts.is_empty() || places(currency) < 3).then_some(amount)
}

fn places(currency: &str) -> usize {
    if THREE_PLACES.contains(&currency) { 3 } else { 2 }
}

/// Whether a code has the form of ISO 4217: what the browser takes for a currency, known or not.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_an_amount_and_a_code_and_nothing_else() {
        for (label, found) in [
            ("25 USD", Some(("25", "USD"))),
            ("168000 IDR", Some(("168000", "IDR"))),
            ("150.000 IDR", Some(("150000", "IDR"))),
            ("IDR150,000", Some(("150000", "IDR"))),
            ("1 000 AED", Some(("1000", "AED"))),
            ("1\u{202f}000,50 EUR", Some(("1000.5", "EUR"))),
            ("1.234,56 EUR", Some(("1234.56", "EUR"))),
            ("1,00,000 INR", Some(("100000", "INR"))),
            ("TRY300", Some(("300", "TRY"))),
            ("USD 25", Some(("25", "USD"))),
            ("٥٠ SAR", Some(("50", "SAR"))),
            ("٥٠٠٫٥\u{a0}SAR", Some(("500.5", "SAR"))),
            ("5 KWD", Some(("5", "KWD"))),
            ("5.000 KWD", None),
            ("12.50 EUR", Some(("12.5", "EUR"))),
            ("₩5,000", None),
            ("Riot Cash 120 TL", None),
            ("USD", None),
            ("USD USD", None),
            ("é", None),
            ("100 Diamonds", None),
            ("60 UC", None),
            ("1 GB 7 days", None),
            ("12 months", None),
            ("$25", None),
            ("PIN USA 19.99 USD", None),
            ("-5 USD", None),
            ("25", None),
            ("", None),
        ] {
            let money_of = |(amount, currency): (&str, &str)| PlainMoney {
                amount: amount.into(),
                currency: currency.into(),
            };
            let found = found.map(money_of);
            assert_eq!(money(label), found, "{label}");
        }
    }

    #[test]
    fn a_letter_of_a_label_is_a_letter_of_unicode() {
        let names =
            "R$ Kč zł Ft kr lei лв. руб. грн. дин. сум ден د.إ ر.س ر.ق د.ك ₪ ש״ח 元 円 원 บาท टका रु Đ";
        let signs =
            "$€£¥¢₩₹₺₫₱₦₴₵₡₸₼₽₾₿฿৳៛\u{fdfc} 1,000.5 1’000 1'000 ٥٠٠٫٥ ٥٬٠٠٠ 1·5 +-()/%٪\u{202f}\u{a0}";
        for c in [names, signs].concat().chars().filter(|c| !c.is_numeric()) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn a_label_is_the_plain_amount_where_both_forms_say_the_same() {
        for (denomination, localized, expected) in [
            ("25 USD", "$25", "25 USD"),
            ("1000 JPY", "¥1,000", "1000 JPY"),
            ("50 BRL", "R$ 50", "50 BRL"),
            ("100 CZK", "100 Kč", "100 CZK"),
            ("25 USD", "25 USD", "25 USD"),
            ("25 USD", "$25 + $5 bonus", "$25 + $5 bonus"),
            ("25 USD", "PIN USA 25 USD", "PIN USA 25 USD"),
            ("10 USD", "$12", "$12"),
            ("150.000 IDR", "IDR150,000", "150000 IDR"),
            ("150.000 IDR", "Rp150.000", "150000 IDR"),
            ("1 000 AED", "AED 1,000", "1000 AED"),
            ("5,000 KRW", "₩5,000", "5000 KRW"),
            ("₩5,000", "₩5,000", "₩5,000"),
            ("TRY300", "₺300", "300 TRY"),
            ("٥٠ SAR", "SAR 50", "50 SAR"),
            ("50 SAR", "٥٠ ر.س", "50 SAR"),
            ("10.00 USD", "$10", "10 USD"),
            ("10.00 USD", "$1,000", "$1,000"),
            ("1.000 USD", "$1", "1 USD"),
            ("5.000 KWD", "KWD 5", "5 KWD"),
            ("5.000 KWD", "KWD 5.000", "KWD 5.000"),
            ("1.250,50 EUR", "€1,250.50", "1250.5 EUR"),
            ("1 GB 7 days", "1 GB 7 Tage", "1 GB 7 Tage"),
            ("100 Diamonds", "100 Diamanten", "100 Diamanten"),
        ] {
            assert_eq!(label(denomination, localized), expected, "{denomination} as {localized}");
        }
    }
}
