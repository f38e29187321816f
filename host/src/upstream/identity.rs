//! Who asks: the partner, and on whose behalf. What a browser sends under these names is never believed.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};

use crate::config::Config;

/// The partner, the same for every request.
#[derive(Clone, Debug)]
pub(crate) struct Partner {
    /// `X-Cr-Application`.
    pub(crate) id: Option<HeaderValue>,
    /// `X-Cr-Version`.
    pub(crate) version: HeaderValue,
}

/// The browser behind one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shopper {
    /// `X-Forwarded-For`; `None` where the server that runs the routes does not tell addresses.
    pub(crate) address: Option<IpAddr>,
    /// `User-Agent`, as the browser sent it; none is made up for a browser without one.
    pub(crate) agent: Option<HeaderValue>,
}

impl Partner {
    /// The partner that `config` names.
    pub(crate) fn of(config: &Config) -> Self {
        Self { id: config.partner_id.clone(), version: config.app_version.clone() }
    }

    /// The id as bytes; none where there is no id.
    pub(crate) fn id_bytes(&self) -> &[u8] {
        self.id.as_ref().map(HeaderValue::as_bytes).unwrap_or_default()
    }
}

impl Shopper {
    /// The shopper at `address` whose browser sent `headers`.
    pub(crate) fn of(address: Option<IpAddr>, headers: &HeaderMap) -> Self {
        Self { address, agent: headers.get("user-agent").cloned() }
    }
}
