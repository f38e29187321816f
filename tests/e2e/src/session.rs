//! One browser with a profile of its own, from its start to its end.

use std::path::Path;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::commands::Command;
use crate::widget::Widget;

const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--window-size=1100,900",
];

/// A browser with one window.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) client: Client,
}

impl Session {
    /// Starts a browser. Without a folder for its profile, ChromeDriver makes one and removes it.
    ///
    /// # Errors
    ///
    /// A sentence: the browser does not start.
    pub(crate) async fn start(
        driver: &str,
        chromium: Option<&Path>,
        profile: Option<&Path>,
    ) -> Result<Self, String> {
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).into();
        arguments.extend(profile.map(|profile| format!("--user-data-dir={}", profile.display())));
        let mut options = json!({ "args": arguments });
        if let Some(chromium) = chromium {
            options["binary"] = json!(chromium);
        }
        let capabilities = [
            ("goog:chromeOptions".to_owned(), options),
            ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
        ];
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.into_iter().collect())
            .connect(driver)
            .await
            .map_err(|error| format!("the browser does not start (CR_CHROMIUM names it): {error}"))?;
        Ok(Self { client })
    }

    /// The first widget of its page.
    pub fn widget(&self) -> Widget {
        Widget::new(self.client.clone(), 0)
    }

    /// Loads the page anew, as a shopper does.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap_or_else(|error| panic!("a reload: {error}"));
    }

    /// Opens a tab and goes there; everything is done in it from now on.
    pub async fn new_tab(&self) {
        let opened = self.client.new_window(true).await;
        let tab = opened.unwrap_or_else(|error| panic!("a tab: {error}")).handle;
        self.client.switch_to_window(tab).await.unwrap_or_else(|error| panic!("a tab: {error}"));
    }

    /// Goes to a tab by its place, counted from 0.
    pub async fn tab(&self, place: usize) {
        let tabs = self.client.windows().await.unwrap_or_else(|error| panic!("the tabs: {error}"));
        let tab = tabs.into_iter().nth(place).unwrap_or_else(|| panic!("there is no tab {place}"));
        self.client.switch_to_window(tab).await.unwrap_or_else(|error| panic!("a tab: {error}"));
    }

    /// Makes the browser forget what pages of this origin have kept.
    pub(crate) async fn forget(&self, origin: &str) {
        // A page that is still there could write again what is being forgotten.
        self.goto("about:blank").await;
        let parameters = json!({ "origin": origin, "storageTypes": "local_storage" });
        self.issue(Command::devtools("Storage.clearDataForOrigin", parameters)).await;
    }

    /// Goes to an address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// The value of a script: the body of a function.
    pub async fn evaluate(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Presses and releases one key, wherever the focus is.
    pub async fn press(&self, key: char) {
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("a key: {error}"));
    }

    /// Makes the page as wide and high as a phone, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.issue(Command::devtools("Emulation.setDeviceMetricsOverride", metrics)).await;
    }

    /// Makes the page's clock run `factor` times as fast as the world's; the page needs [`Page::clock`](crate::Page::clock).
    pub async fn run_clock(&self, factor: u32) {
        self.evaluate("window.__runClock(arguments[0])", vec![json!(factor)]).await;
    }

    /// Takes the browser's network away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        let network =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.issue(Command::devtools("Network.emulateNetworkConditions", network)).await;
    }

    /// Hides the page and stops it, as a phone does with a page in the background; `false` brings it back.
    pub async fn freeze(&self, frozen: bool) {
        let state = json!({ "state": if frozen { "frozen" } else { "active" } });
        self.issue(Command::devtools("Page.setWebLifecycleState", state)).await;
    }

    /// What the console said since the last time.
    pub(crate) async fn console(&self) -> Vec<Value> {
        self.issue(Command::console()).await.as_array().cloned().unwrap_or_default()
    }

    /// Ends the browser.
    pub async fn end(self) {
        if let Err(error) = self.client.close().await {
            eprintln!("the browser did not end: {error}");
        }
    }

    pub(crate) async fn issue(&self, command: Command) -> Value {
        let what = format!("{command:?}");
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{what}: {error}"))
    }
}
