//! `GET /sandbox/menu`: everything that the remote control's page offers, as data, for a page that offers it beside a
//! widget. It lists what other modules decide and decides nothing.

use super::{
    body::field,
    buttons::{DETAILED, FAULTS, STATES},
    guide::{meaning, rows},
};
use crate::{orders::STEPS, problems::KNOWN};
use axum::Json;
use serde_json::{Map, Value, json};

/// `{steps: [{name, does}], detailed: [{label, step, query}], states: [name], faults: [{label, fault}],
/// emails: [{address, does}], codes: [name]}`
pub(crate) async fn menu() -> Json<Value> {
    let steps = STEPS.iter().map(|(name, _)| json!({ "name": name, "does": meaning("Steps", name) }));
    let detailed =
        DETAILED.iter().map(|(label, step, query)| json!({ "label": label, "step": step, "query": query }));
    let faults = FAULTS.iter().map(|(label, fields)| json!({ "label": label, "fault": fault(fields) }));
    let emails = rows("E-mail addresses").map(|(address, does)| json!({ "address": address, "does": does }));
    Json(json!({
        "steps": steps.collect::<Value>(),
        "detailed": detailed.collect::<Value>(),
        "states": STATES,
        "faults": faults.collect::<Value>(),
        "emails": emails.collect::<Value>(),
        "codes": KNOWN.map(|(code, _)| code).as_slice(),
    }))
}

/// What `POST /sandbox/faults` takes.
fn fault(fields: &[(&str, &str)]) -> Value {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), field((*text).to_owned())));
    Value::Object(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{faults::Fault, orders::Step, problems::triggers};

    #[tokio::test]
    async fn everything_on_the_menu_can_be_ordered() {
        let Json(menu) = menu().await;
        let list = |name: &str| menu[name].as_array().unwrap().clone();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        for step in list("steps") {
            assert!(Step::named(&text(&step["name"])).is_some(), "{step}");
            assert!(!text(&step["does"]).is_empty(), "{step}");
        }
        for step in list("detailed").iter().map(|entry| &entry["step"]).chain(&list("states")) {
            assert!(Step::named(&text(step)).is_some(), "{step}");
        }
        for fault in list("faults") {
            assert!(serde_json::from_value::<Fault>(fault["fault"].clone()).is_ok(), "{fault}");
        }
        for code in list("codes") {
            assert!(triggers(&format!("{}@sandbox.example", text(&code))) != Default::default(), "{code}");
        }
        assert!(list("emails").iter().any(|row| text(&row["address"]).starts_with("PRICE.")));
    }
}
