//! How long a browser may keep what, as functions of values. An answer that is not a success is never kept.

use axum::http::{HeaderValue, StatusCode};

use crate::catalogue::freshness::Freshness;
use crate::upstream::routes::{Answer, Shelf};

/// How long a browser shows brands without asking, in seconds.
const BRANDS: u64 = 30;

/// `Cache-Control` of an answer of this `age` in seconds, which the host keeps for all who ask the same. Caches in between
/// keep none: they do not know who may ask.
pub(crate) fn of_kept(shelf: Shelf, freshness: Freshness, age: u64) -> HeaderValue {
    match (shelf, freshness) {
        // A browser counts from when the upstream said it: `Age` stands beside it.
        (Shelf::Brands, Freshness::New) => {
            HeaderValue::from_str(&format!("private, max-age={}", BRANDS.saturating_add(age)))
                .unwrap_or(HeaderValue::from_static("no-store"))
        }
        // Asked each time, and answered by 304 where nothing changed.
        (Shelf::Brands | Shelf::PaymentMethods | Shelf::Products, _) => {
            HeaderValue::from_static("private, no-cache")
        }
    }
}

/// `Cache-Control` of a route's answer that the host does not keep.
pub(crate) fn of_answer(answer: Answer, status: StatusCode) -> HeaderValue {
    match answer {
        Answer::Catalogue(lasts) if status == StatusCode::OK => {
            HeaderValue::from_str(&format!("private, max-age={}", lasts.as_secs()))
                .unwrap_or(HeaderValue::from_static("no-store"))
        }
        Answer::Events if status == StatusCode::OK => HeaderValue::from_static("no-cache, no-transform"),
        Answer::Catalogue(_)
        | Answer::Offer(_)
        | Answer::Validation
        | Answer::Creation
        | Answer::Order
        | Answer::Events => HeaderValue::from_static("no-store"),
    }
}

/// `Cache-Control` of a file of the bundle: a hashed name is that content for ever, any other name is what is newest.
pub(crate) fn of_file(path: &str, status: StatusCode) -> HeaderValue {
    let found = status.is_success() || status == StatusCode::NOT_MODIFIED;
    HeaderValue::from_static(match (found, has_hashed_name(path)) {
        (true, true) => "public, max-age=31536000, immutable",
        (true, false) => "public, max-age=300, stale-while-revalidate=3600",
        (false, _) => "no-store",
    })
}

/// Whether the last segment is `name-<64 lower-case hex digits>.ext`, the SHA-256 of the content.
fn has_hashed_name(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _extension)) = file.split_once('.') else { return false };
    let Some((name, hash)) = stem.rsplit_once('-') else { return false };
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    !name.is_empty() && hash.len() == 64 && hash.bytes().all(hex)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::upstream::routes::Size;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        let hash = "0123456789abcdef".repeat(4);
        for (path, hashed) in [
            ("/widget-{}.js", true),
            ("/widget-{}.wasm", true),
            ("/lang/de-{}.json", true),
            ("/widget-{}.js.map", true),
            ("/my-widget-{}.css", true),
            ("/embed-{}.js", true),
            ("/embed.js", false),
            ("/embed.js.map", false),
            ("/widget-{}0.js", false),
            ("/widget_{}.js", false),
            ("/-{}.js", false),
            ("/widget-{}", false),
            ("/widget-{}.d/embed.js", false),
            ("", false),
        ] {
            let path = path.replace("{}", &hash);
            assert_eq!(has_hashed_name(&path), hashed, "{path}");
            assert_eq!(of_file(&path, StatusCode::NOT_FOUND), "no-store");
        }
        assert!(!has_hashed_name(&format!("/widget-{}.js", hash.to_uppercase())));
        assert!(!has_hashed_name(&format!("/widget-{}.js", &hash[1..])));
        for status in [StatusCode::OK, StatusCode::NOT_MODIFIED] {
            assert_eq!(of_file(&format!("/a-{hash}.js"), status), "public, max-age=31536000, immutable");
        }
        assert_eq!(of_file("/embed.js", StatusCode::OK), "public, max-age=300, stale-while-revalidate=3600");
    }

    #[test]
    fn what_the_host_keeps_a_browser_may_keep_for_as_long_as_it_is_new() {
        for (shelf, freshness, age, expected) in [
            (Shelf::Brands, Freshness::New, 0, "private, max-age=30"),
            (Shelf::Brands, Freshness::New, 200, "private, max-age=230"),
            (Shelf::Brands, Freshness::Grace, 310, "private, no-cache"),
            (Shelf::Brands, Freshness::Old, 1_000, "private, no-cache"),
            (Shelf::Products, Freshness::New, 0, "private, no-cache"),
            (Shelf::PaymentMethods, Freshness::New, 0, "private, no-cache"),
        ] {
            assert_eq!(of_kept(shelf, freshness, age), expected, "{shelf:?} {freshness:?} {age}");
        }
    }

    #[test]
    fn orders_are_never_kept_and_failures_neither() {
        let catalogue = Answer::Catalogue(Duration::from_secs(30));
        for (answer, status, expected) in [
            (catalogue, StatusCode::OK, "private, max-age=30"),
            (catalogue, StatusCode::BAD_GATEWAY, "no-store"),
            (Answer::Offer(Size::One), StatusCode::OK, "no-store"),
            (Answer::Validation, StatusCode::OK, "no-store"),
            (Answer::Creation, StatusCode::OK, "no-store"),
            (Answer::Order, StatusCode::OK, "no-store"),
            (Answer::Events, StatusCode::OK, "no-cache, no-transform"),
            (Answer::Events, StatusCode::NOT_FOUND, "no-store"),
        ] {
            assert_eq!(of_answer(answer, status), expected, "{answer:?} {status}");
        }
    }
}
