//! What only geckodriver can do, beyond the standard: scripts in the browser itself. It never touches a page.

use serde_json::{Value, json};

use crate::wait::until;
use crate::webdriver::browser::Browser;
use crate::webdriver::commands::Command;
use crate::webdriver::session::Session;

impl Session {
    /// Runs a script in the window of Firefox, where `gBrowser` holds the tabs and `Services` the rest.
    pub(crate) async fn inside(&self, script: &str, arguments: Vec<Value>) {
        assert_eq!(self.browser, Browser::Firefox, "{script}");
        self.issue(Command::context("chrome")).await;
        self.evaluate(script, arguments).await;
        self.issue(Command::context("content")).await;
    }

    /// Gives the page so much of the window, which itself is never narrower than 500 pixels.
    pub(crate) async fn squeeze(&self, width: u32, height: u32) {
        let size = "const { style } = gBrowser.selectedBrowser;
            Object.assign(style, { flex: 'none', minWidth: '0', minHeight: '0' });
            style.width = style.maxWidth = `${arguments[0]}px`;
            style.height = style.maxHeight = `${arguments[1]}px`";
        self.inside(size, vec![json!(width), json!(height)]).await;
        until("the page's size", async || {
            let size = self.evaluate("return [innerWidth, innerHeight]", vec![]).await;
            (size == json!([width, height])).then_some(())
        })
        .await;
    }
}
