//! An amount as a person types it, read as the hint beside its field writes numbers. What can be read two ways is both,
//! and never one of them; nothing is rounded, and nothing is guessed from what is on sale.

use crate::domain::decimal::Decimal;
use crate::domain::plain_text::plain;

/// How numbers and money are written where an amount is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notation {
    /// What stands before the fraction.
    pub decimal: char,
    /// What stands between groups of digits.
    pub group: char,
    /// The decimals that the currency has.
    pub places: usize,
    /// What the currency is called: `$`, `US$`, `USD`.
    pub signs: Vec<String>,
}

/// What an amount says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was typed.
    Empty,
    /// It is no amount.
    NotANumber,
    /// It is one of two amounts.
    Unclear(Decimal, Decimal),
    /// It is this amount.
    Value(Decimal),
}

/// More digits than any amount has.
const MOST_DIGITS: usize = 30;

/// Signs that separate groups in every language, and in none a fraction: blank, apostrophe, the Arabic one.
const GROUPS: [char; 3] = [' ', '\'', '٬'];

/// The Arabic sign before a fraction.
const ARABIC_DECIMAL: char = '٫';

/// Reads an amount as it was typed or pasted, with the currency at either end or without.
pub fn read(text: &str, notation: &Notation) -> Reading {
    let text = plain(text).replace(['’', '‘', 'ʼ', '′'], "'").replace('،', ",");
    if text.is_empty() {
        return Reading::Empty;
    }
    let number = without_currency(&text, &notation.signs);
    let number = number.strip_prefix('+').unwrap_or(number);
    Number::split(number).map_or(Reading::NotANumber, |number| number.read(notation))
}

/// Every amount that a number of the API can be, whose language nobody knows: one, or the two of [`Reading::Unclear`]
/// (`docs/wire-format.md` section 5.1). `places` are the decimals of its currency.
pub(super) fn read_any(number: &str, places: usize) -> Reading {
    // In no language a blank stands before a fraction, so that neither sign is taken for granted.
    let nobodys = Notation { decimal: ' ', group: ' ', places, signs: vec![] };
    read(number, &nobodys)
}

fn without_currency<'text>(text: &'text str, signs: &[String]) -> &'text str {
    let is = |part: Option<&str>, sign: &str| part.is_some_and(|part| part.eq_ignore_ascii_case(sign));
    let signs: Vec<String> = signs.iter().map(|sign| plain(sign)).filter(|sign| !sign.is_empty()).collect();
    let mut rest = text;
    if let Some(sign) = signs.iter().find(|sign| is(rest.get(..sign.len()), sign)) {
        rest = rest[sign.len()..].trim_start();
    }
    let end = |sign: &String| rest.len().checked_sub(sign.len()).and_then(|at| rest.get(at..));
    if let Some(sign) = signs.iter().find(|sign| is(end(sign), sign)) {
        rest = rest[..rest.len() - sign.len()].trim_end();
    }
    rest
}

/// Digits, and the signs between them.
struct Number {
    /// One more than there are signs; the first and the last may be empty.
    digits: Vec<String>,
    signs: Vec<char>,
}

impl Number {
    fn split(text: &str) -> Option<Self> {
        let (mut digits, mut signs) = (vec![String::new()], vec![]);
        for c in text.chars() {
            if c.is_ascii_digit() {
                digits.last_mut()?.push(c);
            } else if matches!(c, '.' | ',' | ARABIC_DECIMAL) || GROUPS.contains(&c) {
                digits.push(String::new());
                signs.push(c);
            } else {
                return None;
            }
        }
        let count: usize = digits.iter().map(String::len).sum();
        (1..=MOST_DIGITS).contains(&count).then_some(Self { digits, signs })
    }

    fn read(&self, notation: &Notation) -> Reading {
        let Some(&last) = self.signs.last() else { return value(self.grouped(0)) };
        if GROUPS.contains(&last) {
            return value(self.grouped(self.signs.len()));
        }
        let fraction = self.fraction(last);
        let alone = self.signs.iter().all(|sign| *sign == last);
        let whole = if alone && last != ARABIC_DECIMAL { self.grouped(self.signs.len()) } else { None };
        match (fraction, whole) {
            (Some(_), Some(whole)) if last == notation.group => Reading::Value(whole),
            // Currencies with three decimals are written with three of them.
            (Some(fraction), Some(_)) if last == notation.decimal && notation.places == 3 => {
                Reading::Value(fraction)
            }
            (Some(fraction), Some(whole)) => Reading::Unclear(fraction, whole),
            // Another language's decimal sign is one where it can be nothing else: before one or two digits.
            (Some(_), None)
                if alone && ![notation.decimal, ARABIC_DECIMAL].contains(&last) && self.decimals() > 2 =>
            {
                Reading::NotANumber
            }
            (fraction, whole) => value(fraction.or(whole)),
        }
    }

    fn decimals(&self) -> usize {
        self.digits.last().map_or(0, String::len)
    }

    /// The number whose fraction stands behind this sign, which is its last and its only one.
    fn fraction(&self, sign: char) -> Option<Decimal> {
        let groups = self.signs.len() - 1;
        if self.signs[..groups].contains(&sign) {
            return None;
        }
        let whole = match &self.digits[..=groups] {
            [none] if none.is_empty() => Decimal::default(),
            _ => self.grouped(groups)?,
        };
        Decimal::parse(&format!("{whole}.{}", self.digits[groups + 1]))
    }

    /// The whole number that this many signs group, all of them alike: by thousands, or as in India.
    fn grouped(&self, signs: usize) -> Option<Decimal> {
        let digits = &self.digits[..=signs];
        if let ([first, middle @ .., last], [sign, others @ ..]) = (digits, &self.signs[..signs]) {
            let long = |length: usize| middle.iter().all(|group| group.len() == length);
            let sizes =
                (1..=3).contains(&first.len()) && long(3) || (1..=2).contains(&first.len()) && long(2);
            let alike = others.iter().all(|other| other == sign);
            if !sizes || last.len() != 3 || !alike || first.starts_with('0') {
                return None;
            }
        }
        Decimal::parse(&digits.concat())
    }
}

fn value(number: Option<Decimal>) -> Reading {
    number.map_or(Reading::NotANumber, Reading::Value)
}

#[cfg(test)]
mod tests;
