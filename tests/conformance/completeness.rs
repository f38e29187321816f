//! What the table has to hold: everything of the API's own lists, and for codes and states a test that exercises them.

use crate::api::{FIELDS, HEADERS, LANGUAGES, ROUTES};
use crate::known_states::STATES;
use crate::proof::Proof;
use crate::rows::HANDLED;
use crate::table::{Row, rows, working};
use cryptorefills_widget::domain::catalogue::brand::Kind;
use cryptorefills_widget::domain::country;
use cryptorefills_widget::domain::problem::codes::{self, creation, refusal, validation};
use cryptorefills_widget::embed::contract::attributes::LANGUAGES as KNOWN_LANGUAGES;

#[test]
fn every_code_is_there_and_exercised() {
    assert_exercised(codes::api(), |code| code, all);
}

#[test]
fn every_code_leads_to_the_table_that_it_stands_in() {
    let rows = working();
    for (table, codes) in
        [("validation", validation::ROWS), ("refusal", refusal::ROWS), ("creation", creation::ROWS)]
    {
        let file = format!("src/domain/problem/codes/{table}.rs");
        let of = |code: &str| rows.iter().find(|row| row.is(code)).map(|row| row.code(HANDLED));
        let astray: Vec<_> =
            codes.iter().map(|row| row.code).filter(|code| of(code) != Some(vec![&file])).collect();
        assert_eq!(astray, [""; 0], "{file}");
    }
}

#[test]
fn every_state_is_there_and_exercised() {
    assert_exercised(STATES, |state| state, all);
}

#[test]
fn every_route_is_there_with_where_it_leads_and_exercised() {
    let rows = working();
    for (route, upstream) in ROUTES {
        let found = rows.iter().any(|row| row.is(route) && row.code(0).contains(&upstream));
        assert!(found, "{route} to {upstream}");
    }
    let routes = ROUTES.map(|(route, _)| route);
    // By the last piece that is not a placeholder.
    assert_exercised(
        routes,
        |route| route.rsplit(['/', ' ']).find(|piece| !piece.contains('{')).unwrap(),
        any,
    );
}

#[test]
fn every_header_is_there_and_exercised() {
    assert_exercised(HEADERS, |header| header.split(':').next().unwrap(), all);
}

#[test]
fn every_field_is_there_and_exercised() {
    let name = |field: &'static str| match field {
        // By the example of the reference.
        "{orderId}" => "ord_abc123xyz",
        field => field.rsplit('.').next().unwrap().trim_end_matches("[]"),
    };
    assert_exercised(FIELDS, name, any);
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

/// Each item has a row whose tests spell its name out, in whatever case: all of them, or any, where the others show what
/// follows from it.
fn assert_exercised<'a>(
    items: impl IntoIterator<Item = &'a str>,
    name: impl Fn(&'a str) -> &'a str,
    enough: fn(&[bool]) -> bool,
) {
    let rows = working();
    let mut idle = vec![];
    for item in items {
        let Some(row) = rows.iter().find(|row| row.is(item)) else { panic!("no row for {item}") };
        let tests = row.code(3);
        let exercise = |test: &&str| Proof::find(test).is_ok_and(|proof| proof.exercises(name(item)));
        if !enough(&tests.iter().map(exercise).collect::<Vec<_>>()) {
            idle.push(format!("{item}: {tests:?}"));
        }
    }
    assert_eq!(idle, [""; 0], "not exercised by what is said to show it");
}

fn all(tests: &[bool]) -> bool {
    !tests.is_empty() && tests.iter().all(|exercises| *exercises)
}

fn any(tests: &[bool]) -> bool {
    tests.contains(&true)
}

fn row(item: &str) -> Row {
    rows().into_iter().find(|row| row.item() == item).unwrap_or_else(|| panic!("no row for {item}"))
}
