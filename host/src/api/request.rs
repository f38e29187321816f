//! What a browser asked, as far as the host looks at it. It never looks into a body.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::RequestExt;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use bytes::Bytes;
use http_body_util::LengthLimitError;
use tokio::time::timeout;

use crate::host::Host;
use crate::pass;
use crate::refusal::Refusal;
use crate::upstream::identity::Shopper;

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
    /// Who asks.
    pub(crate) shopper: Shopper,
    body: Body,
}

impl Call {
    /// Whether a page of another site sends this, and the host does not know that page's origin. Cross-origin rules alone
    /// let such a page send what it cannot read.
    pub(crate) fn is_from_a_stranger(&self, host: &Host) -> bool {
        let header = |name: HeaderName| self.headers.get(name);
        let origin = header(header::ORIGIN);
        if origin.is_some_and(|origin| host.allowed_origins.contains(origin)) {
            return false;
        }
        match header(HeaderName::from_static("sec-fetch-site")).map(HeaderValue::as_bytes) {
            Some(site) => matches!(site, b"cross-site" | b"same-site"),
            // An older browser. Its page sends JSON to another origin only after asking, and the answer was no.
            None => origin.is_some() && !header(header::CONTENT_TYPE).is_some_and(is_json),
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

    /// The whole body.
    ///
    /// # Errors
    ///
    /// [`Refusal::BodyTooLarge`], [`Refusal::BodyTimeout`], or [`Refusal::BodyUnreadable`] where it breaks off.
    pub(crate) async fn body(self, host: &Host) -> Result<Bytes, Refusal> {
        let reading = to_bytes(self.body, LONGEST_BODY);
        let read = timeout(host.timeouts.request, reading).await.map_err(|_| Refusal::BodyTimeout)?;
        read.map_err(
            |error| if is_too_large(&error) { Refusal::BodyTooLarge } else { Refusal::BodyUnreadable },
        )
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
        let query = parts.uri.query().map(str::to_owned);
        Ok(Self { params, query, headers: parts.headers, shopper, body })
    }
}

fn is_json(content_type: &HeaderValue) -> bool {
    let kind = content_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
    kind.trim_ascii().eq_ignore_ascii_case(b"application/json")
}

fn is_too_large(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|cause| cause.is::<LengthLimitError>())
}
