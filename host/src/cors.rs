//! Which other origins may read what. `/api` never allows an origin that was not named; the bundle allows all, without
//! credentials.

use axum::http::{HeaderName, Method, header};
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use crate::config::allowed_origins::AllowedOrigins;
use crate::idempotency::{ANNOUNCEMENT, key};

/// For `/api`: the named origins, with credentials. `None` where there are none, so that no answer says anything.
pub(crate) fn of_api(origins: &AllowedOrigins) -> Option<CorsLayer> {
    if origins.as_slice().is_empty() {
        return None;
    }
    let exposed = [HeaderName::from_static(ANNOUNCEMENT.0), header::RETRY_AFTER];
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.as_slice().iter().cloned()))
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE, HeaderName::from_static(key::HEADER)])
        .expose_headers(exposed)
        .max_age(std::time::Duration::from_secs(600));
    Some(layer)
}

/// For `/widget/`: every origin.
pub(crate) fn of_files() -> CorsLayer {
    CorsLayer::new().allow_origin(Any).allow_methods([Method::GET, Method::HEAD]).allow_headers(Any)
}
