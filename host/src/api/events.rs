//! An order's messages (reference section 9a), handed on as they come. It never reads, holds back or joins them;
//! dropping the response closes the upstream's stream.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use tokio::time::sleep;

use super::event_lines::EventLines;
use super::{admission, answer};
use crate::host::Host;
use crate::limits::streams::Seat;
use crate::refusal::Refusal;
use crate::upstream::routes::Answer;

/// A comment, which `EventSource` ignores and every proxy in between sees. One line end does not complete a message.
const HEARTBEAT: Bytes = Bytes::from_static(b": still here\n");

/// The upstream's stream with the reference's response headers, or its answer where that is not 200.
///
/// # Errors
///
/// [`Refusal::UpstreamNotAStream`] for a 200 that is something else, such as a page of a proxy in between, and what can go
/// wrong with an answer that is no stream.
pub(crate) async fn relay(
    host: &Arc<Host>,
    upstream: reqwest::Response,
    seat: Seat,
) -> Result<Response, Refusal> {
    if upstream.status() != StatusCode::OK {
        let answer = admission::of_order(host, host.client.rest(upstream).await?)?;
        return Ok(answer::held(answer, Answer::Events));
    }
    let stated = upstream.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_ascii_lowercase());
    if stated.is_some_and(|stated| !stated.starts_with(b"text/event-stream")) {
        return Err(Refusal::UpstreamNotAStream);
    }
    let headers = [
        (CONTENT_TYPE, "text/event-stream"),
        (CACHE_CONTROL, "no-cache, no-transform"),
        (CONNECTION, "keep-alive"),
    ];
    let stopping = host.lifetime.stopping.clone();
    let streams = Arc::clone(&host.streams);
    let relay = Relay {
        upstream: upstream.bytes_stream().boxed(),
        lines: EventLines::default(),
        heartbeat: host.timeouts.heartbeat,
        over: Box::pin(async move {
            stopping.cancelled().await;
            sleep(streams.farewell()).await;
        }),
        _seat: seat,
    };
    Ok((headers, [("x-accel-buffering", "no")], Body::from_stream(relay.pieces())).into_response())
}

struct Relay {
    upstream: BoxStream<'static, reqwest::Result<Bytes>>,
    lines: EventLines,
    heartbeat: Duration,
    /// Resolves when the host stops and it is this stream's turn.
    over: Pin<Box<dyn Future<Output = ()> + Send>>,
    _seat: Seat,
}

impl Relay {
    fn pieces(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(self, async |mut relay| relay.next().await.map(|piece| (Ok(piece), relay)))
    }

    /// The next piece, or `None` at the end: the upstream's, or the host's own.
    async fn next(&mut self) -> Option<Bytes> {
        tokio::select! {
            biased;
            () = &mut self.over => None,
            piece = self.upstream.next() => {
                // A stream that breaks and one that ends are the same to a browser: it reconnects.
                let piece = self.lines.pass(piece?.ok()?);
                if piece.is_none() {
                    tracing::warn!("an event upstream is longer than any: its stream is ended");
                }
                piece
            }
            () = sleep(self.heartbeat), if self.lines.are_whole() => {
                self.lines.insert();
                Some(HEARTBEAT)
            }
        }
    }
}
