//! Policies that let the widget live, and those that do not.

use super::*;
use crate::check::finding::Verdict;

const SELF: &str =
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src https://cdn.cryptorefills.com";

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

/// A page with the bundle at `bundle` and routes at `routes`.
fn needs(bundle: &str, routes: &str, script: Script) -> Needs {
    Needs {
        page: url("https://shop.example/gift-cards"),
        loader: Some((url(&format!("{bundle}/widget/embed.js")), script)),
        imported: vec![url(&format!("{bundle}/widget/glue.js"))],
        fetched: vec![
            url(&format!("{routes}/api/brands")),
            url(&format!("{bundle}/widget/module.wasm")),
            url(&format!("{bundle}/widget/style.css")),
        ],
    }
}

fn verdicts(policy: &str, needs: &Needs) -> Vec<(Verdict, String)> {
    let found = judge(&Policy::of_header(policy), needs);
    found
        .into_iter()
        .map(|finding| (finding.verdict, format!("{} {}", finding.sentence, finding.advice)))
        .collect()
}

const HERE: &str = "https://shop.example";
const CDN: &str = "https://cdn.example";

#[test]
fn the_documented_policies_are_enough() {
    let nonce = || Script { nonce: "abc".into(), ..Script::default() };
    let strict = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ";
    let pictures = "img-src https://cdn.cryptorefills.com";
    for (policy, needs) in [
        (SELF.to_owned(), needs(HERE, HERE, Script::default())),
        (
            format!("script-src {CDN} 'wasm-unsafe-eval'; connect-src 'self' {CDN}; {pictures}"),
            needs(CDN, HERE, Script::default()),
        ),
        (
            format!("script-src {CDN} 'wasm-unsafe-eval'; connect-src https://api.example {CDN}; {pictures}"),
            needs(CDN, "https://api.example", Script::default()),
        ),
        (
            format!("script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self' {CDN}; {pictures}"),
            needs(CDN, HERE, nonce()),
        ),
        (
            format!("script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src *; {pictures}"),
            needs(CDN, HERE, nonce()),
        ),
    ] {
        let found = verdicts(&format!("{strict}{policy}"), &needs);
        assert!(matches!(found.as_slice(), [(Verdict::Ok, _)]), "{policy}: {found:?}");
    }
    assert!(matches!(verdicts("", &needs(HERE, HERE, Script::default())).as_slice(), [(Verdict::Ok, _)]));
    assert!(matches!(
        verdicts("style-src 'none'", &needs(HERE, HERE, Script::default())).as_slice(),
        [(Verdict::Ok, _)]
    ));
}

#[test]
fn what_is_missing_is_named() {
    use Verdict::{Problem, Warning};
    let here = needs(HERE, HERE, Script::default());
    let there = needs(CDN, "https://api.example", Script::default());
    let nonce = needs(CDN, HERE, Script { nonce: "abc".into(), ..Script::default() });
    for (policy, needs, verdict, words) in [
        (SELF.replace(" 'wasm-unsafe-eval'", ""), &here, Problem, "has no 'wasm-unsafe-eval'"),
        (
            SELF.replace("script-src 'self'", "script-src https://a.example"),
            &here,
            Problem,
            "forbids the script",
        ),
        (
            SELF.replace("connect-src 'self'", "connect-src 'none'"),
            &here,
            Problem,
            "Add 'self' to connect-src",
        ),
        (
            SELF.replace("; img-src https://cdn.cryptorefills.com", "; img-src 'self'"),
            &here,
            Warning,
            "pictures",
        ),
        (
            "default-src 'self' 'wasm-unsafe-eval'; img-src *".into(),
            &there,
            Problem,
            "Add https://api.example to",
        ),
        (
            "default-src 'self' 'wasm-unsafe-eval'; img-src *".into(),
            &there,
            Problem,
            "Add https://cdn.example to",
        ),
        (
            "script-src https://cdn.example/widget/embed.js 'wasm-unsafe-eval'".into(),
            &there,
            Problem,
            "glue.js, which the loader imports",
        ),
        ("script-src-elem 'none'; script-src * 'unsafe-eval'".into(), &here, Problem, "script-src-elem"),
        ("script-src 'nonce-other' 'wasm-unsafe-eval'".into(), &nonce, Problem, "forbids the script"),
        (
            "script-src 'strict-dynamic' https: 'wasm-unsafe-eval'".into(),
            &there,
            Problem,
            "'strict-dynamic' ignores",
        ),
        ("sandbox allow-forms".into(), &here, Problem, "without scripts"),
        // Every policy holds, not only the first.
        (format!("{SELF}, script-src 'self'"), &here, Problem, "has no 'wasm-unsafe-eval'"),
    ] {
        let found = verdicts(&policy, needs);
        assert!(
            found.iter().any(|(is, said)| *is == verdict && said.contains(words)),
            "{policy}: {words}: {found:?}"
        );
    }
}

#[test]
fn a_pinned_tag_is_let_in_by_its_hash() {
    let pinned =
        |integrity: &str| needs(CDN, HERE, Script { integrity: integrity.into(), nonce: String::new() });
    let policy = "script-src 'sha256-YWJj' 'strict-dynamic' 'wasm-unsafe-eval'";
    assert!(matches!(verdicts(policy, &pinned("sha256-YWJj")).as_slice(), [(Verdict::Ok, _)]));
    for other in ["sha256-ZGVm", "sha256-YWJj sha384-ZGVm", ""] {
        assert!(verdicts(policy, &pinned(other))[0].1.contains("forbids the script"), "{other}");
    }
}
