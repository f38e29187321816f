//! What assistive technology is told of a page: role and name of what has the focus, and the whole accessibility tree.
//! Chromium alone.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::webdriver::commands::Command;
use crate::webdriver::session::Session;

impl Session {
    /// Role and name of what has the focus; `None` where it goes away while it is asked for.
    pub async fn focus(&self) -> Option<(String, String)> {
        let script = "let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at";
        let focused = self.evaluate(script, vec![]).await;
        let element = focused.as_object()?.values().next()?.as_str()?;
        let role = self.client.issue_cmd(Command::computed(element, "role")).await.ok()?;
        let name = self.client.issue_cmd(Command::computed(element, "label")).await.ok()?;
        Some((role.as_str()?.to_owned(), name.as_str()?.to_owned()))
    }

    /// The page's accessibility tree: the role of each node, and its name and its text.
    pub async fn accessibility(&self) -> Vec<(String, String)> {
        nodes(&self.devtools("Accessibility.getFullAXTree", json!({})).await)
    }
}

/// The role of each node that is not ignored, and what is heard of it: its name, and all text below it.
fn nodes(told: &Value) -> Vec<(String, String)> {
    let nodes = told["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let heard = |node: &Value| {
        let mut words = value(node, "name").to_owned();
        words.push(' ');
        add_text(node, &by_id, &mut words);
        (value(node, "role").to_owned(), words)
    };
    nodes.iter().filter(|node| node["ignored"] != true).map(heard).collect()
}

/// Adds the text below a node: what stands side by side is heard as one.
fn add_text(node: &Value, by_id: &HashMap<&str, &Value>, words: &mut String) {
    if value(node, "role") == "StaticText" {
        words.push_str(value(node, "name"));
        return;
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            add_text(child, by_id, words);
        }
    }
}

fn value<'a>(node: &'a Value, name: &str) -> &'a str {
    node[name]["value"].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_heard_by_its_name_and_by_the_text_below_it() {
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({ "nodeId": id, "role": { "value": role }, "name": { "value": name }, "childIds": children });
        let mut hidden = node("5", "none", "", &["6"]);
        hidden["ignored"] = json!(true);
        let told = json!({ "nodes": [
            node("1", "status", "", &["2", "5"]),
            node("2", "StaticText", "0x12", &["3"]),
            node("3", "InlineTextBox", "0x12", &[]),
            node("4", "button", "Copy address", &[]),
            hidden,
            node("6", "StaticText", "34", &[]),
        ] });
        let heard = nodes(&told);
        assert_eq!(heard[0], ("status".into(), " 0x1234".into()));
        assert!(heard.contains(&("button".into(), "Copy address ".into())));
        assert_eq!(heard.iter().filter(|(role, _)| role == "none").count(), 0);
    }
}
