//! What a partner's server does to a file of the bundle, on purpose. It never touches a page or a route.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It is answered with this status, and no content.
    Refused(u16),
    /// It comes with more than its maker put in, and works as well: only who knows its hash can tell. What is added to a
    /// script or a style leaves a mark, see [`Treatment::MARK`].
    Tampered,
    /// It comes under this media type.
    Typed(&'static str),
    /// It does not come until the server treats it otherwise.
    Held,
}

/// The largest file of a bundle, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

impl Treatment {
    /// `window` has a member of this name once tampered script runs, and the element a custom property once tampered
    /// style applies.
    pub const MARK: &'static str = "tampered";

    /// The answer after it, for the file of this path.
    pub(crate) async fn of(self, path: &str, mut answer: Response) -> Response {
        match self {
            Self::Refused(status) => {
                StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND).into_response()
            }
            Self::Typed(media) => {
                answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
                answer
            }
            Self::Tampered => tampered(path, answer).await,
            Self::Held => answer,
        }
    }
}

async fn tampered(path: &str, answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut bytes = bytes.to_vec();
    bytes.extend_from_slice(addition(path.rsplit('.').next().unwrap_or_default()));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}

/// What goes unnoticed at the end of a file.
fn addition(extension: &str) -> &'static [u8] {
    match extension {
        "js" => b"\nglobalThis.tampered = true;",
        "css" => b"\n:host { --tampered: 1 }",
        // A section of its own, without a name and without content.
        "wasm" => b"\0\x01\0",
        _ => b"\n",
    }
}
