//! What must never happen on a partner's page, and what a story says is to be expected. A function of what was noted.

use serde_json::Value;

/// Something that a story causes on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// Requests that fail: the browser says so in the console.
    FailedRequests,
    /// Images that the page's policy blocks.
    BlockedImages,
    /// What the page's policy blocks under this directive.
    Violations(&'static str),
    /// Something in the console that contains this.
    Console(&'static str),
}

/// Everything in `recorded` (see `recorder.js`) and in the browser's log that `allowed` does not cover.
pub(crate) fn complaints(recorded: &Value, console: &[Value], allowed: &[Allowance]) -> Vec<String> {
    let mut found = Vec::new();
    for violation in list(&recorded["violations"]) {
        let expected = |allowance: &Allowance| match allowance {
            Allowance::BlockedImages => violation["directive"] == "img-src",
            Allowance::Violations(directive) => violation["directive"] == *directive,
            Allowance::FailedRequests | Allowance::Console(_) => false,
        };
        if !allowed.iter().any(expected) {
            found.push(format!("violation of the policy: {violation}"));
        }
    }
    found.extend(list(&recorded["errors"]).iter().map(|error| format!("error of the page: {error}")));
    let said = list(&recorded["console"]).iter().chain(console);
    found.extend(said.filter(|entry| is_wrong(entry, allowed)).map(|entry| format!("console: {entry}")));
    found
}

fn is_wrong(entry: &Value, allowed: &[Allowance]) -> bool {
    if entry["level"] != "SEVERE" {
        return false;
    }
    let message = entry["message"].as_str().unwrap_or_default();
    !allowed.iter().any(|allowance| match allowance {
        Allowance::FailedRequests => entry["source"] == "network",
        Allowance::BlockedImages => message.contains("img-src"),
        Allowance::Console(part) => message.contains(part),
        Allowance::Violations(_) => false,
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_a_story_expects_passes() {
        let recorded = json!({
            "violations": [{ "directive": "img-src" }, { "directive": "script-src-elem" }],
            "errors": ["RuntimeError: unreachable"],
            "console": [{ "level": "SEVERE", "source": "console-api", "message": "wrong" }],
        });
        let console = [
            json!({ "level": "SEVERE", "source": "network", "message": "Failed to load resource" }),
            json!({ "level": "SEVERE", "source": "console-api", "message": "could not be loaded" }),
            json!({ "level": "WARNING", "source": "console-api", "message": "country: …" }),
        ];
        for (allowed, expected) in [
            (&[][..], 6),
            (&[Allowance::FailedRequests], 5),
            (&[Allowance::BlockedImages], 5),
            (&[Allowance::Violations("script-src-elem")], 5),
            (&[Allowance::Console("not be loaded")], 5),
            (&[Allowance::Console("something else")], 6),
        ] {
            assert_eq!(complaints(&recorded, &console, allowed).len(), expected, "{allowed:?}");
        }
        assert!(complaints(&json!({ "violations": [], "errors": [] }), &[], &[]).is_empty());
    }
}
