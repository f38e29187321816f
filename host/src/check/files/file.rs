//! One file's answer against what a browser wants of it: status, type, content, compression, caching, other origins.

use reqwest::Url;

use super::names;
use crate::check::ask::Answer;
use crate::check::body::End;
use crate::check::finding::Finding;
use crate::check::page::is_javascript;
use crate::check::{address, text};

/// What a file is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Expected {
    Script,
    Module,
    Style,
    Words,
    /// A partner's own file of texts.
    Texts,
}

/// How a page asks for a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct File<'a> {
    pub(crate) what: &'static str,
    pub(crate) expected: Expected,
    pub(crate) page: &'a Url,
    /// Whether it is asked for by CORS, as everything is that is fetched, imported or pinned.
    pub(crate) is_cors: bool,
}

/// What is smaller is not worth compressing, in bytes.
const SMALL: usize = 1_400;
/// A name without a hash should not be kept for longer, in seconds.
const DAY: u64 = 86_400;
/// A name with a hash should be kept for as long at least.
const MONTH: u64 = 30 * DAY;

impl Expected {
    /// By a name's ending.
    pub(crate) fn of(name: &str) -> Self {
        match name.rsplit('.').next() {
            Some("wasm") => Self::Module,
            Some("css") => Self::Style,
            Some("json") => Self::Words,
            _ => Self::Script,
        }
    }

    /// What findings are called that are about it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Script => "glue",
            Self::Module => "wasm",
            Self::Style => "style",
            Self::Words => "words",
            Self::Texts => "texts",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Self::Script => "text/javascript",
            Self::Module => "application/wasm",
            Self::Style => "text/css",
            Self::Words | Self::Texts => "application/json",
        }
    }

    fn is_mime(self, mime: &str) -> bool {
        match self {
            Self::Script => is_javascript(mime),
            Self::Words | Self::Texts => {
                mime == "text/json" || mime == "application/json" || mime.ends_with("+json")
            }
            Self::Module | Self::Style => mime == self.mime(),
        }
    }
}

impl File<'_> {
    /// Whether a page of HTML came in the place of the file.
    pub(crate) fn is_page(&self, answer: &Answer) -> bool {
        let text = String::from_utf8_lossy(&answer.body.bytes[..answer.body.bytes.len().min(256)])
            .to_ascii_lowercase();
        let text = text.trim_start_matches('\u{feff}').trim_start();
        ["<!doctype", "<html", "<head", "<body", "<!--"].iter().any(|begin| text.starts_with(begin))
    }

    /// What is wrong with the answer, or that it is good.
    pub(crate) fn judge(&self, answer: &Answer) -> Vec<Finding> {
        let shown = address::shown(&answer.url);
        let what = self.what;
        if !answer.status.is_success() {
            let sentence = format!("{shown} answers {}.", answer.status.as_u16());
            let advice = match what {
                "script" => "Serve the bundle there, or correct the tag's src.",
                "texts" => "Correct the attribute texts, or serve the file.",
                _ => {
                    "Serve all files of the bundle in one folder; after a deploy keep those of the release before."
                }
            };
            return vec![Finding::problem(what, sentence, advice)];
        }
        if self.is_page(answer) {
            let sentence = format!("{shown} answers with a page of HTML and not with the file.");
            let advice =
                "Let what is not there be a 404, and serve the bundle's files before the app's own pages.";
            return vec![Finding::problem(what, sentence, advice)];
        }
        let mut found = Vec::new();
        found.extend(self.end(answer, &shown));
        found.extend(self.mime(answer, &shown));
        found.extend(self.other_origins(answer, &shown));
        found.extend(self.content(answer, &shown));
        found.extend(self.compression(answer, &shown));
        found.extend(self.caching(answer, &shown));
        if found.is_empty() {
            let packed = answer.header("content-encoding");
            let packed = if packed.is_empty() {
                "as it is".to_owned()
            } else {
                format!("by {}", text::piece(&packed))
            };
            found.push(Finding::ok(
                what,
                format!("{shown} is {}, sent {packed}.", text::piece(&answer.mime())),
            ));
        }
        found
    }

    fn end(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        let (sentence, advice) = match &answer.body.end {
            End::Whole => return None,
            End::TooLong => (format!("{shown} is longer than such a file is."), "See what is served there."),
            End::Late => (
                format!("{shown} did not arrive in time."),
                "See what holds it back: the widget waits 20 seconds.",
            ),
            End::Broken => (format!("{shown} broke off."), "See what ends the connection."),
            End::Undecodable(name) => (
                format!("{shown} says that it is compressed by {}, and is not.", text::piece(name)),
                "Compress it once, and let nothing on the way add the header.",
            ),
        };
        Some(Finding::problem(self.what, sentence, advice))
    }

    fn mime(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        let mime = answer.mime();
        if self.expected.is_mime(&mime) {
            return None;
        }
        let named =
            if mime.is_empty() { "no type".to_owned() } else { format!("the type {}", text::piece(&mime)) };
        let sentence = format!("{shown} has {named} and not {}.", self.expected.mime());
        let advice = format!("Let the server name it {}.", self.expected.mime());
        Some(match self.expected {
            // A browser runs no module under another type.
            Expected::Script => Finding::problem(self.what, sentence, advice),
            Expected::Module | Expected::Style | Expected::Words | Expected::Texts => {
                let sentence = sentence + " The widget takes it, but servers compress by type.";
                Finding::warning(self.what, sentence, advice)
            }
        })
    }

    fn other_origins(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        if answer.url.origin() == self.page.origin() {
            return None;
        }
        let origin = address::origin(self.page);
        let allowed = answer.header("access-control-allow-origin");
        if self.is_cors && allowed != "*" && allowed != origin {
            let sentence = if allowed.is_empty() {
                format!(
                    "{shown} has no Access-Control-Allow-Origin, so that pages of {origin} may not load it."
                )
            } else {
                format!("{shown} allows the origin {} and not {origin}.", text::piece(&allowed))
            };
            let advice = "Send Access-Control-Allow-Origin: * with every file of the bundle.";
            return Some(Finding::problem(self.what, sentence, advice));
        }
        let policy = answer.header("cross-origin-resource-policy").to_ascii_lowercase();
        (!self.is_cors && policy == "same-origin").then(|| {
            let sentence = format!(
                "{shown} has Cross-Origin-Resource-Policy: same-origin, so that {origin} may not load it."
            );
            Finding::problem(self.what, sentence, "Send Cross-Origin-Resource-Policy: cross-origin.")
        })
    }

    fn content(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        let hash = names::hash(answer.url.path().rsplit('/').next()?)?;
        let wrong = answer.body.end == End::Whole && names::hash_of(&answer.body.bytes) != hash;
        wrong.then(|| {
            let sentence = format!("{shown} has another content than its name says, so that browsers refuse it.");
            let advice = "Let nothing on the way change it (minifiers, optimisers, line ends), and copy the bundle whole.";
            Finding::problem(self.what, sentence, advice)
        })
    }

    fn compression(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        let packed = answer.header("content-encoding").to_ascii_lowercase();
        let is_packed = !matches!(packed.trim(), "" | "identity");
        (!is_packed && answer.body.bytes.len() > SMALL).then(|| {
            let kilobytes = answer.body.bytes.len().div_ceil(1_000);
            let sentence = format!("{shown} is sent without compression ({kilobytes} kB).");
            Finding::warning(
                self.what,
                sentence,
                "Send the .br or .gz that lies beside it, or compress its type.",
            )
        })
    }

    fn caching(&self, answer: &Answer, shown: &str) -> Option<Finding> {
        let control = answer.header("cache-control").to_ascii_lowercase();
        let words: Vec<&str> = control.split(',').map(str::trim).collect();
        let has = |word: &str| words.contains(&word);
        let age = words
            .iter()
            .find_map(|word| word.strip_prefix("max-age=")?.trim_matches('"').parse::<u64>().ok());
        let age = if has("no-store") || has("no-cache") { Some(0) } else { age };
        let is_hashed = names::hash(answer.url.path().rsplit('/').next().unwrap_or_default()).is_some();
        if is_hashed && age.is_none_or(|age| age < MONTH) {
            let sentence =
                format!("{shown} is named after its content, and is not kept for long by browsers.");
            let advice = "Send Cache-Control: public, max-age=31536000, immutable.";
            return Some(Finding::warning(self.what, sentence, advice));
        }
        let is_long = age.is_some_and(|age| age > DAY) || has("immutable");
        (!is_hashed && self.what == "script" && is_long).then(|| {
            let sentence =
                format!("{shown} is kept by browsers for more than a day, so that a new release comes late.");
            let advice = "Send Cache-Control: public, max-age=300, stale-while-revalidate=3600.";
            Finding::warning(self.what, sentence, advice)
        })
    }
}

#[cfg(test)]
mod tests;
