//! Headers that let a page of another origin in, and those that do not.

use super::*;
use crate::check::ask::tests::answer;
use crate::check::finding::Verdict::{Ok, Problem, Warning};

const ORIGIN: &str = "https://shop.example";
const API: &str = "https://api.example/api/brands";

fn asking(with_credentials: bool) -> Asking {
    Asking { page: Some(Url::parse("https://shop.example/gift-cards").unwrap()), with_credentials }
}

fn allow(origin: &str) -> (&str, &str) {
    ("access-control-allow-origin", origin)
}

#[test]
fn a_question_is_asked_as_a_browser_asks_it() {
    let headers = |asking: &Asking, url: &str| {
        let question = asking.question(Method::GET, &Url::parse(url).unwrap(), Wanted::Head);
        question
            .headers
            .into_iter()
            .filter(|(name, _)| ["origin", "sec-fetch-site"].contains(name))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        headers(&asking(false), "https://shop.example/api"),
        [("sec-fetch-site", "same-origin".to_owned())]
    );
    assert_eq!(
        headers(&asking(false), API),
        [("origin", ORIGIN.to_owned()), ("sec-fetch-site", "cross-site".to_owned())]
    );
    assert_eq!(headers(&Asking::default(), API), []);
}

#[test]
fn an_answer_is_read_by_whom_it_names() {
    let yes = ("access-control-allow-credentials", "true");
    for (headers, with_credentials, words) in [
        (vec![allow(ORIGIN)], false, None),
        (vec![allow("*")], false, None),
        (vec![allow(ORIGIN), yes], true, None),
        (vec![], false, Some("no Access-Control-Allow-Origin")),
        (vec![allow("https://other.example")], false, Some("is https://other.example and not")),
        (vec![allow("https://shop.example/")], false, Some("and not https://shop.example.")),
        (vec![allow(ORIGIN), allow(ORIGIN)], false, Some("and not https://shop.example.")),
        (vec![allow("*"), yes], true, Some("where cookies travel")),
        (vec![allow(ORIGIN)], true, Some("Allow-Credentials")),
    ] {
        let found = readable(&answer(API, 200, &headers, ""), &asking(with_credentials), "brands");
        assert_eq!(found.is_some(), words.is_some(), "{headers:?}: {found:?}");
        assert!(
            found.is_none_or(|found| found.sentence.contains(words.unwrap()) && found.verdict == Problem)
        );
    }
    let same = readable(&answer("https://shop.example/api/brands", 200, &[], ""), &asking(true), "brands");
    assert_eq!(same, None, "a page of the same origin needs nothing");
}

#[test]
fn a_preflight_lets_an_order_through_or_not() {
    let wanted = "content-type,idempotency-key";
    let named = |names: &'static str| ("access-control-allow-headers", names);
    for (status, headers, verdict, words) in [
        (200, vec![allow(ORIGIN), named("Content-Type, Idempotency-Key")], Ok, "allows pages of"),
        (204, vec![allow("*"), named("*")], Ok, "allows pages of"),
        (405, vec![], Problem, "answers 405"),
        (403, vec![allow(ORIGIN), named("*")], Problem, "answers 403"),
        (200, vec![named("*")], Problem, "no Access-Control-Allow-Origin"),
        (200, vec![allow(ORIGIN)], Problem, "lacks content-type"),
        (200, vec![allow(ORIGIN), named("content-type")], Warning, "lacks idempotency-key"),
        (302, vec![allow(ORIGIN), named("*")], Problem, "answers 302"),
    ] {
        let found = preflight(&answer(API, status, &headers, ""), &asking(false), ORIGIN, "POST", wanted);
        let fits = |finding: &Finding| finding.verdict == verdict && finding.sentence.contains(words);
        assert!(found.iter().any(fits), "{status} {headers:?}: {words}: {found:?}");
    }
}

#[test]
fn an_answer_for_one_origin_is_not_kept_for_another() {
    let vary = |names| ("vary", names);
    let control = |words| ("cache-control", words);
    for (headers, told) in [
        (vec![allow(ORIGIN), vary("Accept-Encoding, Origin")], false),
        (vec![allow(ORIGIN), control("private, max-age=30")], false),
        (vec![allow("*")], false),
        (vec![], false),
        (vec![allow(ORIGIN)], true),
        (vec![allow(ORIGIN), vary("accept-encoding"), control("public, max-age=30")], true),
    ] {
        assert_eq!(varies(&answer(API, 200, &headers, "")).is_some(), told, "{headers:?}");
    }
}

#[test]
fn what_the_widget_reads_has_to_be_exposed() {
    let all = "cr-idempotency,cr-order-pass,cr-stream-ticket,retry-after,date";
    let found =
        |names| exposed(&answer(API, 404, &[allow(ORIGIN), ("access-control-expose-headers", names)], ""));
    assert_eq!(found(all), None);
    assert_eq!(found("*"), None);
    let some = found("Date, Retry-After").unwrap();
    assert!(
        some.verdict == Warning && some.sentence.contains("cr-idempotency, cr-order-pass, cr-stream-ticket.")
    );
    assert_eq!(exposed(&answer(API, 404, &[], "")), None, "told already");
}
