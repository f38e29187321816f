//! One failure as data, and the list of those to come (contract of `POST /sandbox/faults`). The first one that matches
//! a request is used, and no other.

use super::route::meets;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// What goes wrong, and where. Unknown names are refused, so that a typing mistake cannot pass as a fault.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Fault {
    /// Which requests it meets, see [`meets`]; without it, every API request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) route: Option<String>,
    /// Method that a request must have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<String>,
    /// How many matching requests pass before the fault begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) skip: Option<u32>,
    /// How many requests it meets; without it, every one until it is cleared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// Answers with this status instead of doing the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    /// Code of that answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    /// `Retry-After` of that answer, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after: Option<u32>,
    /// Answers with this text instead of doing the work: an HTML page, wrong types, nothing at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<String>,
    /// Answers with this many bytes instead of doing the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body_bytes: Option<usize>,
    /// `Content-Type` of `body`; without it, `text/html`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    /// Waits so long before anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latency_ms: Option<u64>,
    /// Does the work, sends half of the answer and cuts the connection.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) truncate: bool,
    /// Does the work and cuts the connection without an answer.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) lose_answer: bool,
    /// Refuses a stream: with `status`, else 503.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) refuse_stream: bool,
    /// Cuts a stream so long after it opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) drop_stream_after_ms: Option<u64>,
    /// Opens a stream and sends nothing, not even comments.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) silent_stream: bool,
    /// Sends a useless message before each real one: `true` for broken JSON, `"foreign"` for another order,
    /// `"older"` for an older moment of this one, `"stop"` for the event that ends a stream, any other text as it is.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "garbage")]
    pub(crate) garbage_event: Option<Garbage>,
}

/// A useless message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Garbage {
    /// JSON that ends in the middle.
    Broken,
    /// An order with another id.
    Foreign,
    /// This order as it was an hour ago.
    Older,
    /// The end of the stream, which then goes on.
    Stop,
    /// Anything.
    Text(String),
}

/// The part of a fault that the stream itself carries out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StreamFault {
    /// Cut after so many milliseconds.
    pub(crate) drop_after_ms: Option<u64>,
    /// Send nothing.
    pub(crate) silent: bool,
    /// Send this before each message.
    pub(crate) garbage: Option<Garbage>,
}

impl Fault {
    /// Whether it can only happen to a stream.
    pub(crate) fn is_for_streams(&self) -> bool {
        self.refuse_stream
            || self.silent_stream
            || self.drop_stream_after_ms.is_some()
            || self.garbage_event.is_some()
    }

    /// What the stream has to do.
    pub(crate) fn stream(&self) -> StreamFault {
        StreamFault {
            drop_after_ms: self.drop_stream_after_ms,
            silent: self.silent_stream,
            garbage: self.garbage_event.clone(),
        }
    }

    fn matches(&self, method: &str, target: &str) -> bool {
        let path = target.split('?').next().unwrap_or_default();
        let is_api = path.starts_with("/v");
        self.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && self.route.as_ref().map_or(is_api, |route| meets(route, target))
            && (!self.is_for_streams() || path.ends_with("/subscribe"))
    }
}

/// The faults to come, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds one at the end.
    pub(crate) fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Removes all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Those to come.
    pub(crate) fn list(&self) -> &[Fault] {
        &self.0
    }

    /// The fault that meets a request, counted down. `target` is the path with its query.
    pub(crate) fn take(&mut self, method: &str, target: &str) -> Option<Fault> {
        let index = self.0.iter().position(|fault| fault.matches(method, target))?;
        let fault = &mut self.0[index];
        if let Some(skip) = fault.skip.filter(|skip| *skip > 0) {
            fault.skip = Some(skip - 1);
            return None;
        }
        let taken = fault.clone();
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.0.remove(index);
            }
        }
        Some(taken)
    }
}

fn garbage<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Garbage>, D::Error> {
    Ok(match Value::deserialize(input)? {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some(Garbage::Broken),
        Value::String(text) => Some(match text.as_str() {
            "true" | "broken" => Garbage::Broken,
            "foreign" => Garbage::Foreign,
            "older" => Garbage::Older,
            "stop" => Garbage::Stop,
            _ => Garbage::Text(text),
        }),
        _ => return Err(serde::de::Error::custom("garbage_event: expected true or text")),
    })
}

// The shape is serde's: `skip_serializing_if` hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(json: &str) -> Faults {
        Faults(vec![serde_json::from_str(json).unwrap()])
    }

    #[test]
    fn a_fault_meets_its_route_so_many_times_and_is_gone() {
        let mut faults = faults(r#"{"route":"/v2/brands","times":2,"status":503}"#);
        assert!(faults.take("GET", "/v5/orders/1").is_none());
        assert!(faults.take("GET", "/v2/brands?country_code=US").is_some());
        assert!(faults.take("GET", "/v2/brands?country_code=US").is_some());
        assert!(faults.take("GET", "/v2/brands?country_code=US").is_none());
        assert!(faults.list().is_empty());
    }

    #[test]
    fn a_stream_fault_leaves_other_requests_alone() {
        let mut faults = faults(r#"{"silent_stream":true}"#);
        assert!(faults.take("GET", "/v5/orders/1").is_none());
        assert!(faults.take("GET", "/v5/orders/1/subscribe").is_some());
    }

    #[test]
    fn a_fault_without_a_route_leaves_images_alone() {
        let mut faults = faults(r#"{"status":500}"#);
        assert!(faults.take("GET", "/logos_v2/steam.webp").is_none());
        assert!(faults.take("POST", "/v5/orders").is_some());
    }

    #[test]
    fn a_fault_can_begin_later_and_ask_for_a_method() {
        let mut faults = faults(r#"{"method":"post","skip":1,"times":1,"status":500}"#);
        assert!(faults.take("GET", "/v5/orders/1").is_none());
        assert!(faults.take("POST", "/v5/orders").is_none());
        assert!(faults.take("POST", "/v5/orders").is_some());
    }

    #[test]
    fn an_unknown_name_is_refused() {
        assert!(serde_json::from_str::<Fault>(r#"{"latency":5}"#).is_err());
    }
}
