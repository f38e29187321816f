//! A host's routes as a page asks for them. It only reads: no order is made or checked, and an order that is asked about is
//! one that cannot exist.

mod answered;
mod clock;
mod cross_origin;
mod health;
mod stream;

use axum::http::{Method, Version};
use reqwest::Url;
use serde_json::Value;

use super::address;
use super::ask::{Answer, Asker, Failure, Question, Wanted};
use super::body::End;
use super::finding::Finding;

use answered::Route;
pub(crate) use cross_origin::Asking;

const WHAT: &str = "routes";

/// An order that nobody has.
const NO_ORDER: &str = "00000000-0000-4000-8000-000000000000";
/// A path that no host has.
const NO_ROUTE: &str = "no-such-route";

/// The most bytes of an answer: those of a catalogue, as the widget takes them.
const LARGEST: usize = 32 << 20;

/// The routes below `base`, asked on behalf of a page, or of nobody.
pub(crate) async fn check(asker: &mut Asker, base: &Url, asking: &Asking) -> Vec<Finding> {
    let mut found = Vec::new();
    if address::is_unprotected(base) {
        let sentence = format!(
            "{} has no TLS: orders, e-mail addresses and codes can be read on the way.",
            address::shown(base)
        );
        found.push(Finding::problem("tls", sentence, "Put a server with a certificate before the host."));
    }
    let mut routes = Routes { asker, base, asking, found, cors_told: false };
    routes.all().await;
    routes.found
}

struct Routes<'a> {
    asker: &'a mut Asker,
    base: &'a Url,
    asking: &'a Asking,
    found: Vec<Finding>,
    /// Whether it was told that the page may read nothing.
    cors_told: bool,
}

impl Routes<'_> {
    async fn all(&mut self) {
        let Some(first) = self.read("payment_vias", &[], Route::List).await else { return };
        self.found.extend(version(&first));
        let brands = self.read("brands", &[("country_code", "US")], Route::List).await;
        // One sentence on what stands in the way of everything is enough.
        if answered::is_elsewhere(&first) && brands.as_ref().is_none_or(answered::is_elsewhere) {
            return;
        }
        self.found.extend(answered::empty(&first, "payment_vias", "", "No coin can be chosen"));
        self.found.extend(
            brands
                .as_ref()
                .and_then(|answer| answered::empty(answer, "brands", "all_brands", "The grid is empty")),
        );
        self.read("homepage", &[("country_code", "US")], Route::Optional).await;
        if let Some((brand, family)) = brands.as_ref().and_then(|answer| a_brand(&answer.body.bytes)) {
            let (brand, family) = (brand.as_str(), family.as_str());
            let product = [("family_name", family), ("brand_name", brand), ("lang", "en")];
            self.read("products/country/US", &product, Route::List).await;
            let price =
                [("brand_name", brand), ("country_code", "US"), ("face_value", "10"), ("coin", "USDC")];
            self.read("products/price", &price, Route::Refusable).await;
        }
        let order = self.read(&format!("orders/{NO_ORDER}"), &[], Route::NoOrder).await;
        // What is never kept on the way has the host's time, and not that of a copy.
        let latest = order.as_ref().unwrap_or(&first);
        self.found.extend([clock::judge(latest)]);
        self.found.extend(self.asking.other_origin(self.base).and_then(|_| cross_origin::exposed(latest)));
        if self.asking.other_origin(self.base).is_some() {
            self.found.extend(brands.as_ref().and_then(cross_origin::varies));
        }
        self.stream().await;
        if let Some(origin) = self.asking.other_origin(self.base) {
            self.preflights(&origin).await;
        } else if self.asking.page.is_none() {
            let sentence =
                "No page is known, so that nothing was asked as one of another origin: --origin does.";
            self.found.push(Finding::ok("cors", sentence));
        }
        if self.unknown().await {
            self.found.extend(health::check(self.asker, self.base).await);
        }
    }

    /// Asks for a route and says what is wrong with its answer; `None` where there was none.
    async fn read(&mut self, path: &str, query: &[(&str, &str)], route: Route) -> Option<Answer> {
        let mut url = below(self.base, path)?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let question = self.asking.question(Method::GET, &url, Wanted::Bytes(LARGEST));
        match self.asker.ask(&question).await {
            Ok(answer) => {
                self.found.extend(answered::judge(route, path, &answer));
                if !self.cors_told {
                    let kept = cross_origin::readable(&answer, self.asking, path);
                    self.cors_told = kept.is_some();
                    self.found.extend(kept);
                }
                Some(answer)
            }
            Err(failure) => {
                self.failed(path, &failure);
                None
            }
        }
    }

    fn failed(&mut self, path: &str, failure: &Failure) {
        if *failure != Failure::Spent {
            let sentence = format!("GET {path} below {} {failure}.", address::shown(self.base));
            let advice = "Start the host there, forward the path to it, or correct api-base.";
            self.found.push(Finding::problem(WHAT, sentence, advice));
        }
    }

    async fn stream(&mut self) {
        let Some(url) = below(self.base, &format!("orders/{NO_ORDER}/subscribe")) else { return };
        let question =
            self.asking.question(Method::GET, &url, Wanted::Head).with("accept", "text/event-stream");
        match self.asker.ask(&question).await {
            Ok(answer) => self.found.extend(stream::judge(&answer)),
            Err(Failure::Silent(_)) => self.found.push(stream::silent()),
            Err(failure) => self.failed("orders/{orderId}/subscribe", &failure),
        }
    }

    async fn preflights(&mut self, origin: &str) {
        let order = ("orders", "POST", "content-type,idempotency-key");
        let reading = (&*format!("orders/{NO_ORDER}"), "GET", "cr-order-pass");
        for (path, method, headers) in [order, reading] {
            let Some(url) = below(self.base, path) else { continue };
            let question =
                Question { method: Method::OPTIONS, url, headers: Vec::new(), wanted: Wanted::Head }
                    .with("origin", origin)
                    .with("access-control-request-method", method)
                    .with("access-control-request-headers", headers)
                    .with("sec-fetch-site", "cross-site")
                    .with("sec-fetch-mode", "cors");
            match self.asker.ask(&question).await {
                Ok(answer) => {
                    let allowed = cross_origin::preflight(&answer, self.asking, origin, method, headers);
                    self.found.extend(allowed);
                }
                Err(failure) => self.failed("OPTIONS orders", &failure),
            }
        }
    }

    /// Asks for what no host has, and says whether this project's host answered.
    async fn unknown(&mut self) -> bool {
        let Some(url) = below(self.base, NO_ROUTE) else { return false };
        let question = self.asking.question(Method::GET, &url, Wanted::Bytes(LARGEST));
        let Ok(answer) = self.asker.ask(&question).await else { return false };
        self.found.push(answered::unknown(&answer));
        answered::is_own(&answer)
    }
}

/// What the version of HTTP comes to that a browser would be given; without TLS it is given none but 1.1.
fn version(answer: &Answer) -> Option<Finding> {
    const WHAT: &str = "http";
    if answer.url.scheme() != "https" {
        return None;
    }
    if answer.version >= Version::HTTP_2 {
        return Some(Finding::ok(
            WHAT,
            "The routes speak HTTP/2: an order that is watched takes no connection from others.",
        ));
    }
    let sentence =
        "The routes speak HTTP/1.1, of which a browser opens six connections for all tabs together.";
    Some(Finding::warning(
        WHAT,
        sentence,
        "Turn HTTP/2 on: each order that is watched holds a connection open.",
    ))
}

/// All that is said of one answer, whatever it answers.
#[cfg(test)]
pub(crate) fn attacked(answer: &Answer) -> Vec<Finding> {
    let page = Url::parse("https://shop.example/").ok();
    let asking = Asking { page, with_credentials: true };
    let mut found = vec![answered::unknown(answer), clock::judge(answer)];
    for route in [Route::List, Route::Optional, Route::Refusable, Route::NoOrder] {
        found.extend(answered::judge(route, "brands", answer));
    }
    found.extend(stream::judge(answer));
    found.extend(cross_origin::readable(answer, &asking, "brands"));
    found.extend(cross_origin::preflight(answer, &asking, "https://shop.example", "POST", "content-type"));
    found.extend(cross_origin::exposed(answer).into_iter().chain(cross_origin::varies(answer)));
    a_brand(&answer.body.bytes);
    found
}

/// A path below the base, which may end in a slash or not.
pub(crate) fn below(base: &Url, path: &str) -> Option<Url> {
    let mut folder = base.clone();
    folder.set_query(None);
    folder.set_path(&format!("{}/", base.path().trim_end_matches('/')));
    folder.join(path).ok()
}

/// The name and the family of a brand that is on offer.
fn a_brand(body: &[u8]) -> Option<(String, String)> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let brands = answer.get("all_brands")?.as_array()?;
    let on_offer =
        brands.iter().find(|brand| brand["is_out_of_stock"] != true && brand["kind"] == "giftcard");
    let brand = on_offer.or(brands.first())?;
    let name = brand["brand"].as_str()?.to_owned();
    Some((name.clone(), brand["family"].as_str().map_or(name, str::to_owned)))
}

/// Whether an answer is there as a whole.
fn is_whole(answer: &Answer) -> bool {
    answer.body.end == End::Whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::ask::tests::answer;

    #[test]
    fn a_base_ends_in_a_slash_or_not() {
        for base in ["https://a.example/api", "https://a.example/api/", "https://a.example/api//?x=1"] {
            let url = below(&Url::parse(base).unwrap(), "brands").unwrap();
            assert_eq!(url.as_str(), "https://a.example/api/brands", "{base}");
        }
        assert_eq!(below(&Url::parse("https://a.example").unwrap(), "x").unwrap().path(), "/x");
    }

    #[test]
    fn six_connections_are_told_of_where_there_is_tls() {
        use crate::check::finding::Verdict;
        for (url, version, verdict) in [
            ("https://a.example/", Version::HTTP_2, Some(Verdict::Ok)),
            ("https://a.example/", Version::HTTP_11, Some(Verdict::Warning)),
            ("http://127.0.0.1/", Version::HTTP_11, None),
        ] {
            let answer = Answer { version, ..answer(url, 200, &[], "") };
            assert_eq!(super::version(&answer).map(|finding| finding.verdict), verdict, "{url} {version:?}");
        }
    }

    #[test]
    fn a_brand_is_taken_that_can_be_bought() {
        let body = br#"{"all_brands":[{"brand":"A","kind":"giftcard","is_out_of_stock":true},
            {"brand":"B","family":"F","kind":"giftcard"}]}"#;
        assert_eq!(a_brand(body), Some(("B".into(), "F".into())));
        assert_eq!(a_brand(br#"{"all_brands":[{"brand":"C"}]}"#), Some(("C".into(), "C".into())));
        for body in ["", "[]", r#"{"all_brands":[]}"#, r#"{"all_brands":[1]}"#] {
            assert_eq!(a_brand(body.as_bytes()), None, "{body}");
        }
    }
}
