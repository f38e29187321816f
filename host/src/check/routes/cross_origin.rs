//! Pages of other origins than the routes: what has to be answered so that a browser lets them ask and read. It never judges
//! what an origin should be allowed.

use axum::http::Method;
use reqwest::Url;

use crate::check::ask::{Answer, Question, Wanted};
use crate::check::finding::Finding;
use crate::check::{address, text};

const WHAT: &str = "cors";

const NAME_IT: &str = "Name the origin in --allowed-origins or CR_ALLOWED_ORIGINS.";

/// On whose behalf the routes are asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asking {
    /// The page; `None` where none is known.
    pub(crate) page: Option<Url>,
    /// Whether cookies would travel, of which none are sent here.
    pub(crate) with_credentials: bool,
}

impl Asking {
    /// The page's origin, if it is another one than that of `url`.
    pub(crate) fn other_origin(&self, url: &Url) -> Option<String> {
        self.page.as_ref().filter(|page| page.origin() != url.origin()).map(address::origin)
    }

    /// A question as a browser asks it for the page.
    pub(crate) fn question(&self, method: Method, url: &Url, wanted: Wanted) -> Question {
        let question = Question { method, url: url.clone(), headers: Vec::new(), wanted };
        if self.page.is_none() {
            return question;
        }
        let question = question.with("sec-fetch-mode", "cors").with("sec-fetch-dest", "empty");
        match self.other_origin(url) {
            // A page of the same site is refused and allowed alike.
            Some(origin) => question.with("origin", origin).with("sec-fetch-site", "cross-site"),
            None => question.with("sec-fetch-site", "same-origin"),
        }
    }
}

/// Whether the page may read an answer; nothing is said of one that the host refused because of the origin.
pub(crate) fn readable(answer: &Answer, asking: &Asking, path: &str) -> Option<Finding> {
    let origin = asking.other_origin(&answer.url)?;
    let path = text::piece(path);
    let (sentence, advice) = refused(answer, asking, &origin)?;
    Some(Finding::problem(WHAT, format!("{path}: {sentence}"), advice))
}

/// Why a browser keeps an answer from a page of this origin.
fn refused(answer: &Answer, asking: &Asking, origin: &str) -> Option<(String, &'static str)> {
    let allowed = answer.header("access-control-allow-origin");
    if allowed.is_empty() {
        return Some((
            format!("no Access-Control-Allow-Origin, so that pages of {origin} read nothing."),
            NAME_IT,
        ));
    }
    if allowed == "*" && asking.with_credentials {
        let sentence =
            "Access-Control-Allow-Origin is *, which browsers refuse where cookies travel.".to_owned();
        return Some((sentence, "Answer with the page's own origin, or leave api-credentials out."));
    }
    if allowed != "*" && allowed != origin {
        return Some((
            format!("Access-Control-Allow-Origin is {} and not {origin}.", text::piece(&allowed)),
            NAME_IT,
        ));
    }
    let credentials = answer.header("access-control-allow-credentials");
    (asking.with_credentials && credentials != "true").then(|| {
        let sentence =
            "no Access-Control-Allow-Credentials: true, which api-credentials=\"include\" needs.".to_owned();
        (sentence, "Send it, or leave api-credentials out.")
    })
}

/// Whether a browser sends after this answer to its preflight.
pub(crate) fn preflight(
    answer: &Answer,
    asking: &Asking,
    origin: &str,
    method: &str,
    headers: &str,
) -> Vec<Finding> {
    let name = format!("OPTIONS for {method}");
    if !answer.status.is_success() {
        let sentence =
            format!("{name} answers {}, so that pages of {origin} may send nothing.", answer.status.as_u16());
        let advice = "Answer preflights with 200 where the origin is allowed: name it in --allowed-origins, and let no login or \
                      firewall before the host refuse OPTIONS.";
        return vec![Finding::problem(WHAT, sentence, advice)];
    }
    if let Some((sentence, advice)) = refused(answer, asking, origin) {
        return vec![Finding::problem(WHAT, format!("{name}: {sentence}"), advice)];
    }
    let named = list(&answer.header("access-control-allow-headers"));
    let any = named.iter().any(|name| name == "*") && !asking.with_credentials;
    let missing: Vec<String> =
        list(headers).into_iter().filter(|name| !any && !named.contains(name)).collect();
    let mut found = Vec::new();
    for name in missing {
        let sentence = format!("Access-Control-Allow-Headers lacks {name}.");
        let advice = "Allow content-type, idempotency-key and cr-order-pass.";
        found.push(match name.as_str() {
            "content-type" => Finding::problem(WHAT, sentence + " No order can be sent.", advice),
            "idempotency-key" => {
                let after = " A host that announces Cr-Idempotency has to allow it, or no order can be sent.";
                Finding::warning(WHAT, sentence + after, advice)
            }
            _ => Finding::warning(WHAT, sentence + " A host that gives passes has to allow it.", advice),
        });
    }
    if found.is_empty() {
        found.push(Finding::ok(WHAT, format!("{name} allows pages of {origin}.")));
    }
    found
}

/// Whether a cache in between could give one origin's answer to another.
pub(crate) fn varies(answer: &Answer) -> Option<Finding> {
    let allowed = answer.header("access-control-allow-origin");
    let vary = list(&answer.header("vary"));
    let kept =
        !list(&answer.header("cache-control")).iter().any(|word| word == "no-store" || word == "private");
    let is_alike =
        matches!(allowed.as_str(), "" | "*") || vary.iter().any(|name| name == "origin" || name == "*");
    (kept && !is_alike).then(|| {
        let sentence = "The answers name one origin and may be kept for all: they lack Vary: origin.";
        Finding::warning(
            WHAT,
            sentence,
            "Send Vary: origin, or no cache in between can tell the pages apart.",
        )
    })
}

/// Which headers a page may not read that the widget reads where they are.
pub(crate) fn exposed(answer: &Answer) -> Option<Finding> {
    const READ: [&str; 5] = ["cr-idempotency", "cr-order-pass", "cr-stream-ticket", "retry-after", "date"];
    // Told already.
    if answer.header("access-control-allow-origin").is_empty() {
        return None;
    }
    let named = list(&answer.header("access-control-expose-headers"));
    let missing: Vec<&str> =
        READ.into_iter().filter(|name| !named.iter().any(|known| known == name || known == "*")).collect();
    (!missing.is_empty()).then(|| {
        let sentence = format!("Access-Control-Expose-Headers lacks {}.", missing.join(", "));
        let advice = "Expose them: without Date a countdown goes by the shopper's clock, and without the others keys and passes \
                      of this project's host are lost.";
        Finding::warning(WHAT, sentence, advice)
    })
}

fn list(header: &str) -> Vec<String> {
    header.split(',').map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests;
