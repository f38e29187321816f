//! The one place that speaks HTTP to the upstream. It never follows a redirect, keeps a cookie or sends a request twice.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, Url};

use super::forward;
use super::routes::Verb;
use crate::config::Timeouts;
use crate::refusal::Refusal;

/// The longest answer that is held in memory, in bytes. An order of ten lines with its texts is a tenth of it.
const LARGEST_HELD_ANSWER: usize = 1 << 20;

/// Connections to the upstream.
#[derive(Clone, Debug)]
pub(crate) struct UpstreamClient {
    json: Client,
    events: Client,
    patience: Duration,
}

/// An answer that is in memory as a whole.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct HeldAnswer {
    /// The upstream's status.
    pub(crate) status: StatusCode,
    /// Its headers, as far as the browser learns of them.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) body: Bytes,
}

impl UpstreamClient {
    /// A client that opens no connection before it is asked to.
    pub(crate) fn new(timeouts: Timeouts) -> Self {
        // Events must not be compressed: a decoder holds them back until its block is full.
        let events = build(common(timeouts).no_gzip());
        Self {
            json: build(common(timeouts).read_timeout(timeouts.answer)),
            events,
            patience: timeouts.answer,
        }
    }

    /// Sends a request and returns the answer once it begins.
    ///
    /// # Errors
    ///
    /// [`Refusal::UpstreamUnreachable`] where nothing was sent; [`Refusal::UpstreamTimeout`],
    /// [`Refusal::UpstreamInterrupted`] and [`Refusal::UpstreamRedirected`] where it may have been acted upon.
    pub(crate) async fn json(
        &self,
        verb: Verb,
        url: Url,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<Response, Refusal> {
        let request = match verb {
            Verb::Get => self.json.get(url),
            Verb::Post => self.json.post(url).body(body),
        };
        settle(request.headers(headers).send().await)
    }

    /// Opens a stream and returns the answer once it begins. It may then be silent for ever.
    ///
    /// # Errors
    ///
    /// As [`UpstreamClient::json`].
    pub(crate) async fn events(&self, url: Url, headers: HeaderMap) -> Result<Response, Refusal> {
        let opening = self.events.get(url).headers(headers).send();
        settle(tokio::time::timeout(self.patience, opening).await.map_err(|_| Refusal::UpstreamTimeout)?)
    }
}

/// Reads the rest of an answer into memory.
///
/// # Errors
///
/// [`Refusal::UpstreamTimeout`] or [`Refusal::UpstreamInterrupted`] when it stops, or never stops.
pub(crate) async fn hold(mut answer: Response) -> Result<HeldAnswer, Refusal> {
    let status = answer.status();
    let headers = forward::response_headers(answer.headers());
    let mut body = BytesMut::new();
    while let Some(piece) = answer.chunk().await.map_err(refusal)? {
        if body.len() + piece.len() > LARGEST_HELD_ANSWER {
            return Err(Refusal::UpstreamInterrupted);
        }
        body.extend_from_slice(&piece);
    }
    Ok(HeldAnswer { status, headers, body: body.freeze() })
}

fn common(timeouts: Timeouts) -> ClientBuilder {
    Client::builder()
        .connect_timeout(timeouts.connect)
        .redirect(Policy::none())
        .no_proxy()
        .tcp_nodelay(true)
        .tcp_keepalive(Duration::from_secs(30))
        // Shorter than servers keep idle connections: an order must not be sent into one that is just being closed.
        .pool_idle_timeout(Duration::from_secs(20))
        .retry(reqwest::retry::never())
}

#[expect(
    clippy::expect_used,
    reason = "the TLS roots are compiled in, and nothing else of a client can fail"
)]
fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("a client without files or system settings")
}

fn settle(answer: reqwest::Result<Response>) -> Result<Response, Refusal> {
    let answer = answer.map_err(refusal)?;
    if answer.status().is_redirection() {
        return Err(Refusal::UpstreamRedirected);
    }
    Ok(answer)
}

/// The error's own text names the URL, and with it an order: it is told without.
fn refusal(error: reqwest::Error) -> Refusal {
    let refusal = if error.is_connect() {
        Refusal::UpstreamUnreachable
    } else if error.is_timeout() {
        Refusal::UpstreamTimeout
    } else {
        Refusal::UpstreamInterrupted
    };
    tracing::warn!(error = %error.without_url(), "{}", refusal.code());
    refusal
}
