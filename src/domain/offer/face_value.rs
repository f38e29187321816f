//! What a product is worth, as a label: plain money, which every language writes in its own way, or the API's own words,
//! which stay as they are. Amounts of coin are neither.

use crate::domain::decimal::Decimal;

/// A label that is plain money, such as `12.5 USD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainMoney<'label> {
    /// Decimal text.
    pub amount: &'label str,
    /// Three capitals, in the form of ISO 4217.
    pub currency: &'label str,
}

/// The label of a product: the denomination where its localized form says the same amount of money and no more, else that
/// form (`docs/wire-format.md` section 5.1).
///
/// So `25 USD` comes of `25 USD` with `$25`, and `$25 + $5 bonus` stays what it is.
pub fn label(denomination: &str, localized: &str) -> String {
    let same = money(denomination).is_some_and(|money| {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let letters = localized.chars().filter(|letter| letter.is_alphabetic()).count();
        // A currency is named by a sign or at most three letters: `€25`, `R$ 25`, `25 Kč`, `USD 25`.
        digits(money.amount) == digits(localized) && letters <= 3
    });
    if same { denomination } else { localized }.to_owned()
}

/// Reads a label that is plain money.
pub fn money(label: &str) -> Option<PlainMoney<'_>> {
    let (amount, currency) = label.split_once(' ')?;
    (Decimal::parse(amount).is_some() && is_currency(currency)).then_some(PlainMoney { amount, currency })
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
            ("12.50 EUR", Some(("12.50", "EUR"))),
            ("168000 IDR", Some(("168000", "IDR"))),
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
            let found = found.map(|(amount, currency)| PlainMoney { amount, currency });
            assert_eq!(money(label), found, "{label}");
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
            ("1 GB 7 days", "1 GB 7 Tage", "1 GB 7 Tage"),
            ("100 Diamonds", "100 Diamanten", "100 Diamanten"),
        ] {
            assert_eq!(label(denomination, localized), expected, "{denomination} as {localized}");
        }
    }
}
