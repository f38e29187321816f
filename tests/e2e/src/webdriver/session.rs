//! One browser with a profile of its own, from its start to its end.

use std::path::Path;
use std::sync::Arc;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::environment::Environment;
use crate::shopper::widget::Widget;
use crate::webdriver::browser::Browser;
use crate::webdriver::commands::Command;
use crate::webdriver::driver::Driver;

/// A browser with one window.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) client: Client,
    pub(crate) browser: Browser,
    _driver: Arc<Driver>,
}

impl Session {
    /// Starts a browser with a driver of its own: geckodriver serves one. Without a folder for its profile, the driver
    /// makes one and removes it.
    ///
    /// # Errors
    ///
    /// A sentence: the browser does not start.
    pub(crate) async fn start(environment: &Environment, profile: Option<&Path>) -> Result<Self, String> {
        let browser = environment.browser;
        let driver = Driver::start(environment).await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(browser.capabilities(environment.program.as_ref(), profile))
            .connect(&driver.url)
            .await
            .map_err(|error| {
                format!("the browser does not start ({} names it): {error}", browser.programs().0)
            })?;
        Ok(Self { client, browser, _driver: Arc::new(driver) })
    }

    /// The first widget of its page.
    pub fn widget(&self) -> Widget {
        Widget::new(self.clone(), 0)
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

    /// Closes the tab; the first one is the present one then.
    pub async fn close_tab(&self) {
        self.client.close_window().await.unwrap_or_else(|error| panic!("a tab: {error}"));
        self.tab(0).await;
    }

    /// Makes the browser forget what pages of this origin have kept.
    pub(crate) async fn forget(&self, origin: &str) {
        // A page that is still there could write again what is being forgotten.
        self.goto("about:blank").await;
        self.goto(&format!("{origin}blank")).await;
        self.evaluate("localStorage.clear()", vec![]).await;
    }

    /// Goes to an address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// The value of a script: the body of a function.
    pub async fn evaluate(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script's promise becomes: the body of a function that calls its last argument with it.
    pub async fn evaluate_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Presses and releases one key, wherever the focus is.
    pub async fn press(&self, key: char) {
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("a key: {error}"));
    }

    /// Makes the page as wide and high as a phone, in CSS pixels. WebKit's window has bars and a least width of its own.
    pub async fn resize(&self, width: u32, height: u32) {
        match self.browser {
            Browser::Chromium => self.emulate_phone(width, height).await,
            Browser::Firefox => self.squeeze(width, height).await,
            Browser::Webkit => panic!("told in Chromium and Firefox alone: a page of {width} by {height}"),
        }
    }

    /// Makes the page's clock run `factor` times as fast as the world's; the page needs
    /// [`Page::clock`](crate::Page::clock).
    pub async fn run_clock(&self, factor: u32) {
        self.evaluate("window.__runClock(arguments[0])", vec![json!(factor)]).await;
    }

    /// What the browser's log said since the last time. Firefox and WebKit show it to no driver: there, what counts is
    /// what the page itself has noted.
    pub(crate) async fn console(&self) -> Vec<Value> {
        match self.browser {
            Browser::Chromium => self.log().await,
            Browser::Firefox | Browser::Webkit => Vec::new(),
        }
    }

    /// Whether nothing else is told in it. WebKit's driver clears neither cookies nor caches, and a browser that begins
    /// anew has none: it starts within a second.
    pub(crate) fn is_for_one_story(&self) -> bool {
        self.browser == Browser::Webkit
    }

    /// Leaves one tab, in which nothing ever happened, no cookie and nothing in the log. What pages have stored stays:
    /// the next story has an origin of its own.
    pub(crate) async fn clear(&self) {
        let clearing = async {
            let mut windows = self.client.windows().await?;
            while windows.len() > 1 {
                self.client.switch_to_window(windows.remove(1)).await?;
                self.client.close_window().await?;
            }
            self.client.switch_to_window(windows.remove(0)).await?;
            let tab = self.client.new_window(true).await?.handle;
            self.client.close_window().await?;
            self.client.switch_to_window(tab).await
        };
        clearing.await.unwrap_or_else(|error| panic!("a clear browser: {error}"));
        self.prefer(&[]).await;
        match self.browser {
            Browser::Chromium => self.begin_anew().await,
            Browser::Firefox => self.inside("Services.cookies.removeAll()", vec![]).await,
            // It is not told another story, see [`Session::is_for_one_story`].
            Browser::Webkit => {}
        }
        self.console().await;
    }

    /// Ends the browser.
    pub async fn end(self) {
        if let Err(error) = self.client.close().await {
            eprintln!("the browser did not end: {error}");
        }
    }

    /// Gives the driver a command of its own.
    pub(crate) async fn issue(&self, command: Command) -> Value {
        let what = format!("{command:?}");
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{what}: {error}"))
    }
}
