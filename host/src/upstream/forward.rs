//! What is asked of the upstream and what of its answer is handed on, as functions of values. Both sides are allow-lists:
//! a header that is not named here never crosses.

use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER, USER_AGENT};
use reqwest::Url;

use super::identity::{Partner, Shopper};
use super::routes::{Answer, Route};
use super::{query, segment};
use crate::config::upstream_url::UpstreamUrl;
use crate::refusal::Refusal;

/// The upstream's URL for `route`, its placeholders filled from `params`, with what the route has of `query`.
///
/// # Errors
///
/// What [`segment::checked`] and [`query::checked`] refuse.
pub(crate) fn url(
    upstream: &UpstreamUrl,
    route: &Route,
    params: &[(String, String)],
    query: Option<&str>,
) -> Result<Url, Refusal> {
    let mut path = format!("/{}/{}", route.version, route.path);
    for (name, value) in params {
        path = path.replace(&format!("{{{name}}}"), &segment::checked(name, value)?);
    }
    let query = query::checked(route.parameters, query)?;
    Ok(upstream.join(&path, query.as_deref()))
}

/// The headers of a request to the upstream (reference, section 1; `Accept` as in section 9a).
pub(crate) fn request_headers(partner: &Partner, shopper: &Shopper, answer: Answer) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("x-cr-version", partner.version.clone());
    if let Some(id) = &partner.id {
        headers.insert("x-cr-application", id.clone());
    }
    if let Some(Ok(address)) = shopper.address.map(|address| HeaderValue::from_str(&address.to_string())) {
        headers.insert("x-forwarded-for", address);
    }
    if let Some(agent) = &shopper.agent {
        headers.insert(USER_AGENT, agent.clone());
    }
    if answer == Answer::Events {
        headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
    }
    headers
}

/// What the browser learns of the upstream's headers: the form of the body, and when to come back.
pub(crate) fn response_headers(upstream: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in upstream {
        if is_passed_on(name) {
            headers.append(name, value.clone());
        }
    }
    headers
}

fn is_passed_on(name: &HeaderName) -> bool {
    name == CONTENT_TYPE
        || name == RETRY_AFTER
        || name.as_str().trim_start_matches("x-").starts_with("ratelimit")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::routes::ROUTES;

    fn params(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_route_leads_to_the_version_that_the_reference_names() {
        let upstream: UpstreamUrl = "http://up".parse().unwrap();
        let given = params(&[("country", "US"), ("order_id", "ord_abc123xyz")]);
        let urls: Vec<_> = ROUTES
            .iter()
            .map(|route| url(&upstream, route, &given, None).unwrap().path().to_owned())
            .collect();
        assert_eq!(
            urls,
            [
                "/v3/payment_vias",
                "/v2/brands",
                "/v2/homepage",
                "/v5/products/country/US",
                "/v4/products/price",
                "/v5/orders/validations",
                "/v5/orders",
                "/v5/orders/ord_abc123xyz",
                "/v5/orders/ord_abc123xyz/subscribe",
            ]
        );
    }

    #[test]
    fn a_route_has_its_own_parameters() {
        let upstream: UpstreamUrl = "http://up".parse().unwrap();
        let given = params(&[("country", "US"), ("order_id", "ord_abc123xyz")]);
        let query = "country_code=US&coin=USDC&lang=en&face_value=12.50&cid=1&ticket=x";
        let queries: Vec<_> = ROUTES
            .iter()
            .map(|route| url(&upstream, route, &given, Some(query)).unwrap().query().unwrap_or("").to_owned())
            .collect();
        let price = "country_code=US&coin=USDC&face_value=12.50";
        let expected =
            ["", "country_code=US&cid=1", "country_code=US", "coin=USDC&lang=en", price, "", "", "", ""];
        assert_eq!(queries, expected);
    }

    #[test]
    fn what_is_no_segment_reaches_no_url() {
        let upstream: UpstreamUrl = "http://up".parse().unwrap();
        let given = params(&[("order_id", "../orders")]);
        assert_eq!(url(&upstream, &ROUTES[7], &given, None), Err(Refusal::InvalidOrderId));
    }

    #[test]
    fn the_upstream_hears_of_partner_and_shopper_and_nothing_else() {
        let partner = Partner {
            id: Some(HeaderValue::from_static("partner-1")),
            version: HeaderValue::from_static("1.2.3"),
        };
        let mut browser = HeaderMap::new();
        for (name, value) in [
            ("user-agent", "Browser/1"),
            ("cookie", "session=1"),
            ("authorization", "Bearer 1"),
            ("x-cr-application", "somebody-else"),
            ("x-cr-version", "0"),
            ("x-forwarded-for", "198.51.100.66"),
            ("accept", "*/*"),
            ("idempotency-key", "0123456789abcdef"),
        ] {
            browser.insert(name, HeaderValue::from_static(value));
        }
        let shopper = Shopper::of(Some([203, 0, 113, 9].into()), &browser);
        let sent = request_headers(&partner, &shopper, Answer::Order);
        let mut lines: Vec<_> =
            sent.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        lines.sort();
        assert_eq!(
            lines,
            [
                "content-type: application/json",
                "user-agent: Browser/1",
                "x-cr-application: partner-1",
                "x-cr-version: 1.2.3",
                "x-forwarded-for: 203.0.113.9",
            ]
        );
        assert_eq!(request_headers(&partner, &shopper, Answer::Events)["accept"], "text/event-stream");
    }

    #[test]
    fn the_browser_hears_of_the_body_and_of_limits_and_nothing_else() {
        let passed = ["content-type", "retry-after", "ratelimit-policy", "x-ratelimit-remaining"];
        let kept = [
            "set-cookie",
            "server",
            "location",
            "access-control-allow-origin",
            "cache-control",
            "content-encoding",
            "content-length",
        ];
        let upstream: HeaderMap = passed
            .iter()
            .chain(&kept)
            .map(|name| (HeaderName::from_static(name), HeaderValue::from_static("1")))
            .collect();
        let headers = response_headers(&upstream);
        assert_eq!(headers.len(), passed.len());
        assert!(passed.iter().all(|name| headers.contains_key(*name)), "{headers:?}");
    }
}
