//! What can go wrong and what can happen to an order, in words (reference sections 7 to 9b, `docs/wire-format.md`
//! sections 7, 8, 10).

use crate::known_states::STATES;
use crate::languages::{base, english, languages, places, texts};
use crate::sources::{code_of, literals};
use cryptorefills_widget::domain::order::state::OrderState;
use cryptorefills_widget::domain::problem::codes::{self, own};

#[test]
fn every_known_code_has_words_that_do_not_show_it() {
    for row in codes::all() {
        let Some(words) = english(&format!("problem.{}", row.code)) else {
            panic!("no words for {}", row.code)
        };
        assert!(!words.contains(row.code), "{}: {words}", row.code);
    }
}

#[test]
fn words_about_a_problem_that_comes_without_details_mention_none() {
    // The widget's own details are always there, but for those that have words of their own.
    let with_details =
        codes::all().map(|row| row.code).filter(|code| english(&format!("problem.{code}+")).is_some());
    for code in codes::api().chain(with_details) {
        let words = english(&format!("problem.{code}")).unwrap();
        assert!(places(&words).is_empty(), "{code}: {words}");
    }
}

#[test]
fn no_language_shows_a_code_in_the_words_about_it() {
    for lang in languages() {
        for (key, words) in texts(&lang) {
            let Some(code) = base(&key).strip_prefix("problem.") else { continue };
            assert!(!words.contains(code.trim_end_matches('+')), "{lang}: {key}: {words}");
        }
    }
}

#[test]
fn words_about_a_problem_mention_only_what_comes_with_it() {
    for (key, text) in texts("en") {
        let Some(code) = base(&key).strip_prefix("problem.") else { continue };
        let code = code.trim_end_matches('+');
        let row = codes::all().find(|row| row.code == code);
        let known = if code == "other" { &["code"] } else { row.map_or(&[][..], |row| row.details) };
        let places = places(&text);
        let missing: Vec<_> = places.into_iter().filter(|place| !known.contains(place)).collect();
        assert_eq!(missing, [""; 0], "{key}");
    }
}

#[test]
fn no_words_are_left_over_for_a_problem_that_does_not_exist() {
    for (key, _) in texts("en") {
        let Some(code) = base(&key).strip_prefix("problem.") else { continue };
        let code = code.trim_end_matches('+');
        let known = codes::all().any(|row| row.code == code);
        assert!(known || ["other", "login", "kyc"].contains(&code), "{key}");
    }
}

#[test]
fn the_widget_makes_every_code_of_its_own_and_no_other() {
    let tables = |path: &str| path.contains("problem/codes/");
    let (code, files): (Vec<_>, Vec<_>) =
        code_of("src").into_iter().filter(|(path, _)| !tables(path)).map(|(path, code)| (code, path)).unzip();
    assert!(files.len() > 50, "{files:?}");
    let code = code.join("\n");
    for row in own::ROWS {
        let name = row.code.trim_start_matches(own::PREFIX).to_uppercase().replace('-', "_");
        assert!(code.contains(&format!("own::{name}")), "nothing makes {}", row.code);
    }
    let spelled = literals(&code).into_iter().filter(|literal| literal.starts_with(own::PREFIX));
    assert_eq!(spelled.collect::<Vec<_>>(), [""; 0], "these are not taken from the table");
}

#[test]
fn every_state_of_an_order_has_words() {
    for state in STATES {
        assert!(!matches!(OrderState::from_wire(state), OrderState::Other(_)), "{state}");
        let words = english(&format!("state.{state}"));
        assert!(words.is_some_and(|words| !words.contains(state)), "{state}");
    }
    assert!(english("state.other").is_some_and(|words| words.contains("{state}")));
}
