//! What is read, and what is not, beside another reader.

use crate::api::json::parse::*;

#[test]
fn what_another_reader_accepts_is_read_alike() {
    for text in [
        r#"{"a":[1,2,{"b":null}],"c":"d","e":true,"f":false}"#,
        " [ ] ",
        "{ }",
        "\t{\"a\" : \"b\" ,\n\"c\":[\r]}",
        r#""\"\\\/\b\f\n\r\té€😀""#,
        "\"Größe 淘宝 😀\"",
        "0",
        "-1",
        "12.5",
        "null",
        r#"{"__proto__":{"a":1},"constructor":null,"length":2,"":-0.5}"#,
        include_str!("../../../../tests/fixtures/payment_vias.json"),
        include_str!("../../../../tests/fixtures/products_topup_us.json"),
        include_str!("../../../../tests/fixtures/order_created_third_party.json"),
        include_str!("../../../../tests/fixtures/validations_problems.json"),
    ] {
        assert_eq!(parse(text), Some(serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn what_is_no_json_is_none() {
    for text in [
        "",
        " ",
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "nul",
        "truee",
        "1 2",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "1e+",
        "NaN",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\n\"",
        "]",
        ",",
        "'a'",
        "[1 2]",
        "\"\\",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn a_number_is_what_was_written_but_for_zeros_that_say_nothing() {
    for (text, number) in [
        ("5.0", "5"),
        ("19.990", "19.99"),
        ("0.0", "0"),
        ("-0", "0"),
        ("100", "100"),
        ("0.018967000000000001", "0.018967000000000001"),
        ("12345678901234567890", "12345678901234567890"),
        ("2.218E-5", "2.218E-5"),
        ("1e21", "1e21"),
    ] {
        assert_eq!(parse(text), Some(Json::Number(number.into())), "{text}");
    }
}

#[test]
fn odd_letters_are_as_browsers_have_them() {
    for (text, read) in [
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ud83dx""#, "\u{fffd}x"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ude00""#, "\u{fffd}"),
        ("\u{feff}\"a\"", "a"),
    ] {
        assert_eq!(parse(text), Some(Json::Text(read.into())), "{read}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_none_and_overflows_nothing() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(parse(&nested(usize::from(DEPTH))).is_some());
    assert_eq!(parse(&nested(usize::from(DEPTH) + 1)), None);
    assert_eq!(parse(&"[".repeat(1_000_000)), None);
}

#[test]
fn members_of_other_names_are_passed_over() {
    let text = r#"{"x":{"a":[1,"}\"]",{}]},"a":1,"y":"\\","b":[{"x":2,"a":"kept"}],"z":-1.5e3}"#;
    let kept = r#"{"a":1,"b":[{"a":"kept"}]}"#;
    assert_eq!(parse_members(text, &["a", "b"]), parse(kept));
    assert_eq!(parse_members(r#"{"x":"\"#, &[]), None);
}
