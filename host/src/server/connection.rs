//! One connection, HTTP/1.1 or HTTP/2. It is given up when it serves nothing or when its reader stopped, and never while
//! an answer is on its way to somebody who takes it.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::TcpStream;
use tokio::time::{sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::activity::{Activity, Patience, Verdict};
use super::beginning::{self, COURTESY, Speech};
use super::observed::{InFlight, ObservedBody, ObservedSocket, incoming};
use super::room::Pressure;

/// What a connection that was asked to end may still do nothing for.
const FAREWELL: Duration = Duration::from_secs(2);

/// The longest head of a request, in bytes, and what is buffered of an answer.
const BUFFER: usize = 64 * 1024;

/// Serves `router` on `socket` until one of both sides has had enough.
pub(super) async fn serve(
    socket: TcpStream,
    peer: SocketAddr,
    router: Router,
    patience: Patience,
    pressure: Arc<Pressure>,
    stopping: CancellationToken,
) {
    let activity = Arc::new(Activity::new(Instant::now()));
    let Some(speech) = beginning::speech(&socket, patience.idle, &pressure, &stopping).await else { return };
    let observed = Arc::clone(&activity);
    let service = service_fn(move |request| {
        let in_flight = InFlight::begin(&observed);
        let mut request = incoming(request);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async move { Ok::<_, Infallible>(answer.await?.map(|body| ObservedBody::new(body, in_flight))) }
    });
    let builder = builder(patience, speech);
    let socket = ObservedSocket::new(socket, Arc::clone(&activity));
    let mut connection = pin!(builder.serve_connection(socket, service));
    let mut patience = patience;
    let mut is_ending = false;
    loop {
        let look = match activity.verdict(Instant::now(), patience) {
            Verdict::Keep(until) => until,
            Verdict::Stalled => return,
            Verdict::Idle if is_ending => return,
            Verdict::Idle => {
                connection.as_mut().graceful_shutdown();
                is_ending = true;
                patience.idle += FAREWELL;
                continue;
            }
        };
        tokio::select! {
            // An error is the browser's: it left, or spoke no HTTP.
            _ = connection.as_mut() => return,
            () = stopping.cancelled(), if !is_ending => {
                // Its first request may be on its way, and would be cut off.
                if !activity.has_begun() && timeout(COURTESY, connection.as_mut()).await.is_ok() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
                is_ending = true;
                patience.idle = FAREWELL;
            }
            () = pressure.felt(), if !is_ending => {
                if activity.verdict(Instant::now(), Patience { idle: COURTESY, ..patience }) == Verdict::Idle {
                    return;
                }
            }
            // What began in the meantime has times of its own.
            () = sleep_until(look.min(Instant::now() + patience.reader / 4).into()) => {}
        }
    }
}

fn builder(patience: Patience, speech: Speech) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.idle)
        .max_buf_size(BUFFER)
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(20))
        .keep_alive_timeout(Duration::from_secs(20))
        .max_concurrent_streams(100)
        .max_header_list_size(32 * 1024)
        .max_send_buf_size(BUFFER);
    match speech {
        // Whoever looks for HTTP/2 has read the first bytes: joined to the rest, they take twice the buffer.
        Speech::Http1 => builder.http1_only(),
        Speech::Undecided => builder,
    }
}
