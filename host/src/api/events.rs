//! An order's messages (reference section 9a), handed on as they come. It never holds them back or joins them; the upstream's
//! stream is closed with the last response that listens to it.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{Stream, stream};
use reqwest::Url;
use tokio::time::sleep;

use super::event_hub::{Listener, Unopened};
use super::event_lines::EventLines;
use super::{admission, answer};
use crate::host::Host;
use crate::limits::streams::Seat;
use crate::refusal::Refusal;
use crate::upstream::routes::Answer;

/// A comment, which `EventSource` ignores and every proxy in between sees. One line end does not complete a message.
const HEARTBEAT: Bytes = Bytes::from_static(b": still here\n");

/// The stream at `url` with the reference's response headers, or the upstream's answer where that is not 200.
///
/// # Errors
///
/// [`Refusal::UpstreamNotAStream`] for a 200 that is something else, such as a page of a proxy in between, and what can go
/// wrong with an answer that is no stream.
pub(crate) async fn relay(
    host: &Arc<Host>,
    url: Url,
    identity: HeaderMap,
    seat: Seat,
) -> Result<Response, Refusal> {
    let listener = match host.events.listen(&host.client, url, identity).await {
        Ok(listener) => listener,
        Err(Unopened::Answer(answer)) => {
            return Ok(answer::held(admission::of_order(host, answer)?, Answer::Events));
        }
        Err(Unopened::Refused(refusal)) => return Err(refusal),
    };
    let headers = [
        (CONTENT_TYPE, "text/event-stream"),
        (CACHE_CONTROL, "no-cache, no-transform"),
        (CONNECTION, "keep-alive"),
    ];
    let stopping = host.lifetime.stopping.clone();
    let streams = Arc::clone(&host.streams);
    let relay = Relay {
        listener,
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
    listener: Listener,
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
            piece = self.listener.next() => self.lines.pass(piece?),
            () = sleep(self.heartbeat), if self.lines.are_whole() => {
                self.lines.insert();
                Some(HEARTBEAT)
            }
        }
    }
}
