//! The example apps as their servers would serve them: pages below `/examples/`, with the strict policy, and the
//! package's files beside them. A page is the example's own, with what every page of the suite carries to be watched.

use std::path::Path;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::partner::page::Page;
use crate::world::World;

const HEAD: &str = "<head>";

/// The strict policy lets nobody make markup. Vue, Svelte and Angular make their templates' constant parts, by policies of
/// their own names; the widget still makes none.
const NO_MARKUP: &str = "trusted-types 'none'";
const FRAMEWORKS_MARKUP: &str = "trusted-types vue svelte-trusted-html angular";

/// What Next.js renders carries its data in scripts of the page's own, and what swaps pages makes them of text: neither has
/// a policy that forbids it.
const WITHOUT_POLICY: [&str; 3] = ["htmx", "next-", "turbo"];

/// The page of an example, or 404.
pub(crate) fn page(folder: &Path, name: &str, logos: &str) -> Response {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-/".contains(&byte));
    let Ok(html) = std::fs::read_to_string(folder.join("examples").join(name).join("index.html")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if !plain {
        return StatusCode::NOT_FOUND.into_response();
    }
    let html = html.replacen(HEAD, &format!("{HEAD}<script src=\"/recorder.js\"></script>"), 1);
    let mut response = Html(html).into_response();
    let policy = Page::new("")
        .policy_header(logos)
        .filter(|_| !WITHOUT_POLICY.iter().any(|without| name.starts_with(without)));
    let policy = policy.map(|policy| policy.replace(NO_MARKUP, FRAMEWORKS_MARKUP));
    let policy = policy.and_then(|policy| HeaderValue::try_from(policy).ok());
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

impl World {
    /// Shows an example to somebody who was never here.
    pub async fn open_example(&self, name: &str) {
        assert!(
            self.has_examples(),
            "CR_E2E_EXAMPLES is not set: it names the folder that `cargo xtask examples` makes"
        );
        self.session.forget(&self.server.url()).await;
        self.session.goto(&format!("{}examples/{name}/", self.server.url())).await;
    }
}
