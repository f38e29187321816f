//! The stream of an order as far as it can be seen without one: whether it is refused as it should, and where it is opened,
//! whether anything on the way holds it back.

use crate::check::ask::{Answer, is_redirect};
use crate::check::finding::Finding;
use crate::check::{address, text};

const WHAT: &str = "stream";

const UNSEEN: &str =
    "A stream is opened for an order alone, so that nothing could be seen of buffering on the way";

/// What the answer to a subscription to no order comes to.
pub(crate) fn judge(answer: &Answer) -> Vec<Finding> {
    let status = answer.status.as_u16();
    let mime = answer.mime();
    if status == 200 && mime == "text/event-stream" {
        return of_open(answer);
    }
    if mime == "text/html" {
        let sentence = format!("orders/{{orderId}}/subscribe answers {status} with a page of HTML.");
        return vec![Finding::problem(
            WHAT,
            sentence,
            "Forward the path to the host, before the app's own pages.",
        )];
    }
    if is_redirect(answer.status) {
        let target = answer
            .url
            .join(&answer.header("location"))
            .map_or_else(|_| "nowhere".into(), |url| address::shown(&url));
        let sentence = format!("orders/{{orderId}}/subscribe redirects to {target}.");
        return vec![Finding::problem(WHAT, sentence, "Name the last address in api-base.")];
    }
    match status {
        200..=299 => {
            let named = if mime.is_empty() { "no type".to_owned() } else { text::piece(&mime) };
            let sentence =
                format!("orders/{{orderId}}/subscribe answers {status} with {named} and not with a stream.");
            vec![Finding::problem(
                WHAT,
                sentence,
                "Hand the upstream's stream on, and answer anything else with 502.",
            )]
        }
        405 => {
            let sentence = "orders/{orderId}/subscribe answers 405.";
            vec![Finding::problem(WHAT, sentence, "Forward the path to the host.")]
        }
        400..=499 => {
            let sentence = format!(
                "orders/{{orderId}}/subscribe answers {status} for an order that nobody has. {UNSEEN}:"
            );
            let said = "watch `status` move in one real order, or a sandbox's; it should take a second.";
            vec![Finding::ok(WHAT, format!("{sentence} {said}"))]
        }
        _ => {
            let sentence =
                format!("orders/{{orderId}}/subscribe answers {status} for an order that nobody has.");
            vec![Finding::warning(WHAT, sentence, "See in the host's log what the upstream answers.")]
        }
    }
}

/// No head came: a stream's goes out at once.
pub(crate) fn silent() -> Finding {
    let sentence =
        "orders/{orderId}/subscribe did not begin to answer in time: something on the way may hold it back.";
    Finding::problem(
        WHAT,
        sentence,
        "Turn buffering off for it (nginx: proxy_buffering off), as docs/host.md shows.",
    )
}

fn of_open(answer: &Answer) -> Vec<Finding> {
    let mut found = Vec::new();
    let packed = answer.header("content-encoding").to_ascii_lowercase();
    if !matches!(packed.trim(), "" | "identity") {
        let sentence =
            format!("The stream is compressed by {}, which holds its messages back.", text::piece(&packed));
        found.push(Finding::problem(WHAT, sentence, "Never compress text/event-stream."));
    }
    if !answer.header("content-length").is_empty() {
        let sentence = "The stream has a Content-Length: something on the way has waited for its end.";
        found.push(Finding::problem(
            WHAT,
            sentence,
            "Turn buffering off for it (nginx: proxy_buffering off).",
        ));
    }
    let control = answer.header("cache-control").to_ascii_lowercase();
    let has = |word: &str| control.split(',').any(|known| known.trim() == word);
    if !has("no-cache") && !has("no-store") {
        let sentence = "The stream may be kept: it has no Cache-Control: no-cache.";
        found.push(Finding::problem(WHAT, sentence, "Send Cache-Control: no-cache, no-transform."));
    } else if !has("no-transform") {
        let sentence =
            "The stream lacks Cache-Control: no-transform, without which a proxy may compress or buffer it.";
        found.push(Finding::warning(WHAT, sentence, "Send Cache-Control: no-cache, no-transform."));
    }
    if !answer.header("x-accel-buffering").eq_ignore_ascii_case("no") && !answer.header("server").is_empty() {
        let server = answer.header("server").to_ascii_lowercase();
        if server.contains("nginx") {
            let sentence = "The stream comes through nginx without X-Accel-Buffering: no.";
            found.push(Finding::warning(WHAT, sentence, "Send it, or set proxy_buffering off."));
        }
    }
    if found.is_empty() {
        found.push(Finding::ok(WHAT, "The stream is opened as such, and neither compressed nor kept."));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::ask::tests::answer;
    use crate::check::finding::Verdict::{Ok, Problem, Warning};

    #[test]
    fn what_holds_a_stream_back_is_named() {
        let events = ("content-type", "text/event-stream; charset=utf-8");
        let control = ("cache-control", "no-cache, no-transform");
        for (status, headers, verdict, words) in [
            (404, vec![("content-type", "application/json")], Ok, "nothing could be seen of buffering"),
            (200, vec![events, control], Ok, "neither compressed nor kept"),
            (200, vec![events, control, ("content-encoding", "gzip")], Problem, "compressed by gzip"),
            (200, vec![events, control, ("content-length", "12")], Problem, "Content-Length"),
            (200, vec![events], Problem, "may be kept"),
            (200, vec![events, ("cache-control", "max-age=60")], Problem, "may be kept"),
            (200, vec![events, ("cache-control", "no-cache")], Warning, "no-transform"),
            (200, vec![events, control, ("server", "nginx/1.27")], Warning, "X-Accel-Buffering"),
            (
                200,
                vec![events, control, ("server", "nginx"), ("x-accel-buffering", "no")],
                Ok,
                "opened as such",
            ),
            (
                200,
                vec![("content-type", "application/json")],
                Problem,
                "application/json and not with a stream",
            ),
            (200, vec![], Problem, "no type"),
            (200, vec![("content-type", "text/html")], Problem, "a page of HTML"),
            (404, vec![("content-type", "text/html")], Problem, "a page of HTML"),
            (302, vec![("location", "/login")], Problem, "redirects to https://a.example/login"),
            (405, vec![], Problem, "405"),
            (502, vec![], Warning, "502"),
        ] {
            let found = judge(&answer("https://a.example/api/orders/x/subscribe", status, &headers, ""));
            let fits = |finding: &Finding| finding.verdict == verdict && finding.sentence.contains(words);
            assert!(found.iter().any(fits), "{status} {headers:?}: {words}: {found:?}");
        }
        assert_eq!(silent().verdict, Problem);
    }
}
