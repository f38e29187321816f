//! The drivers' own commands, beyond the standard: ChromeDriver's log and DevTools protocol, geckodriver's contexts.

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command below the session's address. One without a body asks.
#[derive(Debug)]
pub(crate) struct Command {
    path: String,
    body: Option<Value>,
}

impl Command {
    /// What the console said since the last time: `[{level, message, source}]`.
    pub(crate) fn console() -> Self {
        Self::told("se/log", json!({ "type": "browser" }))
    }

    /// A method of the DevTools protocol.
    pub(crate) fn devtools(method: &str, parameters: Value) -> Self {
        Self::told("goog/cdp/execute", json!({ "cmd": method, "params": parameters }))
    }

    /// Where Firefox runs scripts from now on: `content`, or `chrome`, which is the browser itself.
    pub(crate) fn context(context: &str) -> Self {
        Self::told("moz/context", json!({ "context": context }))
    }

    /// What the browser tells assistive technology of an element: `role` or `label`. This one is of the standard.
    pub(crate) fn computed(element: &str, what: &str) -> Self {
        Self { path: format!("element/{element}/computed{what}"), body: None }
    }

    fn told(path: &str, body: Value) -> Self {
        Self { path: path.to_owned(), body: Some(body) }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
