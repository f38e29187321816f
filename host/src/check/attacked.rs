//! Whatever a page or a server sends is read without a panic, and no line of a report holds what a terminal acts on.
//! `PROPTEST_CASES` widens the random input.

use std::time::{Duration, Instant};

use axum::http::HeaderValue;
use proptest::prelude::*;

use super::ask::tests::answer;
use super::body::{self, End};
use super::csp::{Needs, Policy, Script, judge};
use super::files::Files;
use super::page::Page;
use super::*;

/// Looks at a page of this text, under a policy of this text, and at what its own tags lead to.
fn looked(text: &str) -> Vec<Finding> {
    let url = Url::parse("https://shop.example/gift-cards").unwrap();
    let page = Page::read(text, &url, Instant::now() + Duration::from_secs(60));
    let tags: Vec<_> = page.scripts.iter().filter(|script| script.is_candidate()).collect();
    let (plan, mut found) = page::plan(&page, &tags, &url);
    found.extend(page::judge(&page, &tags, &url, false));
    let mut policies = Policy::of_header(text);
    policies.extend(page.policies.iter().filter_map(|content| Policy::of_meta(content)));
    let tag = tags.first().and_then(|tag| Some((tag.src.clone()?, tag.nonce.clone(), tag.integrity.clone())));
    let loader = tag.map(|(src, nonce, integrity)| (src, Script { nonce, integrity }));
    let fetched = plan.into_iter().map(|plan| plan.api_base).collect();
    let needs = Needs { page: url, loader, imported: Files::default().imported, fetched };
    found.extend(judge(&policies, &needs));
    found
}

/// Looks at an answer that has this text in every header that is read, and as its body.
fn answered(bytes: &[u8], text: &str) -> Vec<Finding> {
    const READ: [&str; 12] = [
        "content-type",
        "content-encoding",
        "cache-control",
        "location",
        "date",
        "vary",
        "access-control-allow-origin",
        "access-control-allow-headers",
        "access-control-expose-headers",
        "cross-origin-resource-policy",
        "x-accel-buffering",
        "server",
    ];
    let mut found = Vec::new();
    for status in [200, 302, 404, 502] {
        let mut answer = answer("https://api.example/api/brands", status, &[], text);
        for name in READ {
            if let Ok(value) = HeaderValue::from_bytes(bytes) {
                answer.headers.insert(name, value);
            }
        }
        found.extend(routes::attacked(&answer));
        found.extend(files::attacked(&answer, text));
        found.extend(loaded(&answer));
    }
    found
}

fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for encodings in ["", "gzip", "br", "deflate, br", "gzip, gzip", &*text] {
        assert!(body::plain(bytes.to_vec(), End::Whole, encodings, 1_000).bytes.len() <= 1_000);
    }
    let findings: Vec<Finding> = looked(&text).into_iter().chain(answered(bytes, &text)).collect();
    let report = Report { url: "https://shop.example/".into(), findings, requests: 1 };
    for line in report.lines(false) {
        assert!(!line.contains(char::is_control), "{line:?}");
        assert!(line.chars().count() < 2_000, "{line}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
    }

    #[test]
    fn what_looks_like_a_page_is_read(
        tags in proptest::collection::vec(
            "<(script|meta|base|template|cryptorefills-widget|/template|/script|div)( (src|href|integrity|nonce|data-target|\
             data-api-base|api-base|lang|http-equiv|content|type|texts)=[\"']?[ -~\u{80}-\u{9f}\u{202e}]{0,12}[\"']?){0,3}>",
            0..6,
        ),
    ) {
        read(tags.concat().as_bytes());
    }

    #[test]
    fn what_looks_like_a_policy_is_read(
        text in "((script-src|connect-src|default-src|img-src|sandbox)( ('self'|'nonce-a'|'sha256-a'|https://\\*\\.a:\\*/|\\[::1\\]:|[ -~]{0,9})){0,4};?,?){0,4}",
    ) {
        read(text.as_bytes());
    }
}
