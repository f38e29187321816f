//! What a route's answer says: that it is there and forwarded, or why it is not. It reads the code of a refusal and nothing
//! else of what an answer holds.

use serde_json::Value;

use super::{WHAT, is_whole};
use crate::check::ask::{Answer, is_redirect};
use crate::check::body::End;
use crate::check::finding::{Finding, Verdict};
use crate::check::{address, text};

/// What is expected of a route.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Route {
    /// JSON.
    List,
    /// JSON, or nothing: the widget does without it.
    Optional,
    /// JSON, or a refusal with a code: what was asked for may not be on offer.
    Refusable,
    /// A refusal: there is no such order.
    NoOrder,
}

/// What the answer to `GET path` comes to.
pub(crate) fn judge(route: Route, path: &str, answer: &Answer) -> Vec<Finding> {
    let path = if route == Route::NoOrder { "orders/{orderId}" } else { path };
    let verdict = if route == Route::Optional { Verdict::Warning } else { Verdict::Problem };
    if let Some((sentence, advice)) = fault(route, path, answer) {
        return vec![Finding::new(WHAT, verdict, &sentence, &advice)];
    }
    let mut found = Vec::new();
    if route == Route::NoOrder && !has(answer, &["no-store"]) {
        let sentence = format!("GET {path} is not answered with Cache-Control: no-store.");
        let advice = "Keep orders out of every cache: an order may hold a code.";
        let shared = has(answer, &["public"]) || answer.header("cache-control").contains("s-maxage");
        let verdict = if shared { Verdict::Problem } else { Verdict::Warning };
        found.push(Finding::new(WHAT, verdict, &sentence, advice));
    }
    if route == Route::List
        && answer.header("content-encoding").is_empty()
        && answer.body.bytes.len() > 10_000
    {
        let kilobytes = answer.body.bytes.len().div_ceil(1_000);
        let sentence = format!("GET {path} is sent without compression ({kilobytes} kB).");
        found.push(Finding::warning(
            WHAT,
            sentence,
            "Compress application/json, but never the stream of an order.",
        ));
    }
    if found.is_empty() {
        let code = code(answer).map(|code| format!(" {code}")).unwrap_or_default();
        found.push(Finding::ok(WHAT, format!("GET {path} answers {}{code}.", answer.status.as_u16())));
    }
    found
}

/// What is wrong with an answer, and what to do.
fn fault(route: Route, path: &str, answer: &Answer) -> Option<(String, String)> {
    let status = answer.status.as_u16();
    let said = |sentence: String, advice: &str| Some((format!("GET {path} {sentence}."), advice.to_owned()));
    match &answer.body.end {
        End::Whole => {}
        End::TooLong => {
            return said(
                "answers with more than 32 MiB".into(),
                "The widget leaves it unread: see what answers.",
            );
        }
        End::Late => {
            return said(
                "did not arrive as a whole in time".into(),
                "The widget waits 20 seconds: see what holds it back.",
            );
        }
        End::Broken => return said("broke off".into(), "See what ends the connection on the way."),
        End::Undecodable(name) => {
            let sentence = format!("says that it is compressed by {}, and is not", text::piece(name));
            return said(sentence, "Compress it once, and let nothing on the way add the header.");
        }
    }
    if is_redirect(answer.status) {
        let target = answer
            .url
            .join(&answer.header("location"))
            .map_or_else(|_| "nowhere".into(), |url| address::shown(&url));
        let advice = "Name the last address in api-base: an order that is redirected is lost.";
        return said(format!("redirects to {target}"), advice);
    }
    if is_html(answer) {
        let advice = "Forward the path to the host, before the app's own pages; a login or a challenge before it stops every shopper.";
        return said(format!("answers {status} with a page of HTML and not with JSON"), advice);
    }
    let told = code(answer);
    if let Some((sentence, advice)) = told.as_deref().and_then(|code| known(code, route)) {
        return said(
            format!("answers {status} {}: {sentence}", text::piece(told.as_deref().unwrap_or_default())),
            advice,
        );
    }
    let is_json = serde_json::from_slice::<Value>(&answer.body.bytes).is_ok();
    match (route, status) {
        (_, 200..=299) if !is_json => said(
            format!("answers {status} with what is no JSON"),
            "See what answers there: the widget says that the answer could not be read.",
        ),
        (Route::NoOrder, 200..=299) => said(
            "knows an order that nobody has made".into(),
            "See what answers there: it has to be the host, and its answers may not come out of a cache.",
        ),
        (_, 200..=299) => {
            let mime = answer.mime();
            let is_named = mime == "application/json" || mime.ends_with("+json");
            let named = if mime.is_empty() {
                "no type".to_owned()
            } else {
                format!("the type {}", text::piece(&mime))
            };
            if is_named {
                None
            } else {
                said(format!("has {named} and not application/json"), "Hand the upstream's Content-Type on.")
            }
        }
        (Route::NoOrder, 404 | 410 | 400) if is_json => None,
        (Route::Refusable, 400 | 404 | 409 | 422) if told.is_some() => None,
        (_, 404 | 405) => {
            said(format!("answers {status}"), "Forward the path to the host, or correct api-base.")
        }
        (_, 429) => said(
            format!("answers {status}"),
            "Raise the limit, and name the proxies before the host by --trusted-proxies.",
        ),
        (_, 401 | 403) => said(
            format!("answers {status}"),
            "See who refuses: a login or a firewall before the host, or the upstream because of the partner id.",
        ),
        (_, 502..=504 | 520..=530) => {
            said(format!("answers {status}"), "Start the host, and see in its log what the upstream answers.")
        }
        (Route::NoOrder, _) => {
            said(format!("answers {status} and not 404"), "See in the host's log what the upstream answers.")
        }
        _ => said(format!("answers {status}"), "See in the host's log what the upstream answers."),
    }
}

/// A good answer whose list, under that key or itself, has nothing in it.
pub(crate) fn empty(answer: &Answer, path: &str, key: &str, then: &str) -> Option<Finding> {
    let told: Value =
        serde_json::from_slice(&answer.body.bytes).ok().filter(|_| answer.status.is_success())?;
    let list = if key.is_empty() { Some(&told) } else { told.get(key) };
    let is_full = list.and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    (!is_full).then(|| {
        let sentence = format!("GET {path} answers with an empty list, or none. {then}.");
        Finding::warning(
            WHAT,
            sentence,
            "See whether the partner id is right, and what the upstream answers.",
        )
    })
}

/// What the host's own codes mean (`docs/host.md`, Refusals).
fn known(code: &str, route: Route) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "ORIGIN_NOT_ALLOWED" => (
            "the host does not know the page's origin",
            "Name it in --allowed-origins or CR_ALLOWED_ORIGINS, as scheme, host and port.",
        ),
        "NOT_FOUND" if route != Route::NoOrder => (
            "the host has no such route",
            "api-base has to lead to the routes, which this project's host has under /api.",
        ),
        "UPSTREAM_UNREACHABLE" => {
            ("the host reaches no upstream", "See --upstream, and whether the server may connect to it.")
        }
        "UPSTREAM_DOWN" | "UPSTREAM_TIMEOUT" | "UPSTREAM_INTERRUPTED" => {
            ("the upstream does not answer as it should", "Wait, and see in the host's log what it answers.")
        }
        "UPSTREAM_REDIRECTED" => {
            ("the upstream sends the host elsewhere", "Correct --upstream: a host follows no redirect.")
        }
        "TOO_MANY_REQUESTS" => (
            "the host takes all shoppers for one client, or this one asked too often",
            "Name the proxies before the host by --trusted-proxies, or raise --rate-limit.",
        ),
        _ => return None,
    })
}

/// What the answer to a path comes to that no host has.
pub(crate) fn unknown(answer: &Answer) -> Finding {
    let status = answer.status.as_u16();
    match status {
        404 | 405 if is_own(answer) => {
            Finding::ok(WHAT, "Nothing but the routes is forwarded: an unknown path is 404 NOT_FOUND.")
        }
        400..=499 => Finding::ok(WHAT, format!("An unknown path answers {status}.")),
        500..=599 => Finding::warning(
            WHAT,
            format!("An unknown path answers {status}: it may be forwarded."),
            "Refuse what is none of the nine routes, without a question to the upstream.",
        ),
        _ => Finding::problem(
            WHAT,
            format!(
                "An unknown path answers {status} and not 404: pages or files stand where the routes should."
            ),
            "Let the host alone answer below api-base, and refuse what is none of the nine routes.",
        ),
    }
}

/// Whether it is not the host's routes that answer, or nothing of them for this page.
pub(crate) fn is_elsewhere(answer: &Answer) -> bool {
    let status = answer.status.as_u16();
    is_html(answer)
        || is_redirect(answer.status)
        || status == 404
        || code(answer).as_deref() == Some("ORIGIN_NOT_ALLOWED")
}

/// Whether an unknown path was refused as this project's host does.
pub(crate) fn is_own(answer: &Answer) -> bool {
    answer.status.as_u16() == 404
        && code(answer).as_deref() == Some("NOT_FOUND")
        && !answer.header("x-request-id").is_empty()
}

/// The code of a refusal: what stands in `detail`, if it is one word.
fn code(answer: &Answer) -> Option<String> {
    if answer.status.is_success() || !is_whole(answer) {
        return None;
    }
    let body: Value = serde_json::from_slice(&answer.body.bytes).ok()?;
    let code = body.get("detail")?.as_str()?;
    let is_code = (1..=60).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_code.then(|| code.to_owned())
}

fn is_html(answer: &Answer) -> bool {
    answer.mime() == "text/html" || answer.body.bytes.trim_ascii_start().first() == Some(&b'<')
}

fn has(answer: &Answer, words: &[&str]) -> bool {
    let control = answer.header("cache-control").to_ascii_lowercase();
    control.split(',').any(|word| words.contains(&word.trim()))
}

#[cfg(test)]
mod tests;
