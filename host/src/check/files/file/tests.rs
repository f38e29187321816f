//! Files as a server should send them, and as it should not.

use super::*;
use crate::check::ask::tests::answer;
use crate::check::finding::Verdict::{self, Ok, Problem, Warning};

const FOREVER: (&str, &str) = ("cache-control", "public, max-age=31536000, immutable");
const BR: (&str, &str) = ("content-encoding", "br");
const JS: (&str, &str) = ("content-type", "text/javascript; charset=utf-8");
const ANY: (&str, &str) = ("access-control-allow-origin", "*");

/// What is said of an answer to a page of `https://shop.example`.
fn judged(
    what: &'static str,
    url: &str,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> Vec<(Verdict, String)> {
    let page = Url::parse("https://shop.example/").unwrap();
    let expected = Expected::of(url);
    let file = File { what, expected, page: &page, is_cors: what != "script" };
    let found = file.judge(&answer(url, status, headers, body));
    found.into_iter().map(|finding| (finding.verdict, finding.sentence)).collect()
}

#[test]
fn what_is_wrong_with_a_file_is_named() {
    let long = "x".repeat(2_000);
    let hashed = |content: &str, ending: &str| {
        format!("https://shop.example/w-{}.{ending}", names::hash_of(content.as_bytes()))
    };
    let here = "https://shop.example/embed.js";
    let there = "https://cdn.example/embed.js";
    let glue = hashed("a", "js");
    let glue_there = glue.replace("shop", "cdn");
    let wasm = hashed("a", "wasm");
    let wasm_type = ("content-type", "application/wasm");
    for (what, url, status, headers, body, verdict, words) in [
        ("script", here, 200, vec![JS, BR], "a", Ok, "is text/javascript, sent by br"),
        ("script", here, 404, vec![JS], "a", Problem, "answers 404"),
        ("script", here, 503, vec![], "a", Problem, "answers 503"),
        ("script", here, 200, vec![JS], "\n<!DOCTYPE html><p>", Problem, "a page of HTML"),
        (
            "script",
            here,
            200,
            vec![("content-type", "text/plain")],
            "a",
            Problem,
            "text/plain and not text/javascript",
        ),
        ("script", here, 200, vec![], "a", Problem, "no type and not text/javascript"),
        (
            "script",
            here,
            200,
            vec![("content-type", "application/javascript")],
            "a",
            Ok,
            "application/javascript",
        ),
        ("script", here, 200, vec![JS], &long, Warning, "without compression (2 kB)"),
        ("script", here, 200, vec![JS, FOREVER], "a", Warning, "more than a day"),
        ("script", here, 200, vec![JS, ("cache-control", "max-age=300")], "a", Ok, "as it is"),
        ("script", there, 200, vec![JS], "a", Ok, "cdn.example"),
        (
            "script",
            there,
            200,
            vec![JS, ("cross-origin-resource-policy", "same-origin")],
            "a",
            Problem,
            "Cross-Origin-Resource-Policy",
        ),
        ("glue", &glue, 200, vec![JS, FOREVER], "a", Ok, "sent as it is"),
        ("glue", &glue, 200, vec![JS, FOREVER], "b", Problem, "another content than its name says"),
        ("glue", &glue, 200, vec![JS], "a", Warning, "not kept for long"),
        (
            "glue",
            &glue,
            200,
            vec![JS, ("cache-control", "no-cache, max-age=31536000")],
            "a",
            Warning,
            "not kept",
        ),
        ("glue", &glue_there, 200, vec![JS, FOREVER, ANY], "a", Ok, "cdn.example"),
        ("glue", &glue_there, 200, vec![JS, FOREVER], "a", Problem, "no Access-Control-Allow-Origin"),
        (
            "glue",
            &glue_there,
            200,
            vec![JS, FOREVER, ("access-control-allow-origin", "https://other.example")],
            "a",
            Problem,
            "allows the origin https://other.example and not https://shop.example",
        ),
        ("wasm", &wasm, 200, vec![wasm_type, FOREVER], "a", Ok, "application/wasm"),
        (
            "wasm",
            &wasm,
            200,
            vec![("content-type", "application/octet-stream"), FOREVER],
            "a",
            Warning,
            "application/wasm",
        ),
        (
            "wasm",
            &wasm,
            200,
            vec![("content-type", "text/html"), FOREVER],
            "<html>",
            Problem,
            "a page of HTML",
        ),
    ] {
        let found = judged(what, url, status, &headers, body);
        assert!(
            found.iter().any(|(is, said)| *is == verdict && said.contains(words)),
            "{what} {url} {headers:?}: {words}: {found:?}"
        );
        assert!(verdict != Ok || found.len() == 1, "{found:?}");
    }
}

#[test]
fn a_body_that_is_not_whole_is_told() {
    let page = Url::parse("https://shop.example/").unwrap();
    let file = File { what: "script", expected: Expected::Script, page: &page, is_cors: false };
    for (end, words) in [
        (End::TooLong, "longer than"),
        (End::Late, "in time"),
        (End::Broken, "broke off"),
        (End::Undecodable("gzip".into()), "compressed by gzip, and is not"),
    ] {
        let mut answer = answer("https://shop.example/embed.js", 200, &[JS], "a");
        answer.body.end = end;
        let found = file.judge(&answer);
        assert!(found[0].verdict == Problem && found[0].sentence.contains(words), "{found:?}");
    }
}
