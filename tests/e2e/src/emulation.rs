//! What a reader has set in the system, and what a page looks like then. The page cannot tell it from the real thing.
//! Chromium alone.

use serde_json::json;

use crate::devtools::Command;
use crate::session::Session;

impl Session {
    /// Lets media features have these values: `("prefers-color-scheme", "dark")`. Those that are not named are the
    /// machine's own again.
    pub async fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.issue(Command::devtools("Emulation.setEmulatedMedia", json!({ "features": features }))).await;
    }

    /// Shows the page as it is printed.
    pub async fn print(&self) {
        self.issue(Command::devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))).await;
    }
}
