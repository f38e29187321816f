//! A partner's page as HTML, with the policy that its server sends. It contains no inline script or style.

use std::fmt::Write as _;

/// `Content-Security-Policy` of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// None at all.
    Absent,
    /// Everything that a careful partner forbids; logos may come from the API's origin.
    Strict,
    /// The same, and logos may not.
    StrictWithoutLogos,
    /// As strict, and no WebAssembly runs.
    WithoutWebAssembly,
    /// As strict, and what may run is named by a nonce, [`Policy::NONCE`], and not by its origin.
    Nonce,
    /// The same, and what has the nonce may load more.
    NonceAndDynamic,
}

impl Policy {
    /// The nonce of every page.
    pub const NONCE: &'static str = "4AEemGb0xJptoIGFP3Nd";

    /// The header's value; `logos` is the origin of `logo_base_url`, `bundle` and `routes` those of [`Page::across`].
    fn header(self, logos: &str, bundle: &str, routes: &str) -> Option<String> {
        let nonce = Self::NONCE;
        let scripts = match self {
            Self::Absent => return None,
            Self::Strict | Self::StrictWithoutLogos => "'self' 'wasm-unsafe-eval'".to_owned(),
            Self::WithoutWebAssembly => "'self'".to_owned(),
            Self::Nonce => format!("'nonce-{nonce}' 'wasm-unsafe-eval'"),
            Self::NonceAndDynamic => format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"),
        };
        let logos = if self == Self::StrictWithoutLogos { "" } else { logos };
        Some(format!(
            "default-src 'none'; script-src {scripts}{bundle}; style-src 'self'; \
             connect-src 'self'{bundle}{routes}; img-src 'self' data: {logos}; require-trusted-types-for 'script'; \
             trusted-types 'none'"
        ))
    }
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    pub(crate) body: String,
    pub(crate) policy: Policy,
    pub(crate) clock: bool,
    pub(crate) style: &'static str,
    /// Other origins, each after a blank.
    bundle: String,
    routes: String,
}

impl Page {
    /// The script tag and one element with these attributes, under the strict policy.
    pub fn widget(attributes: &str) -> Self {
        Self::new(&format!("{SCRIPT}<cryptorefills-widget {attributes}></cryptorefills-widget>"))
    }

    /// Any body, under the strict policy.
    pub fn new(body: &str) -> Self {
        let (bundle, routes) = (String::new(), String::new());
        Self { body: body.to_owned(), policy: Policy::Strict, clock: false, style: "", bundle, routes }
    }

    /// The same page with another policy.
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The same page with a clock that [`Session::run_clock`](crate::Session::run_clock) can make run faster.
    #[must_use]
    pub fn clock(self) -> Self {
        Self { clock: true, ..self }
    }

    /// The same page with a style sheet of the partner's.
    #[must_use]
    pub fn style(self, style: &'static str) -> Self {
        Self { style, ..self }
    }

    /// The same page, whose policy lets in the bundle and the answers of two other origins.
    #[must_use]
    pub(crate) fn across(self, bundle: &str, routes: &str) -> Self {
        Self { bundle: format!(" {bundle}"), routes: format!(" {routes}"), ..self }
    }

    /// `Content-Security-Policy`; `logos` is the origin of `logo_base_url`.
    pub(crate) fn policy_header(&self, logos: &str) -> Option<String> {
        self.policy.header(logos, &self.bundle, &self.routes)
    }

    pub(crate) fn html(&self) -> String {
        let mut html = String::from("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.push_str("<title>A partner</title>");
        let scripts = ["recorder", "clock"].into_iter().filter(|name| self.clock || *name != "clock");
        for script in scripts {
            let _ = write!(html, "<script nonce=\"{}\" src=\"/{script}.js\"></script>", Policy::NONCE);
        }
        if !self.style.is_empty() {
            html.push_str("<link rel=\"stylesheet\" href=\"/page.css\">");
        }
        html.push_str("</head><body>");
        // Writing to a string cannot fail.
        let _ = write!(html, "{}</body></html>", self.body);
        html
    }
}

/// The tag that a partner pastes.
const SCRIPT: &str = "<script async src=\"/widget/embed.js\"></script>";
