//! What the table has to hold: everything of the API's own lists, and for codes and states a test that exercises them.

use crate::api::{FIELDS, HEADERS, LANGUAGES, ROUTES};
use crate::known_codes::CODES;
use crate::known_states::STATES;
use crate::proof::Proof;
use crate::table::{Row, rows, working};
use cryptorefills_widget::domain::catalogue::brand::Kind;
use cryptorefills_widget::domain::country;
use cryptorefills_widget::embed::contract::attributes::LANGUAGES as KNOWN_LANGUAGES;

#[test]
fn every_code_is_there_and_exercised() {
    let codes = CODES.iter().map(|(code, _)| *code).filter(|code| !code.starts_with("client:"));
    assert_exercised(codes, "CODES");
}

#[test]
fn every_state_is_there_and_exercised() {
    assert_exercised(STATES.into_iter(), "STATES");
}

#[test]
fn every_route_is_there_with_where_it_leads() {
    let rows = working();
    for (route, upstream) in ROUTES {
        let found = rows.iter().any(|row| row.is(route) && row.code(0).contains(&upstream));
        assert!(found, "{route} to {upstream}");
    }
}

#[test]
fn every_header_and_every_field_is_there() {
    let rows = working();
    let missing: Vec<_> =
        HEADERS.into_iter().chain(FIELDS).filter(|name| !rows.iter().any(|row| row.is(name))).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_kind_is_there() {
    let rows = working();
    for kind in Kind::SOLD {
        assert!(rows.iter().any(|row| row.section == "Product kinds" && row.code(0).contains(&kind.key())));
    }
}

#[test]
fn countries_and_languages_are_counted() {
    let countries = format!("{} countries", country::codes().count());
    assert!(row(&countries).works());
    let languages = row(&format!("{} languages", LANGUAGES.len()));
    assert_eq!(KNOWN_LANGUAGES, LANGUAGES);
    assert!(LANGUAGES.iter().all(|lang| languages.code(0).contains(lang)), "{languages:?}");
}

#[test]
fn what_is_left_out_says_so() {
    let left_out: Vec<_> = rows().into_iter().filter(|row| !row.works()).collect();
    for name in ["flight", "stay"] {
        assert!(left_out.iter().any(|row| row.code(0).contains(&name)), "{name}");
    }
}

/// Each name has a row, and every test of that row is about this very name.
fn assert_exercised<'a>(names: impl Iterator<Item = &'a str>, list: &str) {
    let rows = working();
    for name in names {
        let Some(row) = rows.iter().find(|row| row.is(name)) else { panic!("no row for {name}") };
        for test in row.code(3) {
            let exercised = Proof::find(test).is_ok_and(|proof| proof.exercises(name, list));
            assert!(exercised, "{test} has nothing to do with {name}");
        }
    }
}

fn row(item: &str) -> Row {
    rows().into_iter().find(|row| row.item() == item).unwrap_or_else(|| panic!("no row for {item}"))
}
