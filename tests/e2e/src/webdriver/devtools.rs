//! What only ChromeDriver can do, beyond the standard: the browser's log, and the DevTools protocol. A story that needs
//! any of it is told in Chromium alone. It never decides what a story sees.

use serde_json::{Value, json};

use crate::webdriver::browser::Browser;
use crate::webdriver::commands::Command;
use crate::webdriver::session::Session;

impl Session {
    /// Takes the browser's network away, or gives it back. Chromium alone.
    pub async fn offline(&self, offline: bool) {
        let network =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        // Without this, the browser only says that it is offline.
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", network).await;
    }

    /// Hides the page and stops it, as a phone does with a page in the background; `false` brings it back. Chromium
    /// alone.
    pub async fn freeze(&self, frozen: bool) {
        let state = json!({ "state": if frozen { "frozen" } else { "active" } });
        self.devtools("Page.setWebLifecycleState", state).await;
    }

    /// Makes the processor so many times slower. Chromium alone.
    pub(crate) async fn slow_down(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// A phone's screen, in CSS pixels.
    pub(crate) async fn emulate_phone(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Forgets cookies and whatever was loaded, and gives this tab the focus: one that was opened by a driver has none.
    pub(crate) async fn begin_anew(&self) {
        self.devtools("Network.clearBrowserCookies", json!({})).await;
        self.devtools("Network.clearBrowserCache", json!({})).await;
        self.devtools("Page.bringToFront", json!({})).await;
    }

    /// What the browser's log said since the last time: `[{level, message, source}]`.
    pub(crate) async fn log(&self) -> Vec<Value> {
        self.issue(Command::console()).await.as_array().cloned().unwrap_or_default()
    }

    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        assert_eq!(self.browser, Browser::Chromium, "told in Chromium alone: {method}");
        self.issue(Command::devtools(method, parameters)).await
    }
}
