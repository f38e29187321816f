//! What the host itself refuses, in the upstream's shape `{status, title, detail}`. It never repeats what was sent to it.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::idempotency::store::StoreError;
use crate::limits::rates::Reached;

/// A refusal of the host's own. Everything else that a browser sees is the upstream's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    /// There is no such route.
    NotFound,
    /// A part of a file that the file does not have.
    RangeNotSatisfiable,
    /// The route takes another method.
    MethodNotAllowed,
    /// A query parameter in no possible form, or twice.
    InvalidQuery,
    /// A country that the API does not serve.
    InvalidCountryCode,
    /// An order's id in no possible form.
    InvalidOrderId,
    /// An `Idempotency-Key` that is not 22 to 128 letters, digits, `-` and `_`.
    InvalidIdempotencyKey,
    /// The key came before with another body.
    IdempotencyKeyReused,
    /// No order was made with that key, or it is no longer remembered.
    NoSuchKey,
    /// What was sent with that key is still out.
    StillUnderWay,
    /// What was sent with that key may have made an order or not.
    OutcomeUnknown,
    /// Where keys are kept cannot be used: nothing was sent.
    StoreUnavailable,
    /// There is no such order, or it is not this browser's.
    OrderNotFound,
    /// Another site's page tried to send something.
    OriginNotAllowed,
    /// The body is not said to be JSON, or is compressed.
    BodyNotJson,
    /// The body is no JSON object.
    BodyInvalid,
    /// The body is longer than any order.
    BodyTooLarge,
    /// The body did not arrive in time.
    BodyTimeout,
    /// The body broke off.
    BodyUnreadable,
    /// No connection: the upstream got nothing.
    UpstreamUnreachable,
    /// The upstream did not answer for some time, and is left alone for a while: nothing was sent.
    UpstreamDown(Reached),
    /// The upstream did not answer in time.
    UpstreamTimeout,
    /// The upstream hung up in the middle.
    UpstreamInterrupted,
    /// The upstream sent the host elsewhere.
    UpstreamRedirected,
    /// The upstream's answer is compressed in a way that was not asked for.
    UpstreamEncoding,
    /// The upstream's answer is longer than any.
    UpstreamTooLarge,
    /// The upstream answered an order's stream with something else.
    UpstreamNotAStream,
    /// The answer to an order's creation was lost: there may be an order or not.
    OutcomeLost,
    /// As [`Refusal::OutcomeLost`], after waiting in vain.
    OutcomeLostInTime,
    /// This client asks too often.
    TooManyRequests(Reached),
    /// This client, or all together, order too often or too much at once.
    TooManyOrders(Reached),
    /// There are as many open streams as there may be, of this client or in all.
    TooManyStreams,
    /// The upstream takes no connections, or the host is stopping.
    NotReady,
    /// The host is stopping: nothing new is begun.
    Stopping,
    /// The host failed.
    Internal,
}

#[derive(Serialize)]
struct Body {
    status: u16,
    title: &'static str,
    detail: &'static str,
}

impl Refusal {
    /// The code in `detail`.
    pub(crate) fn code(self) -> &'static str {
        self.parts().1
    }

    /// For a store that failed, which is told in the log alone.
    pub(crate) fn of_store(error: StoreError) -> Self {
        tracing::error!("{error}");
        Self::StoreUnavailable
    }

    /// When it may be worth asking again, in seconds.
    fn retry_after(self) -> Option<u32> {
        match self {
            Self::TooManyRequests(reached) | Self::TooManyOrders(reached) | Self::UpstreamDown(reached) => {
                Some(reached.retry_after)
            }
            Self::TooManyStreams => Some(30),
            Self::Stopping | Self::StoreUnavailable => Some(5),
            Self::StillUnderWay => Some(1),
            _ => None,
        }
    }

    fn parts(self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "NOT_FOUND"),
            Self::RangeNotSatisfiable => (StatusCode::RANGE_NOT_SATISFIABLE, "RANGE_NOT_SATISFIABLE"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"),
            Self::InvalidQuery => (StatusCode::BAD_REQUEST, "INVALID_QUERY"),
            Self::InvalidCountryCode => (StatusCode::BAD_REQUEST, "INVALID_COUNTRY_CODE"),
            Self::InvalidOrderId => (StatusCode::BAD_REQUEST, "INVALID_ORDER_ID"),
            Self::InvalidIdempotencyKey => (StatusCode::BAD_REQUEST, "INVALID_IDEMPOTENCY_KEY"),
            Self::IdempotencyKeyReused => (StatusCode::UNPROCESSABLE_ENTITY, "IDEMPOTENCY_KEY_REUSED"),
            Self::NoSuchKey => (StatusCode::NOT_FOUND, "NO_SUCH_KEY"),
            Self::StillUnderWay => (StatusCode::TOO_EARLY, "STILL_UNDER_WAY"),
            Self::OutcomeUnknown => (StatusCode::CONFLICT, "OUTCOME_UNKNOWN"),
            Self::StoreUnavailable => (StatusCode::SERVICE_UNAVAILABLE, "STORE_UNAVAILABLE"),
            Self::OrderNotFound => (StatusCode::NOT_FOUND, "ORDER_NOT_FOUND"),
            Self::OriginNotAllowed => (StatusCode::FORBIDDEN, "ORIGIN_NOT_ALLOWED"),
            Self::BodyNotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE"),
            Self::BodyInvalid => (StatusCode::BAD_REQUEST, "INVALID_BODY"),
            Self::BodyTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "REQUEST_TOO_LARGE"),
            Self::BodyTimeout => (StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT"),
            Self::BodyUnreadable => (StatusCode::BAD_REQUEST, "REQUEST_INTERRUPTED"),
            Self::UpstreamUnreachable => (StatusCode::BAD_GATEWAY, "UPSTREAM_UNREACHABLE"),
            Self::UpstreamDown(_) => (StatusCode::SERVICE_UNAVAILABLE, "UPSTREAM_DOWN"),
            Self::UpstreamTimeout => (StatusCode::GATEWAY_TIMEOUT, "UPSTREAM_TIMEOUT"),
            Self::UpstreamInterrupted => (StatusCode::BAD_GATEWAY, "UPSTREAM_INTERRUPTED"),
            Self::UpstreamRedirected => (StatusCode::BAD_GATEWAY, "UPSTREAM_REDIRECTED"),
            Self::UpstreamEncoding => (StatusCode::BAD_GATEWAY, "UPSTREAM_ENCODING"),
            Self::UpstreamTooLarge => (StatusCode::BAD_GATEWAY, "UPSTREAM_TOO_LARGE"),
            Self::UpstreamNotAStream => (StatusCode::BAD_GATEWAY, "UPSTREAM_NOT_A_STREAM"),
            Self::OutcomeLost => (StatusCode::BAD_GATEWAY, "OUTCOME_UNKNOWN"),
            Self::OutcomeLostInTime => (StatusCode::GATEWAY_TIMEOUT, "OUTCOME_UNKNOWN"),
            Self::TooManyRequests(_) => (StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS"),
            Self::TooManyOrders(_) => (StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_ORDERS"),
            Self::TooManyStreams => (StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_STREAMS"),
            Self::NotReady => (StatusCode::SERVICE_UNAVAILABLE, "NOT_READY"),
            Self::Stopping => (StatusCode::SERVICE_UNAVAILABLE, "STOPPING"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, detail) = self.parts();
        let title = status.canonical_reason().unwrap_or_default();
        let body = Json(Body { status: status.as_u16(), title, detail });
        let mut response = (status, [(header::CACHE_CONTROL, "no-store")], body).into_response();
        // For whoever counts.
        response.extensions_mut().insert(self);
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
