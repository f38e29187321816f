//! axe-core on the page: every rule of WCAG 2.2 A and AA that a program can judge, and its best practices. It is injected by
//! the driver, so that the page's policy stays what it is.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::session::Session;

/// The rules, by axe's tags. What is experimental or deprecated there is left out.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "const done = arguments[arguments.length - 1];
    const told = ({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
        [id, help, JSON.stringify(target), html.slice(0, 300), failureSummary].join(' | '));
    axe.run(document, {
        resultTypes: ['violations'],
        preload: false,
        runOnly: { type: 'tag', values: arguments[0] },
        rules: { 'target-size': { enabled: true }, ...Object.fromEntries(arguments[1].map((id) => [id, { enabled: false }])) },
    }).then(({ violations }) => done(violations.flatMap(told)), (error) => done([String(error)]))";

/// The rules, ready to be asked.
#[derive(Debug)]
pub struct Axe<'a> {
    session: &'a Session,
    script: String,
}

impl<'a> Axe<'a> {
    pub(crate) fn new(session: &'a Session, script: &Path) -> Self {
        let text = fs::read_to_string(script).unwrap_or_else(|error| panic!("{}: {error}", script.display()));
        Self { session, script: text }
    }

    /// What is wrong with the page as it is now, one text for each element that breaks a rule; `but` are left out.
    pub async fn violations(&self, but: &[&str]) -> Vec<String> {
        let there = self.session.evaluate("return typeof window.axe === 'object'", vec![]).await;
        if there != true {
            self.session.evaluate(&self.script, vec![]).await;
        }
        let found = self.session.evaluate_later(RUN, vec![json!(TAGS), json!(but)]).await;
        let found = found.as_array().unwrap_or_else(|| panic!("axe said {found}"));
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
