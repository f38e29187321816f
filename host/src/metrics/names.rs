//! The names of all that is counted, and what each says. `docs/monitoring.md` has them with their labels.

use metrics::{Unit, describe_counter, describe_gauge, describe_histogram, gauge};

pub(super) const BUILD: &str = "cryptorefills_host_build_info";
pub(crate) const REQUESTS: &str = "cryptorefills_host_requests_total";
pub(crate) const REQUEST_SECONDS: &str = "cryptorefills_host_request_duration_seconds";
pub(crate) const REFUSALS: &str = "cryptorefills_host_refusals_total";
pub(crate) const CONNECTIONS: &str = "cryptorefills_host_connections";
pub(crate) const STREAMS: &str = "cryptorefills_host_streams";
pub(crate) const UPSTREAM_STREAMS: &str = "cryptorefills_host_upstream_streams";
pub(crate) const EVENTS: &str = "cryptorefills_host_events_total";
pub(crate) const EVENT_SECONDS: &str = "cryptorefills_host_event_delay_seconds";
pub(crate) const UPSTREAM_REQUESTS: &str = "cryptorefills_host_upstream_requests_total";
pub(crate) const UPSTREAM_SECONDS: &str = "cryptorefills_host_upstream_duration_seconds";
pub(crate) const CIRCUIT: &str = "cryptorefills_host_upstream_circuit_open";
pub(crate) const CATALOGUE: &str = "cryptorefills_host_catalogue_answers_total";
pub(crate) const KEYS: &str = "cryptorefills_host_idempotency_keys_total";
pub(crate) const CREATIONS: &str = "cryptorefills_host_creations_total";

/// The bounds of buckets for answers: a file or a kept catalogue takes a millisecond, a creation up to 25 seconds.
pub(super) const ANSWERS: [f64; 12] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0];

/// The bounds of buckets for events, which only pass through.
pub(super) const PASSING: [f64; 10] = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0];

/// Says what each is, and begins the levels at nothing, so that a rule can tell nothing from no host.
pub(super) fn describe(version: &'static str) {
    describe_gauge!(BUILD, "The running version, as a label; always 1.");
    describe_counter!(REQUESTS, "Requests that were answered, or given up by their browser.");
    describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "Time until an answer began.");
    describe_counter!(REFUSALS, "Answers that are refusals of the host's own, by their code.");
    describe_gauge!(CONNECTIONS, "Open connections of browsers and proxies.");
    describe_gauge!(STREAMS, "Open streams of browsers.");
    describe_gauge!(UPSTREAM_STREAMS, "Open streams upstream: one for each order that is watched.");
    describe_counter!(EVENTS, "Messages of orders that came from upstream.");
    describe_histogram!(
        EVENT_SECONDS,
        Unit::Seconds,
        "Time from an event's arrival to its listener's response."
    );
    describe_counter!(UPSTREAM_REQUESTS, "Questions to the upstream, by what they asked and how they ended.");
    describe_histogram!(UPSTREAM_SECONDS, Unit::Seconds, "Time until the upstream's answer was there.");
    describe_gauge!(CIRCUIT, "1 while the upstream is left alone after failures in a row.");
    describe_counter!(CATALOGUE, "Catalogue answers: new or old ones that were kept, or asked for.");
    describe_counter!(KEYS, "Creations with an idempotency key, by what the key meant.");
    describe_counter!(CREATIONS, "Creations that were sent upstream, by how they ended.");
    gauge!(BUILD, "version" => version).set(1.0);
    for level in [CONNECTIONS, STREAMS, UPSTREAM_STREAMS, CIRCUIT] {
        gauge!(level).set(0.0);
    }
}
