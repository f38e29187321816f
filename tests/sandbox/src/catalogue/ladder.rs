//! The steps between a brand's smallest and largest product. It never steps outside them.

use super::label::Label;
use rust_decimal::Decimal;

const ROUND: [i64; 30] = [
    1, 2, 3, 5, 10, 15, 20, 25, 30, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1_000, 1_500, 2_000,
    2_500, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000,
];
const MONTHS: [i64; 4] = [1, 3, 6, 12];
const MOST: usize = 6;

/// Every label from `first` to `last`; both stand at the ends, once where they are the same.
pub(crate) fn labels(first: &Label, last: &Label) -> Vec<Label> {
    if first == last {
        return vec![first.clone()];
    }
    let between: Vec<Label> = match (first, last) {
        (Label::Money(min), Label::Money(max)) => {
            numbers(*min, *max, &ROUND).into_iter().map(Label::Money).collect()
        }
        (Label::Money(min), Label::Numbered { number: max, .. })
        | (Label::Numbered { number: min, .. }, Label::Money(max)) => {
            numbers(*min, *max, &ROUND).into_iter().map(Label::Money).collect()
        }
        (
            Label::Numbered { prefix, number: min, suffix },
            Label::Numbered { prefix: same_prefix, number: max, suffix: last_suffix },
        ) if prefix == same_prefix && same_unit(suffix, last_suffix) => {
            let steps: &[i64] = if suffix.starts_with(" month") { &MONTHS } else { &ROUND };
            let label =
                |number| Label::Numbered { prefix: prefix.clone(), number, suffix: last_suffix.clone() };
            numbers(*min, *max, steps).into_iter().map(label).collect()
        }
        (Label::Money(_) | Label::Numbered { .. } | Label::Named(_), _) => Vec::new(),
    };
    std::iter::once(first.clone()).chain(between).chain([last.clone()]).collect()
}

/// `1 month` and `12 months` count the same thing.
fn same_unit(first: &str, last: &str) -> bool {
    first == last || format!("{first}s") == last
}

/// Round numbers strictly between `min` and `max`, at most six. Prices that end in 99 keep doing so.
fn numbers(min: Decimal, max: Decimal, steps: &[i64]) -> Vec<Decimal> {
    let cents = if min.fract() == Decimal::new(99, 2) { Decimal::new(1, 2) } else { Decimal::ZERO };
    let inside: Vec<Decimal> = steps
        .iter()
        .map(|step| Decimal::from(*step) - cents)
        .filter(|step| *step > min && *step < max)
        .collect();
    let every = inside.len().div_ceil(MOST).max(1);
    inside.into_iter().step_by(every).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::currency::Currency;

    fn texts(first: &str, last: &str) -> Vec<String> {
        let usd = Currency::of_country("US");
        let steps = labels(&Label::parse(first, usd), &Label::parse(last, usd));
        steps.iter().map(|label| label.text(usd)).collect()
    }

    #[test]
    fn the_ends_are_the_labels_of_the_brand() {
        for (first, last) in
            [("$5", "$500"), ("100 Diamonds", "2200 Diamonds"), ("$15", "H2O PayGo USA 100 USD")]
        {
            let steps = texts(first, last);
            assert_eq!((steps.first().unwrap().as_str(), steps.last().unwrap().as_str()), (first, last));
            assert!((3..=8).contains(&steps.len()), "{steps:?}");
        }
    }

    #[test]
    fn months_and_prices_that_end_in_99_stay_what_they_are() {
        assert_eq!(texts("1 month", "12 months"), ["1 month", "3 months", "6 months", "12 months"]);
        assert!(texts("PIN USA 19.99 USD", "PIN USA 79.99 USD").contains(&"PIN USA 29.99 USD".to_owned()));
    }

    #[test]
    fn one_product_stands_alone_and_unlike_names_have_nothing_between() {
        assert_eq!(texts("$10.99", "$10.99"), ["$10.99"]);
        assert_eq!(texts("Libon $5", "Libon $10 + $1 Bonus").len(), 2);
    }
}
