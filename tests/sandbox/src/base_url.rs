//! The origin under which the caller reached the sandbox, for the absolute URLs in its answers. It never guesses a
//! scheme other than `http`: a sandbox behind TLS is told its address.

use crate::sandbox::Sandbox;
use axum::{
    extract::FromRequestParts,
    http::{header::HOST, request::Parts},
};
use std::{convert::Infallible, sync::Arc};

/// An origin without a trailing slash, such as `http://127.0.0.1:8082`.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl(pub(crate) String);

impl FromRequestParts<Arc<Sandbox>> for BaseUrl {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Arc<Sandbox>) -> Result<Self, Infallible> {
        if let Some(url) = &sandbox.options.public_url {
            return Ok(Self(url.clone()));
        }
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
        Ok(Self(format!("http://{}", host.unwrap_or("127.0.0.1:8082"))))
    }
}
