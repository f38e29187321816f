//! What the widget needs of a page's policy, and what is missing (`docs/embedding.md`, Content Security Policy
//! and Trusted Types). It needs no style, no inline script and no Trusted Types policy, so that none of them is asked for.

use reqwest::Url;

use super::policy::{From, Policy};
use super::source;
use crate::check::finding::Finding;
use crate::check::{address, text};

/// Where brands' pictures lie.
const PICTURES: &str = "https://cdn.cryptorefills.com";

const WHAT: &str = "policy";

/// A script of the widget's, and what the page says of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Script {
    /// The tag's nonce; empty where it has none.
    pub(crate) nonce: String,
    /// The tag's `integrity`.
    pub(crate) integrity: String,
}

/// What the widget asks a page's policy for.
#[derive(Clone, Debug)]
pub(crate) struct Needs {
    pub(crate) page: Url,
    /// The page's own tag, and where it leads.
    pub(crate) loader: Option<(Url, Script)>,
    /// Scripts that the loader imports.
    pub(crate) imported: Vec<Url>,
    /// What is fetched: routes, WebAssembly, style, words.
    pub(crate) fetched: Vec<Url>,
}

/// What these policies keep from the widget.
pub(crate) fn judge(policies: &[Policy], needs: &Needs) -> Vec<Finding> {
    if policies.is_empty() {
        return vec![Finding::ok(WHAT, "The page has no Content Security Policy: nothing is forbidden.")];
    }
    let mut found: Vec<Finding> = policies.iter().flat_map(|policy| judge_one(policy, needs)).collect();
    if found.is_empty() {
        found.push(Finding::ok(WHAT, "The Content Security Policy allows what the widget needs."));
    }
    found
}

fn judge_one(policy: &Policy, needs: &Needs) -> Vec<Finding> {
    let by = match policy.from {
        From::Header => "of the page's answer",
        From::Meta => "in the page's <meta>",
    };
    let mut found = Vec::new();
    if let Some((_, words)) = policy.first(&["sandbox"])
        && !words.iter().any(|word| word.eq_ignore_ascii_case("allow-scripts"))
    {
        let sentence = format!("The policy {by} puts the page into a sandbox without scripts.");
        found.push(Finding::problem(WHAT, sentence, "Take `sandbox` out, or add allow-scripts to it."));
    }
    found.extend(scripts(policy, by, needs));
    if let Some((name, sources)) = policy.first(&["script-src", "default-src"])
        && !["'wasm-unsafe-eval'", "'unsafe-eval'"].iter().any(|word| has(sources, word))
    {
        let sentence =
            format!("{name} {by} has no 'wasm-unsafe-eval', so that the browser runs no WebAssembly.");
        found.push(Finding::problem(WHAT, sentence, "Add 'wasm-unsafe-eval' to script-src."));
    }
    if let Some((name, sources)) = policy.first(&["connect-src", "default-src"]) {
        let mut origins: Vec<String> = Vec::new();
        for url in needs.fetched.iter().filter(|url| !source::any(sources, url, &needs.page)) {
            let origin = named(url, &needs.page);
            if !origins.contains(&origin) {
                let sentence = format!("{name} {by} forbids to fetch {}.", address::shown(url));
                found.push(Finding::problem(WHAT, sentence, format!("Add {origin} to connect-src.")));
                origins.push(origin);
            }
        }
    }
    if let Some((name, sources)) = policy.first(&["img-src", "default-src"])
        && Url::parse(PICTURES).is_ok_and(|url| !source::any(sources, &url, &needs.page))
    {
        let sentence = format!("{name} {by} forbids the brands' pictures: initials stand in their place.");
        found.push(Finding::warning(WHAT, sentence, format!("Add {PICTURES} to img-src.")));
    }
    found
}

fn scripts(policy: &Policy, by: &str, needs: &Needs) -> Vec<Finding> {
    let Some((name, sources)) = policy.first(&["script-src-elem", "script-src", "default-src"]) else {
        return Vec::new();
    };
    let strict = has(sources, "'strict-dynamic'");
    let listed = |url: &Url| !strict && source::any(sources, url, &needs.page);
    let tag = needs.loader.as_ref();
    let trusted = tag
        .is_some_and(|(_, script)| has_nonce(sources, &script.nonce) || has_hash(sources, &script.integrity));
    let nonced = tag.is_some_and(|(_, script)| has_nonce(sources, &script.nonce));
    if let Some((url, _)) = tag.filter(|(url, _)| !trusted && !listed(url)) {
        let advice = if strict {
            "Give the tag the nonce of the policy: 'strict-dynamic' ignores addresses.".to_owned()
        } else {
            format!("Add {} to script-src, or give the tag the nonce of the policy.", named(url, &needs.page))
        };
        let sentence = format!("{name} {by} forbids the script {}.", address::shown(url));
        return vec![Finding::problem(WHAT, sentence, advice)];
    }
    // A script that was let in brings its own along: by its nonce, or under 'strict-dynamic'.
    let brought = nonced || (strict && (trusted || tag.is_none()));
    let kept = needs.imported.iter().find(|url| !brought && !listed(url));
    let finding = kept.map(|url| {
        let sentence = format!("{name} {by} forbids {}, which the loader imports.", address::shown(url));
        let advice =
            format!("Add {} to script-src: a path to one file is not enough.", named(url, &needs.page));
        Finding::problem(WHAT, sentence, advice)
    });
    finding.into_iter().collect()
}

fn has(sources: &[String], word: &str) -> bool {
    sources.iter().any(|source| source.eq_ignore_ascii_case(word))
}

fn has_nonce(sources: &[String], nonce: &str) -> bool {
    !nonce.is_empty() && sources.iter().any(|source| nonce_of(source).is_some_and(|known| known == nonce))
}

fn nonce_of(source: &str) -> Option<&str> {
    let (head, rest) = source.split_at_checked("'nonce-".len())?;
    head.eq_ignore_ascii_case("'nonce-").then(|| rest.strip_suffix('\''))?
}

/// Whether every hash that the tag pins is one of the policy's, which then lets it in.
fn has_hash(sources: &[String], integrity: &str) -> bool {
    let mut pinned = integrity.split_ascii_whitespace().peekable();
    pinned.peek().is_some()
        && pinned.all(|hash| sources.iter().any(|source| source.trim_matches('\'') == hash))
}

/// How a policy names the origin of an address.
fn named(url: &Url, page: &Url) -> String {
    if url.origin() == page.origin() { "'self'".into() } else { text::piece(&address::origin(url)) }
}

#[cfg(test)]
mod tests;
