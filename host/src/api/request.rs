//! What a browser asked, as far as the host looks at it. It never changes a body.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::RequestExt;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, RawPathParams, Request};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use bytes::Bytes;
use http_body_util::LengthLimitError;
use tokio::time::timeout;

use crate::host::Host;
use crate::limits::client::Client;
use crate::pass;
use crate::refusal::Refusal;
use crate::upstream::identity::Shopper;
use crate::upstream::routes::Verb;

/// The longest body that is taken, in bytes. An order of ten lines is a tenth of it.
const LONGEST_BODY: usize = 64 * 1024;

/// A request to a route under `/api`.
#[derive(Debug)]
pub(crate) struct Call {
    /// The placeholders of the route and what stands in their place, decoded.
    pub(crate) params: Vec<(String, String)>,
    /// The query as it came.
    pub(crate) query: Option<String>,
    /// The browser's headers.
    pub(crate) headers: HeaderMap,
    /// The host that the browser asked, by its `Host` or, over HTTP/2, its `:authority`.
    authority: Option<String>,
    /// Who asks.
    pub(crate) shopper: Shopper,
    /// Whom limits are for; `None` where the server that runs the routes does not tell addresses.
    pub(crate) client: Option<Client>,
    body: Body,
}

impl Call {
    /// Whether a page of another site asks, and the host does not know that page's origin. Cross-origin rules alone let
    /// such a page send what it cannot read, and learn from the time that an answer takes.
    pub(crate) fn is_from_a_stranger(&self, host: &Host, verb: Verb) -> bool {
        let header = |name: HeaderName| self.headers.get(name);
        let origin = header(header::ORIGIN);
        if origin.is_some_and(|origin| host.allowed_origins.contains(origin)) {
            return false;
        }
        match (header(HeaderName::from_static("sec-fetch-site")).map(HeaderValue::as_bytes), verb) {
            (Some(site), _) => matches!(site, b"cross-site" | b"same-site"),
            // An older browser. Its page sends JSON to another origin only after asking, and the answer was no.
            (None, Verb::Post) => origin.is_some() && !header(header::CONTENT_TYPE).is_some_and(is_json),
            // It names the origin of a reading page only where that is another one.
            (None, Verb::Get) => origin.is_some_and(|origin| !is_of_host(origin, self.authority.as_deref())),
        }
    }

    /// The order that the path names.
    pub(crate) fn order_id(&self) -> &str {
        self.params.iter().find(|(name, _)| name == "order_id").map_or("", |(_, value)| value)
    }

    /// The pass that is presented, if there is exactly one.
    pub(crate) fn pass(&self) -> Option<&[u8]> {
        let mut passes = self.headers.get_all(pass::PASS).iter();
        match (passes.next(), passes.next()) {
            (Some(pass), None) => Some(pass.as_bytes()),
            (None, _) | (Some(_), Some(_)) => None,
        }
    }

    /// The ticket that is presented, if there is exactly one.
    pub(crate) fn ticket(&self) -> Option<&[u8]> {
        let pairs = self.query.as_deref().unwrap_or_default().split('&');
        let mut tickets = pairs.filter_map(|pair| match pair.split_once('=') {
            Some((name, value)) if name == pass::TICKET_PARAMETER => Some(value),
            _ => None,
        });
        match (tickets.next(), tickets.next()) {
            (Some(ticket), None) => Some(ticket.as_bytes()),
            (None, _) | (Some(_), Some(_)) => None,
        }
    }

    /// The whole body, one JSON object.
    ///
    /// # Errors
    ///
    /// [`Refusal::BodyNotJson`] for another type, [`Refusal::BodyInvalid`] for what is no JSON object,
    /// [`Refusal::BodyTooLarge`], [`Refusal::BodyTimeout`], or [`Refusal::BodyUnreadable`] where it breaks off.
    pub(crate) async fn body(self, host: &Host) -> Result<Bytes, Refusal> {
        let encoding = self.headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes);
        let is_plain = encoding.is_none_or(|encoding| encoding.eq_ignore_ascii_case(b"identity"));
        if !is_plain || !self.headers.get(header::CONTENT_TYPE).is_some_and(is_json) {
            return Err(Refusal::BodyNotJson);
        }
        // What says so of itself is not waited for.
        if self.body.size_hint().lower() > LONGEST_BODY as u64 {
            return Err(Refusal::BodyTooLarge);
        }
        let reading = to_bytes(self.body, LONGEST_BODY);
        let read = timeout(host.timeouts.request, reading).await.map_err(|_| Refusal::BodyTimeout)?;
        let body =
            read.map_err(
                |error| {
                    if is_too_large(&error) { Refusal::BodyTooLarge } else { Refusal::BodyUnreadable }
                },
            )?;
        // Read and thrown away: what goes up is what came.
        match serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&body) {
            Ok(_object) => Ok(body),
            Err(_) => Err(Refusal::BodyInvalid),
        }
    }
}

impl FromRequest<Arc<Host>> for Call {
    type Rejection = Refusal;

    async fn from_request(mut request: Request, host: &Arc<Host>) -> Result<Self, Refusal> {
        // Placeholders are ASCII in every route, so what does not decode names nothing.
        let params = request.extract_parts::<RawPathParams>().await.map_err(|_| Refusal::NotFound)?;
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let peer = request.extensions().get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip());
        let (parts, body) = request.into_parts();
        let address = peer.map(|peer| host.trusted_proxies.shopper_address(peer, &parts.headers));
        let shopper = Shopper::of(address, &parts.headers);
        let client = address.map(Client::of);
        host.rates.request(client).map_err(Refusal::TooManyRequests)?;
        if peer.is_some_and(|peer| {
            is_of_a_proxy(&parts.headers) && !host.trusted_proxies.trusts(peer.to_canonical())
        }) {
            tell_of_the_proxy(host);
        }
        let query = parts.uri.query().map(str::to_owned);
        let named = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let authority = named.or(parts.uri.authority().map(Authority::as_str)).map(str::to_owned);
        Ok(Self { params, query, headers: parts.headers, authority, shopper, client, body })
    }
}

/// Whether `origin` is `http` or `https` at the host that the browser asked.
fn is_of_host(origin: &HeaderValue, host: Option<&str>) -> bool {
    let (Ok(origin), Some(host)) = (origin.to_str(), host) else { return false };
    origin.split_once("://").is_some_and(|(scheme, authority)| {
        matches!(scheme, "http" | "https") && authority.eq_ignore_ascii_case(host)
    })
}

/// Whether a proxy wrote the head, or somebody who wants to look like one.
fn is_of_a_proxy(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "forwarded", "x-real-ip"].iter().any(|name| headers.contains_key(*name))
}

fn tell_of_the_proxy(host: &Host) {
    if !host.proxy_told.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            "a request came with the header of a proxy that --trusted-proxies does not name: if it is yours, name it, or all \
             shoppers are one client with one address"
        );
    }
}

fn is_json(content_type: &HeaderValue) -> bool {
    let kind = content_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
    kind.trim_ascii().eq_ignore_ascii_case(b"application/json")
}

fn is_too_large(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|cause| cause.is::<LengthLimitError>())
}
