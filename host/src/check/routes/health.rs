//! `healthz` and `readyz` of this project's host, where they can be reached. Behind a proxy that hands on the routes alone
//! they cannot, and that is as it should be.

use reqwest::Url;

use crate::check::ask::{Asker, Question, Wanted};
use crate::check::finding::Finding;

const WHAT: &str = "health";

/// What they say.
pub(crate) async fn check(asker: &mut Asker, base: &Url) -> Vec<Finding> {
    let Some((healthy, ready)) = base.join("/healthz").ok().zip(base.join("/readyz").ok()) else {
        return Vec::new();
    };
    let Ok(answer) = asker.ask(&Question::get(&healthy, Wanted::Bytes(1024))).await else {
        return Vec::new();
    };
    // Anybody's page answers 200 as well; the host's has no body.
    if answer.status.as_u16() != 200 || !answer.body.bytes.is_empty() {
        return Vec::new();
    }
    let mut found = vec![Finding::ok(WHAT, "healthz answers 200.")];
    if let Ok(answer) = asker.ask(&Question::get(&ready, Wanted::Bytes(1024))).await {
        found.push(match answer.status.as_u16() {
            200 => Finding::ok(WHAT, "readyz answers 200: the upstream answers."),
            status => Finding::problem(
                WHAT,
                format!("readyz answers {status}: the upstream does not answer, or the host is stopping."),
                "See --upstream, and the host's log.",
            ),
        });
    }
    found
}
