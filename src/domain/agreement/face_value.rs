//! Whether two texts say the same amount or plan: numbers in any country's spelling, and the words beside them.

use crate::domain::agreement::line::AgreedLine;
use crate::domain::decimal::Decimal;
use crate::domain::offer::face_value::{is_currency, money};
use crate::domain::order::delivery::Delivery;
use crate::domain::search::normalize::normalize;

/// What stands in place of a denomination where a number says the amount.
const RANGE: &str = "range";

/// The amount that a line of an order names otherwise than it was asked for.
pub(super) fn differing(asked: &str, line: &AgreedLine, named: &Delivery) -> Option<String> {
    let denomination = named.denomination.as_deref().filter(|text| !text.eq_ignore_ascii_case(RANGE));
    if let Some(text) = denomination.filter(|text| !same(asked, text)) {
        return Some(text.to_owned());
    }
    let localized = named.localized.as_deref();
    if let Some(text) = localized.filter(|text| !is_said_by(asked, line, text)) {
        return Some(text.to_owned());
    }
    let currency = named.currency.as_deref().filter(|code| is_currency(code));
    let plain = Decimal::parse(asked).is_some();
    let (amount, asked_currency) = match money(asked) {
        Some(money) => (money.amount, money.currency),
        None => Some((asked.to_owned(), line.currency.clone())).filter(|_| plain)?,
    };
    let other_currency = currency.filter(|code| !asked_currency.is_empty() && *code != asked_currency);
    let value = named.value.as_deref().and_then(Decimal::parse);
    // A fixed product says its value beside its denomination in no certain currency.
    let comparable = plain || currency == Some(asked_currency.as_str());
    let other_value = value.filter(|value| comparable && Decimal::parse(&amount).as_ref() != Some(value));
    if other_currency.is_none() && other_value.is_none() {
        return None;
    }
    let value = named.value.as_deref().unwrap_or(&amount);
    Some(format!("{value} {}", currency.unwrap_or(&asked_currency)).trim_end().to_owned())
}

/// The amount that a line of an order names, as it is kept: its denomination, its number, or its own words.
pub(super) fn named(line: &Delivery) -> String {
    let denomination = line.denomination.clone().filter(|text| !text.eq_ignore_ascii_case(RANGE));
    denomination.or_else(|| line.value.clone()).or_else(|| line.localized.clone()).unwrap_or_default()
}

/// All spellings of what a line of an order names, for an amount of which a mark is left: a range was asked for by its
/// number alone, a product by a text that may be a number with a currency.
pub(super) fn keys(line: &Delivery) -> Vec<String> {
    let named = named(line);
    if named.is_empty() {
        return vec![];
    }
    let mut keys = vec![key(&named)];
    if let [readings] = &numbers(&named)[..] {
        let currency = line.currency.as_deref().unwrap_or_default();
        keys.extend(readings.iter().map(Decimal::to_string));
        keys.extend(readings.iter().map(|number| key(&format!("{number} {currency}"))));
    }
    keys
}

/// The one spelling of an amount: a number, or letters and digits alone.
pub(super) fn key(text: &str) -> String {
    Decimal::parse(text).map_or_else(|| normalize(text).replace(' ', ""), |number| number.to_string())
}

/// Whether a denomination is the one that was asked for, in whatever spelling.
fn same(asked: &str, named: &str) -> bool {
    if normalize(asked) == normalize(named) && numbers(asked) == numbers(named) {
        return true;
    }
    let ([asked_numbers, named_numbers], [asked_words, named_words]) =
        ([asked, named].map(numbers), [asked, named].map(words));
    if asked_numbers.len() != named_numbers.len() || !within(&asked_numbers, &named_numbers) {
        return false;
    }
    let holds = |many: &[String], few: &[String]| few.iter().all(|word| many.contains(word));
    // `TL` or `kr` is how a country writes its currency.
    let is_sign = |words: &[String]| matches!(words, [word] if word.chars().count() <= 2);
    let is_code = |words: &[String]| matches!(words, [word] if word.len() == 3);
    holds(&asked_words, &named_words)
        || holds(&named_words, &asked_words)
        || (is_sign(&named_words) && is_code(&asked_words))
        || (is_sign(&asked_words) && is_code(&named_words))
}

/// Whether a text in the language of the data says what was asked for, and maybe more.
fn is_said_by(asked: &str, line: &AgreedLine, text: &str) -> bool {
    let said = numbers(text);
    said.is_empty()
        || within(&numbers(asked), &said)
        || (!line.label.is_empty() && within(&numbers(&line.label), &said))
}

/// Whether each number of a text is among those of another. Each has all its readings.
fn within(few: &[Vec<Decimal>], many: &[Vec<Decimal>]) -> bool {
    let equal = |one: &[Decimal], other: &[Decimal]| one.iter().any(|reading| other.contains(reading));
    few.iter().all(|one| many.iter().any(|other| equal(one, other)))
}

fn words(text: &str) -> Vec<String> {
    let letters =
        |c: char| if c.is_ascii_digit() || ('\u{20a0}'..='\u{20cf}').contains(&c) { ' ' } else { c };
    let text: String = normalize(text).chars().map(letters).collect();
    text.split(' ')
        .filter(|word| !word.is_empty() && latin_digit(word).is_none())
        .map(str::to_owned)
        .collect()
}

fn latin_digit(word: &str) -> Option<char> {
    word.chars().find_map(|c| digit(c).filter(|_| !c.is_ascii()))
}

/// The numbers of a text, each as all that it can mean: `1.500` is one and a half or fifteen hundred.
fn numbers(text: &str) -> Vec<Vec<Decimal>> {
    let letters: Vec<char> = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let (mut found, mut at) = (vec![], 0);
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (mut groups, mut signs) = (vec![run(&letters[at..])], vec![]);
        at += groups[0].len();
        while let Some(sign) = letters.get(at).copied() {
            let next = run(&letters[at + 1..]);
            let groups_only = matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '٬');
            if next.is_empty() || !(matches!(sign, '.' | ',' | '٫') || (groups_only && next.len() == 3)) {
                break;
            }
            at += 1 + next.len();
            groups.push(next);
            signs.push(sign);
        }
        found.push(readings(&groups, &signs));
    }
    found
}

fn readings(groups: &[String], signs: &[char]) -> Vec<Decimal> {
    let mut texts = vec![];
    let (last, front) = groups.split_last().map_or(("", groups), |(last, front)| (last.as_str(), front));
    if signs.is_empty()
        || (groups[1..].iter().all(|group| group.len() == 3) && signs.windows(2).all(|two| two[0] == two[1]))
    {
        texts.push(groups.concat());
    }
    if signs.last().is_some_and(|sign| matches!(sign, '.' | ',' | '٫'))
        && (front.len() == 1 || signs[0] != signs[signs.len() - 1])
    {
        texts.push(format!("{}.{last}", front.concat()));
    }
    texts.iter().filter_map(|text| Decimal::parse(text)).collect()
}

fn run(letters: &[char]) -> String {
    letters.iter().take_while(|c| c.is_ascii_digit()).collect()
}

/// The digit that a letter is: Arabic and Persian ones are used on cards too.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denomination_is_the_same_in_every_spelling() {
        for (asked, named, equal) in [
            ("100 USD", "100 usd", true),
            ("100 USD", "100.00 USD", true),
            ("100 USD", "USD 100", true),
            ("100 USD", "$100", true),
            ("100 USD", "100", true),
            ("1 USD", "1.0", true),
            ("1000 USD", "1,000 USD", true),
            ("1000.50 EUR", "1.000,50 EUR", true),
            ("150000 IDR", "150.000 IDR", true),
            ("1000 AED", "1 000 AED", true),
            ("1000 AED", "١٬٠٠٠", true),
            ("300 TRY", "300 TL", true),
            ("1 GB 7 days", "1GB 7 Days", true),
            ("3GB Unl Min+SMS Intl Text 1 Month", "3GB Unl Min + SMS Intl Text 1 Month", true),
            ("100 USD", "500 USD", false),
            ("100 USD", "100 EUR", false),
            ("100 USD", "1.00 USD", false),
            ("100 USD", "1000 USD", false),
            ("1 GB 7 days", "1 GB 30 days", false),
            ("10 GB 30 days", "10 MB 30 days", false),
            ("12 months", "1 month", false),
        ] {
            assert_eq!(same(asked, named), equal, "{asked} and {named}");
        }
    }

    #[test]
    fn every_field_that_says_the_amount_is_heard() {
        let fixed = AgreedLine { label: "$100".into(), ..AgreedLine::default() };
        let range = AgreedLine { currency: "USD".into(), ..AgreedLine::default() };
        let bonus = AgreedLine { label: "$25 + $5 bonus".into(), ..AgreedLine::default() };
        for (asked, line, named, other) in [
            ("100 USD", &fixed, said(Some("100 USD"), Some("$100"), Some("100"), Some("USD")), None),
            ("100 USD", &fixed, said(None, None, None, None), None),
            ("100 USD", &fixed, said(Some("500 USD"), None, None, None), Some("500 USD")),
            ("100 USD", &fixed, said(Some("100 USD"), Some("$500"), None, None), Some("$500")),
            ("100 USD", &fixed, said(None, Some("$500"), None, None), Some("$500")),
            ("100 USD", &fixed, said(None, Some("100 $ bonus 10"), None, None), None),
            ("100 USD", &fixed, said(Some("100 USD"), None, None, Some("EUR")), Some("100 EUR")),
            ("100 USD", &fixed, said(Some("100 USD"), None, Some("22.1678"), None), None),
            ("100 USD", &fixed, said(Some("100 USD"), None, Some("500"), Some("USD")), Some("500 USD")),
            ("12.5", &range, said(Some("range"), None, Some("12.50"), Some("USD")), None),
            ("12.5", &range, said(Some("range"), Some("$12.50"), None, None), None),
            ("12.5", &range, said(Some("12.50 USD"), None, None, None), None),
            ("12.5", &range, said(Some("range"), None, None, None), None),
            ("12.5", &range, said(Some("range"), None, Some("125"), Some("USD")), Some("125 USD")),
            ("12.5", &range, said(Some("range"), None, Some("125"), None), Some("125 USD")),
            ("12.5", &range, said(Some("500 USD"), None, Some("12.5"), None), Some("500 USD")),
            ("25 USD", &bonus, said(Some("25 USD"), Some("$25 + $5 bonus"), None, None), None),
            ("25 USD", &bonus, said(Some("25 USD"), Some("25 $ + 5 $ Bonus"), None, None), None),
        ] {
            assert_eq!(differing(asked, line, &named).as_deref(), other, "{line:?} {named:?}");
        }
    }

    fn said(
        denomination: Option<&str>,
        localized: Option<&str>,
        value: Option<&str>,
        currency: Option<&str>,
    ) -> Delivery {
        Delivery {
            denomination: denomination.map(str::to_owned),
            localized: localized.map(str::to_owned),
            value: value.map(str::to_owned),
            currency: currency.map(str::to_owned),
            ..Delivery::default()
        }
    }
}
