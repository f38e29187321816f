//! A catalogue answer as a browser gets it from what is kept: in a coding that it takes, or as 304 where it has it. It never
//! hands one shopper's limits to another: of the upstream's headers only the type is kept.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::answer;
use crate::caching;
use crate::catalogue::freshness::Freshness;
use crate::catalogue::kept::Kept;
use crate::catalogue::{Catalogue, Found};
use crate::negotiation;
use crate::refusal::Refusal;
use crate::upstream::client::{Question, UpstreamClient};
use crate::upstream::routes::Shelf;

/// Answers `question` of a browser that sent `headers`.
///
/// # Errors
///
/// As [`Catalogue::ask`].
pub(super) async fn answer(
    catalogue: &Arc<Catalogue>,
    client: &UpstreamClient,
    shelf: Shelf,
    question: Question,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let kind = question.answer;
    Ok(match catalogue.ask(client, shelf, question).await? {
        Found::Kept(kept, freshness) => of_kept(&kept, freshness, shelf, headers),
        Found::Passed(passed) => answer::held(passed, kind),
    })
}

fn of_kept(kept: &Kept, freshness: Freshness, shelf: Shelf, asked: &HeaderMap) -> Response {
    let age = kept.age().as_secs();
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, kept.tag.clone());
    headers.insert(header::AGE, age.into());
    headers.insert(header::CACHE_CONTROL, caching::of_kept(shelf, freshness, age));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(warning) = freshness.warning() {
        headers.insert(header::WARNING, HeaderValue::from_static(warning));
    }
    if kept.tag.to_str().is_ok_and(|tag| negotiation::has(asked, tag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let (coding, body) = kept.body(&negotiation::codings(asked));
    headers.insert(header::CONTENT_TYPE, kept.kind.clone());
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
    }
    (headers, Body::from(body)).into_response()
}
