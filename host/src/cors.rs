//! Which other origins may read what. `/api` never allows an origin that was not named; the bundle allows all, without
//! credentials.

use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::response::Response;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use crate::config::allowed_origins::AllowedOrigins;
use crate::idempotency::{ANNOUNCEMENT, key};
use crate::pass;

/// For `/api`: the named origins, with credentials. `None` where there are none, so that no answer says anything.
pub(crate) fn of_api(origins: &AllowedOrigins) -> Option<CorsLayer> {
    if origins.as_slice().is_empty() {
        return None;
    }
    // What the widget reads: whether a key is honoured, when to ask again, and the host's clock for the countdown.
    // And what opens the order later.
    let exposed = [
        HeaderName::from_static(ANNOUNCEMENT.0),
        pass::PASS,
        pass::TICKET,
        header::RETRY_AFTER,
        header::DATE,
    ];
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.as_slice().iter().cloned()))
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE, HeaderName::from_static(key::HEADER), pass::PASS])
        .expose_headers(exposed)
        .max_age(std::time::Duration::from_secs(600));
    Some(layer)
}

/// An answer that no origin may read says nothing of what origins may do, beside that it depends on them.
pub(crate) async fn silent_to_strangers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    if !headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
        for name in [
            header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            header::ACCESS_CONTROL_MAX_AGE,
        ] {
            headers.remove(name);
        }
    }
    response
}

/// `Cross-Origin-Resource-Policy`: whose pages may load an answer without asking, as an image or a script does.
pub(crate) const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// That of `/api`: an answer may hold a code, and is for whoever is allowed to read it.
pub(crate) const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");

/// `Timing-Allow-Origin` of the bundle: a partner's own measurements see how long each file took.
pub(crate) const TIMING: (HeaderName, HeaderValue) =
    (HeaderName::from_static("timing-allow-origin"), HeaderValue::from_static("*"));

/// For `/widget/`: every origin.
pub(crate) fn of_files() -> CorsLayer {
    CorsLayer::new().allow_origin(Any).allow_methods([Method::GET, Method::HEAD]).allow_headers(Any)
}
