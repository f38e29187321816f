//! What can go wrong and what can happen to an order, in words (reference sections 7 to 9, `api/wire.md` sections 7, 8, 10).

use crate::known_codes::CODES;
use crate::known_states::STATES;
use crate::languages::{base, english, languages, places, texts};
use crate::sources::{code_of, literals};
use cryptorefills_widget::domain::order::state::OrderState;

/// The values of the widget's own problems of an amount.
const AMOUNT: [&str; 3] = ["min", "max", "step"];

#[test]
fn every_known_code_has_words_that_do_not_show_it() {
    for (code, _) in CODES {
        let Some(words) = english(&format!("problem.{code}")) else { panic!("no words for {code}") };
        assert!(!words.contains(code), "{code}: {words}");
        assert!(places(&words).is_empty(), "{code} may come without details: {words}");
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
fn the_widgets_own_problems_have_words_too() {
    let own = own_codes();
    assert!(own.len() > 15, "{own:?}");
    for code in own {
        let words = english(&format!("problem.{code}"));
        assert!(words.is_some_and(|words| !words.contains(&code)), "{code}");
    }
}

#[test]
fn words_about_a_problem_mention_only_what_comes_with_it() {
    for (key, text) in texts("en") {
        let Some(code) = base(&key).strip_prefix("problem.") else { continue };
        let code = code.trim_end_matches('+');
        let known = CODES.iter().find(|(known, _)| *known == code).map_or(&[][..], |(_, values)| values);
        let given = |place: &&str| match code {
            "client:brand" => *place == "brand",
            "client:phone" => *place == "prefix",
            "other" => *place == "code",
            _ if code.ends_with("-amount") => AMOUNT.contains(place),
            _ => known.contains(place),
        };
        let places = places(&text);
        let missing: Vec<_> = places.into_iter().filter(|place| !given(place)).collect();
        assert_eq!(missing, [""; 0], "{key}");
    }
}

#[test]
fn no_words_are_left_over_for_a_problem_that_does_not_exist() {
    let own = own_codes();
    for (key, _) in texts("en") {
        let Some(code) = base(&key).strip_prefix("problem.") else { continue };
        let code = code.trim_end_matches('+');
        let known = CODES.iter().any(|(known, _)| *known == code) || own.iter().any(|own| own == code);
        assert!(known || ["other", "login", "kyc"].contains(&code), "{key}");
    }
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

/// `client:…` wherever the code of the widget makes one.
fn own_codes() -> Vec<String> {
    let code: String = code_of("src").into_iter().map(|(_, code)| code).collect();
    literals(&code)
        .into_iter()
        .filter(|literal| literal.starts_with("client:") && !literal.ends_with(':'))
        .collect()
}
