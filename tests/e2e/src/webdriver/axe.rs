//! axe-core on the page: every rule of WCAG 2.2 A and AA that a program can judge, and its best practices; or those alone
//! that words can break. It is injected by the driver, so that the page's policy stays what it is.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::webdriver::session::Session;

/// All rules, by axe's tags. What is experimental or deprecated there is left out.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules about names and languages: what another language can break where English breaks nothing.
const NAMES: [&str; 29] = [
    "area-alt",
    "aria-command-name",
    "aria-dialog-name",
    "aria-input-field-name",
    "aria-meter-name",
    "aria-progressbar-name",
    "aria-toggle-field-name",
    "aria-tooltip-name",
    "aria-treeitem-name",
    "button-name",
    "document-title",
    "empty-heading",
    "empty-table-header",
    "frame-title",
    "html-has-lang",
    "html-lang-valid",
    "image-alt",
    "image-redundant-alt",
    "input-button-name",
    "input-image-alt",
    "label",
    "label-content-name-mismatch",
    "label-title-only",
    "link-name",
    "role-img-alt",
    "select-name",
    "summary-name",
    "svg-img-alt",
    "valid-lang",
];

const RUN: &str = "const done = arguments[arguments.length - 1];
    const told = ({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
        [id, help, JSON.stringify(target), html.slice(0, 300), failureSummary].join(' | '));
    axe.run(document, {
        resultTypes: ['violations'],
        preload: false,
        runOnly: arguments[0],
        rules: arguments[1],
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
        let mut rules = json!({ "target-size": { "enabled": true } });
        for rule in but {
            rules[rule] = json!({ "enabled": false });
        }
        self.run(json!({ "type": "tag", "values": TAGS }), rules).await
    }

    /// What is wrong with its names and languages alone.
    pub async fn wrong_names(&self) -> Vec<String> {
        self.run(json!({ "type": "rule", "values": NAMES }), json!({})).await
    }

    async fn run(&self, only: Value, rules: Value) -> Vec<String> {
        let there = self.session.evaluate("return typeof window.axe === 'object'", vec![]).await;
        if there != true {
            self.session.evaluate(&self.script, vec![]).await;
        }
        let found = self.session.evaluate_later(RUN, vec![only, rules]).await;
        let found = found.as_array().unwrap_or_else(|| panic!("axe said {found}"));
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
