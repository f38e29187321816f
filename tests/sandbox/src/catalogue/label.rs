//! Display labels such as `$1,000`, `100 Diamonds` or `PIN USA 19.99 USD`, taken apart. It never loses a character:
//! what was parsed prints as it was.

use super::currency::Currency;
use crate::money;
use rust_decimal::Decimal;

/// A label in parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Label {
    /// An amount of the country's money: `$10`.
    Money(Decimal),
    /// A number between texts: `100 Diamonds`, `Net10 USA 25 USD`.
    Numbered {
        /// Text before the number.
        prefix: String,
        /// The number.
        number: Decimal,
        /// Text after the number.
        suffix: String,
    },
    /// No number of its own: `Java & Bedrock Ed`.
    Named(String),
}

impl Label {
    /// Takes `text` apart.
    pub(crate) fn parse(text: &str, currency: &Currency) -> Self {
        if let Some(amount) = text.strip_prefix(currency.symbol).and_then(money::parse) {
            return Self::Money(amount);
        }
        let mut start = 0;
        for word in text.split_inclusive(' ') {
            let number = word.trim_end();
            if let Some(amount) = money::parse(number) {
                return Self::Numbered {
                    prefix: text[..start].to_owned(),
                    number: amount,
                    suffix: text[start + number.len()..].to_owned(),
                };
            }
            start += word.len();
        }
        Self::Named(text.to_owned())
    }

    /// The label as shoppers see it.
    pub(crate) fn text(&self, currency: &Currency) -> String {
        match self {
            Self::Money(amount) => format!("{}{}", currency.symbol, money::grouped(*amount)),
            Self::Numbered { prefix, number, suffix } => format!("{prefix}{}{suffix}", money::short(*number)),
            Self::Named(name) => name.clone(),
        }
    }

    /// The denomination that orders send: `10 USD` for `$10`, the label itself otherwise.
    pub(crate) fn denomination(&self, currency: &Currency) -> String {
        match self {
            Self::Money(amount) => format!("{} {}", money::short(*amount), currency.code),
            Self::Numbered { .. } | Self::Named(_) => self.text(currency),
        }
    }

    /// The amount of the country's money in the label, where it names one.
    pub(crate) fn amount(&self, currency: &Currency) -> Option<Decimal> {
        match self {
            Self::Money(amount) => Some(*amount),
            Self::Numbered { number, suffix, .. } => {
                suffix.trim_start().starts_with(currency.code).then_some(*number)
            }
            Self::Named(name) => {
                let after = name.split(currency.symbol).nth(1)?;
                money::parse(after.split(' ').next()?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_labels_print_as_they_were() {
        let usd = Currency::of_country("US");
        for label in [
            "$10",
            "$1,000",
            "$11.99",
            "100 Diamonds",
            "1 month",
            "PIN USA 19.99 USD",
            "H2O PayGo USA 100 USD",
            "Libon $10 + $1 Bonus",
            "3GB Unl Min+SMS Intl Text 1 Month",
            "Java & Bedrock Ed",
            "Microsoft 365 Business Standard",
        ] {
            assert_eq!(Label::parse(label, usd).text(usd), label);
        }
    }

    #[test]
    fn an_amount_of_money_is_found_where_a_label_names_one() {
        let usd = Currency::of_country("US");
        let amount = |label| Label::parse(label, usd).amount(usd).map(money::short);
        assert_eq!(amount("$1,000").as_deref(), Some("1000"));
        assert_eq!(amount("H2O PayGo USA 100 USD").as_deref(), Some("100"));
        assert_eq!(amount("Libon $5").as_deref(), Some("5"));
        assert_eq!(amount("100 Diamonds"), None);
    }
}
