//! What one visit of a page shows.

use serde_json::{Value, json};

use crate::measure::purchase::in_use;
use crate::measure::shelf::TYPED;
use crate::webdriver::session::Session;

/// What was seen, in milliseconds, in elements and in kilobytes.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    first_card: f64,
    settled: f64,
    blocked: f64,
    elements: f64,
    shifted: f64,
    memory: f64,
    keys: Vec<f64>,
    first_key: f64,
    late_frames: f64,
}

/// A name, and what a sample says to it.
type Measured = (&'static str, fn(&Sample) -> Vec<f64>);

/// Everything that is measured.
pub(super) const MEASURED: [Measured; 9] = [
    ("first card, ms", |sample| vec![sample.first_card]),
    ("settled grid, ms", |sample| vec![sample.settled]),
    ("long tasks while loading, ms", |sample| vec![sample.blocked]),
    ("elements after the grid", |sample| vec![sample.elements]),
    ("layout shift, thousandths", |sample| vec![sample.shifted * 1000.0]),
    ("JS heap and wasm, kB", |sample| vec![sample.memory]),
    ("key to results, ms", |sample| sample.keys.clone()),
    ("first key to results, ms", |sample| vec![sample.first_key]),
    ("late frames of 120 while scrolling", |sample| vec![sample.late_frames]),
];

impl Sample {
    /// Waits until the page has come to rest, then types, then scrolls.
    pub(super) async fn take(session: &Session) -> Self {
        let rested = session.evaluate_later("probe.rested().then(arguments[0])", vec![]).await;
        let memory = in_use(session).await;
        let mut keys = Vec::new();
        for word in TYPED {
            let took = session
                .evaluate_later("probe.type(arguments[0]).then(arguments[1])", vec![json!(word)])
                .await;
            keys.extend(took.as_array().into_iter().flatten().filter_map(Value::as_f64));
        }
        let late = session.evaluate_later("probe.scroll().then(arguments[0])", vec![]).await;
        let number = |of: &Value| of.as_f64().unwrap_or(f64::NAN);
        Self {
            first_card: number(&rested["firstCard"]),
            blocked: number(&rested["blocked"]),
            elements: number(&rested["elements"]),
            shifted: number(&rested["shifted"]),
            settled: number(&rested["settled"]),
            memory,
            late_frames: number(&late),
            first_key: keys.first().copied().unwrap_or(f64::NAN),
            keys,
        }
    }
}

/// The one in the middle.
pub(super) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
