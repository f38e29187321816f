//! What only ChromeDriver can do, beyond the standard: the browser's log, and the DevTools protocol. A story that needs any
//! of it is told in Chromium alone. It never decides what a story sees.

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browser::Browser;
use crate::session::Session;

impl Session {
    /// Takes the browser's network away, or gives it back. Chromium alone.
    pub async fn offline(&self, offline: bool) {
        let network =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        // Without this, the browser only says that it is offline.
        self.issue(Command::devtools("Network.enable", json!({}))).await;
        self.issue(Command::devtools("Network.emulateNetworkConditions", network)).await;
    }

    /// Hides the page and stops it, as a phone does with a page in the background; `false` brings it back. Chromium alone.
    pub async fn freeze(&self, frozen: bool) {
        let state = json!({ "state": if frozen { "frozen" } else { "active" } });
        self.issue(Command::devtools("Page.setWebLifecycleState", state)).await;
    }

    /// A phone's screen, in CSS pixels.
    pub(crate) async fn emulate_phone(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.issue(Command::devtools("Emulation.setDeviceMetricsOverride", metrics)).await;
    }

    /// What the browser's log said since the last time: `[{level, message, source}]`.
    pub(crate) async fn log(&self) -> Vec<Value> {
        self.issue(Command::console()).await.as_array().cloned().unwrap_or_default()
    }

    pub(crate) async fn issue(&self, command: Command) -> Value {
        let what = format!("{command:?}");
        assert_eq!(self.browser, Browser::Chromium, "told in Chromium alone: {what}");
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{what}: {error}"))
    }
}

/// A command below the session's address.
#[derive(Debug)]
pub(crate) struct Command {
    path: &'static str,
    body: Value,
}

impl Command {
    /// What the console said since the last time: `[{level, message, source}]`.
    fn console() -> Self {
        Self { path: "se/log", body: json!({ "type": "browser" }) }
    }

    /// A method of the DevTools protocol.
    pub(crate) fn devtools(method: &str, parameters: Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": method, "params": parameters }) }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
