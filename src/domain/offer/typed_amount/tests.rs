//! Amounts as people type them in several languages, one table each.

use super::*;

const NARROW: char = '\u{202f}';

#[test]
fn an_english_amount_has_commas_between_thousands() {
    for (text, amount) in [
        ("50", "50"),
        ("50.5", "50.5"),
        ("50.50", "50.5"),
        (".5", "0.5"),
        ("50.", "50"),
        ("0.500", "0.5"),
        ("1,000", "1000"),
        ("50,000", "50000"),
        ("2,000", "2000"),
        ("1,234.50", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,00,000", "100000"),
        ("12,34,567.89", "1234567.89"),
        ("1234.567", "1234.567"),
        ("1 000", "1000"),
        ("1'000", "1000"),
        ("1\u{a0}000.50", "1000.5"),
        ("1.000.000", "1000000"),
        ("1.000,50", "1000.5"),
        ("50,5", "50.5"),
        ("50,00", "50"),
        ("$50", "50"),
        ("US$ 50", "50"),
        ("50 USD", "50"),
        ("50usd", "50"),
        ("USD 1,000.00", "1000"),
        ("$50 USD", "50"),
        ("+50", "50"),
        ("\u{200e}50\u{200b}", "50"),
        ("５０", "50"),
        ("٥٠٫٥", "50.5"),
        ("٥٠", "50"),
        ("٥٠٬٠٠٠", "50000"),
        ("۵۰", "50"),
    ] {
        assert_eq!(show(&read(text, &english())), amount, "{text}");
    }
}

#[test]
fn a_german_amount_has_a_comma_before_its_fraction() {
    for (text, amount) in [
        ("1.000", "1000"),
        ("50.000", "50000"),
        ("50,5", "50.5"),
        ("1.000,50", "1000.5"),
        ("1.000.000", "1000000"),
        ("50.5", "50.5"),
        ("1,000.50", "1000.5"),
        ("50,000", "50 or 50000"),
        ("1000,125", "1000.125"),
        ("0,500", "0.5"),
    ] {
        assert_eq!(show(&read(text, &notation(',', '.'))), amount, "{text}");
    }
}

#[test]
fn a_language_may_group_by_blanks_or_apostrophes() {
    for (decimal, group, text, amount) in [
        (',', NARROW, "1\u{202f}000,50", "1000.5"),
        (',', NARROW, "1 000", "1000"),
        (',', NARROW, "1.000", "1 or 1000"),
        (',', NARROW, "1,000", "1 or 1000"),
        (',', NARROW, "50.5", "50.5"),
        ('.', '’', "1’000.50", "1000.5"),
        ('.', '’', "1'000", "1000"),
        ('.', '’', "1.000", "1 or 1000"),
        ('٫', '٬', "٥٠٫٥", "50.5"),
        ('٫', '٬', "١٬٠٠٠", "1000"),
        ('٫', '٬', "١٬٠٠٠٫٥", "1000.5"),
        ('٫', '٬', "50.5", "50.5"),
        ('٫', '٬', "50.000", "50 or 50000"),
    ] {
        assert_eq!(show(&read(text, &notation(decimal, group))), amount, "{text}");
    }
}

#[test]
fn what_can_be_read_two_ways_is_both() {
    for (text, amounts) in [
        ("50.000", "50 or 50000"),
        ("1.000", "1 or 1000"),
        ("2.500", "2.5 or 2500"),
        ("$50.000", "50 or 50000"),
        ("５０．０００", "50 or 50000"),
    ] {
        assert_eq!(show(&read(text, &english())), amounts, "{text}");
    }
}

#[test]
fn a_currency_with_three_decimals_is_written_with_three() {
    let dinar = Notation { places: 3, signs: vec!["KWD".into()], ..english() };
    for (text, amount) in
        [("50.000", "50"), ("1.250 KWD", "1.25"), ("1,000", "1000"), ("1,000.250", "1000.25")]
    {
        assert_eq!(show(&read(text, &dinar)), amount, "{text}");
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in [
        "-50",
        "−50",
        "50-",
        "(50)",
        "1e3",
        "1E3",
        "ten",
        "50%",
        "€50",
        "50 EUR",
        "1,0000",
        "1,000,00",
        "10,0000",
        "1.2.3",
        "....",
        ".",
        ",",
        "1,,000",
        "1,000,",
        "5 0",
        "50 .5",
        "0x32",
        "NaN",
        "Infinity",
        "50/5",
        "1_000",
        "$",
        "+",
        "++5",
        "+-5",
        "1234567890123456789012345678901",
        "1,000 000",
        "01,000",
    ] {
        assert_eq!(read(text, &english()), Reading::NotANumber, "{text}");
    }
    for text in ["", " ", "\u{200b}\u{a0}"] {
        assert_eq!(read(text, &english()), Reading::Empty, "{text:?}");
    }
}

#[test]
fn a_number_of_the_api_is_one_amount_or_two() {
    for (text, places, amount) in [
        ("25", 2, "25"),
        ("12.50", 2, "12.5"),
        ("12,5", 2, "12.5"),
        ("150.000", 2, "150 or 150000"),
        ("150,000", 2, "150 or 150000"),
        ("1 000", 2, "1000"),
        ("1.234,56", 2, "1234.56"),
        ("٥٠٠", 2, "500"),
        ("5.000", 3, "5 or 5000"),
    ] {
        assert_eq!(show(&read_any(text, places)), amount, "{text}");
    }
}

fn english() -> Notation {
    notation('.', ',')
}

fn notation(decimal: char, group: char) -> Notation {
    let signs = ["US$", "USD", "$"].map(str::to_owned).into();
    Notation { decimal, group, places: 2, signs }
}

fn show(reading: &Reading) -> String {
    match reading {
        Reading::Empty => "nothing".into(),
        Reading::NotANumber => "no number".into(),
        Reading::Unclear(first, second) => format!("{first} or {second}"),
        Reading::Value(value) => value.to_string(),
    }
}
