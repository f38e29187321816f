//! The bundle inside the program: what its folder held when it was compiled. It reads no disk.

use std::borrow::Cow;
#[cfg(feature = "bundle")]
use std::sync::Arc;

#[cfg(feature = "bundle")]
use axum::Router;
use axum::body::Body;
#[cfg(feature = "bundle")]
use axum::http::Uri;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use rust_embed::{EmbeddedFile, RustEmbed};

use super::is_plain;
#[cfg(feature = "bundle")]
use crate::host::Host;
use crate::negotiation::{self, Coding};
use crate::refusal::Refusal;

/// The widget, as `CR_BUNDLE` named it to the compiler.
#[cfg(feature = "bundle")]
#[derive(RustEmbed)]
#[folder = "$CR_BUNDLE"]
pub(super) struct Widget;

/// The files of `F`.
#[cfg(feature = "bundle")]
pub(super) fn router<F: RustEmbed + 'static>() -> Router<Arc<Host>> {
    Router::new().fallback(async |method: Method, uri: Uri, headers: HeaderMap| {
        answer::<F>(&method, uri.path(), &headers)
    })
}

fn answer<F: RustEmbed>(method: &Method, path: &str, headers: &HeaderMap) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return ([(header::ALLOW, "GET,HEAD")], Refusal::MethodNotAllowed).into_response();
    }
    let name = path.strip_prefix('/').unwrap_or(path);
    let found = name.split('/').all(is_plain).then(|| F::get(name)).flatten();
    let Some(whole) = found else { return Refusal::NotFound.into_response() };
    let kind = HeaderValue::from_str(whole.metadata.mimetype());
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let (coding, file) = smallest::<F>(name, whole, headers);
    let tag = tag(&file, coding);
    let mut response = if negotiation::has(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let coded = coding.map(|coding| (header::CONTENT_ENCODING, HeaderValue::from_static(coding.name())));
        let mut whole = body(file.data).into_response();
        whole.headers_mut().extend(coded);
        whole.headers_mut().insert(header::CONTENT_TYPE, kind);
        whole
    };
    response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    response
}

/// The smallest form of a file that the browser takes.
fn smallest<F: RustEmbed>(
    name: &str,
    whole: EmbeddedFile,
    headers: &HeaderMap,
) -> (Option<Coding>, EmbeddedFile) {
    let beside = |coding: Coding| {
        let ending = match coding {
            Coding::Brotli => "br",
            Coding::Gzip => "gz",
        };
        Some((Some(coding), F::get(&format!("{name}.{ending}"))?))
    };
    negotiation::codings(headers).into_iter().find_map(beside).unwrap_or((None, whole))
}

fn tag(file: &EmbeddedFile, coding: Option<Coding>) -> String {
    let digest = file.metadata.sha256_hash();
    let digest: String = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digest}{}\"", coding.map_or("", Coding::name))
}

fn body(data: Cow<'static, [u8]>) -> Body {
    Body::from(match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    })
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[derive(RustEmbed)]
    #[folder = "tests/bundle"]
    struct Small;

    fn ask(method: Method, path: &str, headers: &[(header::HeaderName, &str)]) -> Response {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
        answer::<Small>(&method, path, &headers.collect())
    }

    async fn text(response: Response) -> String {
        String::from_utf8(to_bytes(response.into_body(), 1_000).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_file_is_sent_in_the_smallest_form_that_is_taken() {
        for (accepted, coding, content) in [
            ("gzip, deflate, br", Some("br"), "brotli"),
            ("gzip", Some("gzip"), "gzip"),
            ("br;q=0, gzip", Some("gzip"), "gzip"),
            ("identity", None, "whole"),
        ] {
            let response = ask(Method::GET, "/embed.js", &[(header::ACCEPT_ENCODING, accepted)]);
            assert_eq!(response.headers()["content-type"], "text/javascript", "{accepted}");
            let told = response.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap());
            assert_eq!(told, coding, "{accepted}");
            assert_eq!(text(response).await, content, "{accepted}");
        }
    }

    #[test]
    fn every_kind_of_file_has_its_type() {
        let hash = "0123456789abcdef".repeat(4);
        for (path, kind) in [
            (format!("/widget-{hash}.wasm"), "application/wasm"),
            (format!("/de-{hash}.json"), "application/json"),
            ("/nested/inner.css".to_owned(), "text/css"),
        ] {
            let response = ask(Method::HEAD, &path, &[(header::ACCEPT_ENCODING, "br")]);
            assert_eq!(
                (response.status(), &response.headers()["content-type"]),
                (StatusCode::OK, &kind.parse().unwrap())
            );
            assert!(!response.headers().contains_key(header::CONTENT_ENCODING), "{path} has no other form");
        }
    }

    #[test]
    fn what_a_browser_has_is_not_sent_again() {
        let taken = (header::ACCEPT_ENCODING, "br");
        let tag = ask(Method::GET, "/embed.js", &[(header::ACCEPT_ENCODING, "br")]).headers()["etag"].clone();
        let tag = tag.to_str().unwrap();
        let again = ask(Method::GET, "/embed.js", &[taken, (header::IF_NONE_MATCH, tag)]);
        assert_eq!(
            (again.status(), again.headers()["etag"].to_str().unwrap()),
            (StatusCode::NOT_MODIFIED, tag)
        );
        let other_form = ask(Method::GET, "/embed.js", &[(header::IF_NONE_MATCH, tag)]);
        assert_eq!(other_form.status(), StatusCode::OK);
    }

    #[test]
    fn nothing_else_is_there() {
        for path in [
            "/",
            "",
            "/nested",
            "/nested/",
            "/.hidden",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/missing.js",
        ] {
            assert_eq!(ask(Method::GET, path, &[]).status(), StatusCode::NOT_FOUND, "{path}");
        }
        let posted = ask(Method::POST, "/embed.js", &[]);
        assert_eq!(
            (posted.status(), &posted.headers()["allow"]),
            (StatusCode::METHOD_NOT_ALLOWED, &"GET,HEAD".parse().unwrap())
        );
    }
}
