//! One connection after the other, one request after the other: noted, harmed or passed on.

use std::future::pending;
use std::io;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::uri::{Authority, Scheme, Uri};
use axum::http::{HeaderValue, Request, Response, StatusCode};
use futures_util::StreamExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::sleep;

use super::connections::Connection;
use super::fault::{Answer, Harm};
use super::proxy::{State, lock};
use super::route::Route;
use super::spoil;

type Upstream = Client<HttpConnector, Incoming>;

/// Serves every connection until the task is aborted.
pub(crate) async fn accept(listener: TcpListener, state: Arc<State>) {
    let upstream: Upstream = Client::builder(TokioExecutor::new()).build_http();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let Ok(connection) = Connection::of(&stream) else { continue };
        let task = tokio::spawn(converse(stream, connection.clone(), Arc::clone(&state), upstream.clone()));
        lock(&state.connections).add(task.abort_handle(), &connection);
    }
}

async fn converse(stream: TcpStream, connection: Connection, state: Arc<State>, upstream: Upstream) {
    let service =
        service_fn(move |request| answer(request, connection.clone(), Arc::clone(&state), upstream.clone()));
    // A connection that breaks is what this proxy is for.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

/// # Errors
///
/// Where the connection has to end without an answer.
async fn answer(
    request: Request<Incoming>,
    connection: Connection,
    state: Arc<State>,
    upstream: Upstream,
) -> Result<Response<Body>, io::Error> {
    let route = Route::of(request.method(), request.uri().path());
    connection.serves(route);
    lock(&state.arrivals).note(route);
    let _settles = Settles { state: Arc::clone(&state), route };
    let permit = Arc::clone(&state.room).acquire_owned().await.map_err(io::Error::other)?;
    let harm = state.harm(route);
    let mut response = match harm {
        Some(Harm::Answers(answer)) => own(answer),
        Some(Harm::Hangs) => pending::<Response<Body>>().await,
        Some(Harm::Resets) => return reset(&connection),
        Some(Harm::Delays(wait)) => {
            sleep(wait).await;
            pass(request, &state, &upstream).await
        }
        Some(Harm::AnswersLate(wait)) => {
            let response = pass(request, &state, &upstream).await;
            sleep(wait).await;
            response
        }
        _ => pass(request, &state, &upstream).await,
    };
    match harm {
        Some(Harm::LosesAnswer) => return reset(&connection),
        Some(Harm::ResetsAfter(_)) => connection.will_reset(),
        Some(Harm::ClaimsGzip) => {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        _ => {}
    }
    // A browser sends a request again by itself if it was lost on a connection that had been used before: attempts of the
    // widget and of the browser would look the same.
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    if matches!(harm, Some(Harm::Says(_) | Harm::Repeats)) {
        response.headers_mut().remove(CONTENT_LENGTH);
    }
    Ok(response.map(|body| occupying(spoiled(body, harm), permit)))
}

/// Says that a request is settled when its answer begins, and when the browser gives it up.
struct Settles {
    state: Arc<State>,
    route: Route,
}

impl Drop for Settles {
    fn drop(&mut self) {
        lock(&self.state.arrivals).settle(self.route);
    }
}

fn spoiled(body: Body, harm: Option<Harm>) -> Body {
    match harm {
        Some(Harm::CutsAfter(length) | Harm::ResetsAfter(length)) => spoil::cut(body, length),
        Some(Harm::HoldsBack(length)) => spoil::hold(body, length),
        Some(Harm::Says(payload)) => spoil::begin(payload.bytes(), body),
        Some(Harm::FlipsBits) => spoil::flip(body),
        Some(Harm::Repeats) => spoil::repeat(body),
        _ => body,
    }
}

/// The body takes up its room until it has ended.
fn occupying(body: Body, permit: OwnedSemaphorePermit) -> Body {
    Body::from_stream(body.into_data_stream().map(move |piece| {
        let _held = &permit;
        piece
    }))
}

fn reset(connection: &Connection) -> Result<Response<Body>, io::Error> {
    connection.will_reset();
    Err(io::Error::other("reset by a fault"))
}

fn own(answer: Answer) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body.bytes()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    if let Some(seconds) = answer.retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What the server behind says; 502 where it does not.
async fn pass(mut request: Request<Incoming>, state: &State, upstream: &Upstream) -> Response<Body> {
    let mut parts = request.uri().clone().into_parts();
    parts.scheme = Some(Scheme::HTTP);
    parts.authority = Authority::try_from(state.target.to_string()).ok();
    match Uri::from_parts(parts) {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return bad_gateway(),
    }
    match upstream.request(request).await {
        Ok(response) => response.map(Body::new),
        Err(_) => bad_gateway(),
    }
}

fn bad_gateway() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response
}
