//! Answers of routes that are forwarded, and of those that are not.

use super::Route::{List, NoOrder, Optional, Refusable};
use super::*;
use crate::check::ask::tests::answer;
use crate::check::finding::Verdict::{Ok, Problem, Warning};

const JSON: (&str, &str) = ("content-type", "application/json");
const KEPT_BY_NOBODY: (&str, &str) = ("cache-control", "no-store");

fn refusal(code: &str) -> String {
    format!(r#"{{"status":400,"title":"x","detail":"{code}"}}"#)
}

#[test]
fn each_answer_is_told_with_what_to_do() {
    let html = "<!doctype html><title>Sign in</title>";
    let plain = ("content-type", "text/html");
    let long = format!("[{}]", "1,".repeat(6_000) + "1");
    for (route, status, headers, body, verdict, words) in [
        (List, 200, vec![JSON], "[]".to_owned(), Ok, "answers 200"),
        (List, 200, vec![("content-type", "application/problem+json")], "[]".into(), Ok, "answers 200"),
        (
            List,
            200,
            vec![("content-type", "text/plain")],
            "[]".into(),
            Problem,
            "text/plain and not application/json",
        ),
        (List, 200, vec![], "[]".into(), Problem, "no type"),
        (List, 200, vec![JSON], "oops".into(), Problem, "no JSON"),
        (List, 200, vec![JSON], "<html>".into(), Problem, "a page of HTML"),
        (List, 200, vec![plain], html.into(), Problem, "a page of HTML"),
        (List, 404, vec![plain], html.into(), Problem, "a page of HTML"),
        (List, 200, vec![JSON], long.clone(), Warning, "without compression"),
        (
            List,
            301,
            vec![("location", "/api/brands/?a=secret")],
            String::new(),
            Problem,
            "redirects to https://shop.example/api/brands/?…",
        ),
        (List, 404, vec![JSON], refusal("NOT_FOUND"), Problem, "the host has no such route"),
        (List, 404, vec![JSON], "{}".into(), Problem, "Forward the path"),
        (List, 403, vec![JSON], refusal("ORIGIN_NOT_ALLOWED"), Problem, "--allowed-origins"),
        (List, 403, vec![JSON], "{}".into(), Problem, "partner id"),
        (List, 429, vec![JSON], refusal("TOO_MANY_REQUESTS"), Problem, "--trusted-proxies"),
        (List, 502, vec![JSON], refusal("UPSTREAM_UNREACHABLE"), Problem, "reaches no upstream"),
        (List, 502, vec![JSON], "bad gateway".into(), Problem, "Start the host"),
        (List, 500, vec![JSON], "{}".into(), Problem, "the host's log"),
        (Optional, 404, vec![JSON], "{}".into(), Warning, "answers 404"),
        (
            Refusable,
            422,
            vec![JSON],
            refusal("NOT_AVAILABLE_PRODUCT"),
            Ok,
            "answers 422 NOT_AVAILABLE_PRODUCT",
        ),
        (Refusable, 404, vec![JSON], refusal("NOT_FOUND"), Problem, "no such route"),
        (Refusable, 404, vec![JSON], "{}".into(), Problem, "Forward the path"),
        (
            NoOrder,
            404,
            vec![JSON, KEPT_BY_NOBODY],
            refusal("ORDER_NOT_FOUND"),
            Ok,
            "GET orders/{orderId} answers 404 ORDER_NOT_FOUND",
        ),
        (NoOrder, 404, vec![JSON], refusal("ORDER_NOT_FOUND"), Warning, "no-store"),
        (
            NoOrder,
            404,
            vec![JSON, ("cache-control", "public, max-age=60")],
            refusal("ORDER_NOT_FOUND"),
            Problem,
            "no-store",
        ),
        (NoOrder, 404, vec![plain], html.into(), Problem, "a page of HTML"),
        (NoOrder, 200, vec![JSON], "{}".into(), Problem, "nobody has made"),
        (NoOrder, 500, vec![JSON], "{}".into(), Problem, "500 and not 404"),
    ] {
        let found =
            judge(route, "brands", &answer("https://shop.example/api/brands", status, &headers, &body));
        let fits = |finding: &Finding| {
            finding.verdict == verdict && format!("{} {}", finding.sentence, finding.advice).contains(words)
        };
        assert!(found.iter().any(fits), "{route:?} {status} {headers:?} {body:.60}: {words}: {found:?}");
        assert!(verdict != Ok || found.len() == 1, "{found:?}");
        assert!(!format!("{found:?}").contains("secret"));
    }
}

#[test]
fn an_unknown_path_is_refused_by_the_host_itself() {
    for (status, body, id, verdict, own) in [
        (404, refusal("NOT_FOUND"), "1", Ok, true),
        (404, refusal("NOT_FOUND"), "", Ok, false),
        (404, "<html>".into(), "1", Ok, false),
        (403, String::new(), "1", Ok, false),
        (200, "<html>".into(), "1", Problem, false),
        (302, String::new(), "1", Problem, false),
        (502, String::new(), "1", Warning, false),
    ] {
        let headers: &[(&str, &str)] = if id.is_empty() { &[] } else { &[("x-request-id", id)] };
        let answer = answer("https://shop.example/api/x", status, headers, &body);
        assert_eq!((unknown(&answer).verdict, is_own(&answer)), (verdict, own), "{status} {body}");
    }
}

#[test]
fn a_shop_without_anything_in_it_is_told() {
    for (status, key, body, told) in [
        (200, "all_brands", r#"{"all_brands":[{}]}"#, false),
        (200, "all_brands", r#"{"all_brands":[]}"#, true),
        (200, "all_brands", "{}", true),
        (200, "all_brands", "[]", true),
        (200, "", "[{}]", false),
        (200, "", "[]", true),
        (200, "", "no JSON, which is told already", false),
        (502, "", "[]", false),
    ] {
        let found = empty(&answer("https://shop.example/", status, &[], body), "brands", key, "Then");
        assert_eq!(found.is_some(), told, "{status} {key} {body}");
        assert!(found.is_none_or(|found| found.verdict == Warning));
    }
}

#[test]
fn a_code_is_one_word_or_none() {
    for (detail, expected) in [("ORDER_NOT_FOUND", true), ("an order of a@b.example", false), ("", false)] {
        let answer = answer("https://shop.example/", 404, &[], &refusal(detail));
        assert_eq!(code(&answer).is_some(), expected, "{detail}");
    }
}
