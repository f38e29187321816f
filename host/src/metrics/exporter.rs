//! `GET /metrics`, on an address of its own: what it tells of the business is nobody's but the operator's.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::time::interval;

use super::names;

/// How often samples are put into their buckets where nobody asks.
const UPKEEP: Duration = Duration::from_secs(5);

/// The form of the text.
const FORM: &str = "text/plain; version=0.0.4; charset=utf-8";

/// All that is counted in this process.
#[derive(Clone, Debug)]
pub struct Exporter(PrometheusHandle);

/// Metrics cannot be counted.
#[derive(Debug, Error)]
#[error("metrics: {0}")]
pub struct ExporterError(String);

impl Exporter {
    /// Begins to count, once in a process.
    ///
    /// # Errors
    ///
    /// Where something else counts already.
    pub fn install() -> Result<Self, ExporterError> {
        let failed = |error: &dyn std::fmt::Display| ExporterError(error.to_string());
        let answers = [names::REQUEST_SECONDS, names::UPSTREAM_SECONDS];
        let mut builder = PrometheusBuilder::new();
        for name in answers {
            let matcher = Matcher::Full(name.to_owned());
            builder =
                builder.set_buckets_for_metric(matcher, &names::ANSWERS).map_err(|error| failed(&error))?;
        }
        let events = Matcher::Full(names::EVENT_SECONDS.to_owned());
        builder = builder.set_buckets_for_metric(events, &names::PASSING).map_err(|error| failed(&error))?;
        let handle = builder.install_recorder().map_err(|error| failed(&error))?;
        names::describe(env!("CARGO_PKG_VERSION"));
        Ok(Self(handle))
    }

    /// Answers on `listener`, for as long as it is waited for.
    ///
    /// # Errors
    ///
    /// Where the listener fails.
    pub async fn serve(self, listener: TcpListener) -> std::io::Result<()> {
        let process = Arc::new(Collector::default());
        process.describe();
        let handle = self.0.clone();
        let metrics = get(async move || {
            process.collect();
            ([(CONTENT_TYPE, FORM), (CACHE_CONTROL, "no-store")], handle.render())
        });
        let router = Router::new().route("/metrics", metrics);
        let upkeep = async {
            let mut often = interval(UPKEEP);
            loop {
                often.tick().await;
                self.0.run_upkeep();
            }
        };
        tokio::select! {
            served = axum::serve(listener, router) => served,
            () = upkeep => Ok(()),
        }
    }
}
