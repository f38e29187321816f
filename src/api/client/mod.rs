//! The one file that speaks HTTP. A request leaves, an answer comes back judged, within a time and a size. It never
//! retries, and never logs an address, a header or a body.

mod deadline;

use crate::api::client::deadline::Deadline;
use crate::api::decode::{admission, judge};
use crate::api::json::Json;
use crate::api::json::parse::parse;
use crate::api::requests::{Method, Request};
use crate::browser::page::monotonic_ms;
use crate::domain::order::admission::Admission;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::time::{PageMs, UnixMs, UnixSeconds};
use gloo_net::http::{Headers, Response};
use js_sys::{Array, Date, JSON, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCache, RequestCredentials,
    RequestInit,
};

/// How long an answer may take, body included, in milliseconds.
const PATIENCE: u64 = 20_000;

/// How large a body may be: three times the largest catalogue that is known, about 10,500 brands listed twice.
const MOST_BYTES: u32 = 32 * 1024 * 1024;

/// An answer that is a success.
#[derive(Debug)]
pub struct Reply {
    /// The body.
    pub body: Json,
    /// The headers, as far as the page may read them.
    pub headers: Headers,
}

impl Reply {
    /// The `Date` header: the server's clock.
    pub fn date(&self) -> Option<UnixSeconds> {
        let milliseconds = Date::parse(&self.header("Date")?);
        milliseconds.is_finite().then(|| UnixMs::from_date(milliseconds).to_seconds())
    }

    /// Whether the host honours an `Idempotency-Key`: it says so by a header, `Cr-Idempotency`.
    pub fn is_idempotent(&self) -> bool {
        self.header("Cr-Idempotency").is_some()
    }

    /// What opens the order of the answer again, where the host gives anything.
    pub fn admission(&self) -> Admission {
        let (pass, ticket) = (self.header("CR-Order-Pass"), self.header("CR-Stream-Ticket"));
        admission(pass.as_deref(), ticket.as_deref(), PageMs(monotonic_ms()))
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// Reads a value of the page's, such as an element's attributes; `None` where there is none, or it holds what JSON cannot.
pub fn read_value(value: &JsValue) -> Option<Json> {
    let text = JSON::stringify(value).ok()?.as_string()?;
    parse(&text)
}

/// Sends a request to a route below `base`, with cookies to another origin if `credentials` says so. Dropping the
/// future aborts the request.
///
/// # Errors
/// A refusal with its code, or a failure: unreachable, out of time, refused, or not understood.
pub async fn send(request: &Request, base: &str, credentials: bool) -> Result<Reply, ApiError> {
    let deadline = Deadline::after(PATIENCE).ok_or(ApiError::Failure(Failure::Unreachable))?;
    let cut =
        || ApiError::Failure(if deadline.has_passed() { Failure::TimedOut } else { Failure::Unreachable });
    let outgoing = prepare(request, base, credentials, &deadline).map_err(|_| cut())?;
    let response = outgoing.send().await.map_err(|_| cut())?;
    let body = read_body(&response).await.map_err(|_| cut())?.and_then(|text| request.read(&text));
    let headers = response.headers();
    judge(response.status(), headers.get("Retry-After").as_deref(), body.as_ref())?;
    let body = body.ok_or(ApiError::Failure(Failure::Malformed))?;
    Ok(Reply { body, headers })
}

/// The request is built without gloo-net's builder, which ends every query with a `&`.
fn prepare(
    request: &Request,
    base: &str,
    credentials: bool,
    deadline: &Deadline,
) -> Result<gloo_net::http::Request, JsValue> {
    let headers = Headers::new();
    headers.set("Accept", "application/json");
    let options = RequestInit::new();
    if let Some(body) = &request.body {
        headers.set("Content-Type", "application/json");
        options.set_body(&JsValue::from_str(body));
    }
    if let Some(key) = &request.idempotency_key {
        headers.set("Idempotency-Key", key);
    }
    if let Some(pass) = &request.pass {
        headers.set("CR-Order-Pass", pass.reveal());
    }
    options.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    });
    options.set_credentials(if credentials {
        RequestCredentials::Include
    } else {
        RequestCredentials::SameOrigin
    });
    options.set_cache(if request.fresh { RequestCache::NoStore } else { RequestCache::Default });
    options.set_signal(Some(&deadline.signal()));
    options.set_headers(&headers.into_raw());
    let url = format!("{}/{}", base.trim_end_matches('/'), request.path);
    web_sys::Request::new_with_str_and_init(&url, &options).map(Into::into)
}

/// Reads the body piece by piece, so that one without end is left early. `Ok(None)` is a body that is too large or is not
/// there; an error is a connection that broke.
async fn read_body(response: &Response) -> Result<Option<String>, JsValue> {
    let Some(stream) = response.body() else { return Ok(None) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let (pieces, mut bytes) = (Array::new(), 0_u32);
    loop {
        let piece: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
        if piece.get_done().unwrap_or(true) {
            break;
        }
        let piece: Uint8Array = piece.get_value().unchecked_into();
        bytes = bytes.saturating_add(piece.length());
        if bytes > MOST_BYTES {
            return Ok(None);
        }
        pieces.push(&piece);
    }
    // The browser decodes.
    let whole = Blob::new_with_u8_array_sequence(&pieces)?;
    let text = web_sys::Response::new_with_opt_blob(Some(&whole))?.text()?;
    Ok(JsFuture::from(text).await.ok().and_then(|text| text.as_string()))
}
