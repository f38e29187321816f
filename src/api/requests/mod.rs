//! The host's routes (`docs/contract.md` section 2) as requests: method, path with query, body. It never sends one.

mod hint;
mod json_body;
mod percent_encoding;
mod purchase_body;
mod retry;

pub use hint::hint;
pub use retry::retry_pause;

use crate::api::decode::read_catalogue;
use crate::api::json::Json;
use crate::api::json::parse::parse;
use crate::api::requests::percent_encoding::push_encoded;
use crate::api::requests::purchase_body::{order_body, validation_body};
use crate::domain::order::admission::Secret;
use crate::domain::purchase::Purchase;

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Asks.
    Get,
    /// Tells.
    Post,
}

/// A request to the host. Its `Debug` form is for tests: bodies hold what the shopper typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// How it is sent.
    pub method: Method,
    /// Path and query below the API base, without a slash in front.
    pub path: String,
    /// A JSON body.
    pub body: Option<String>,
    /// Sent as `Idempotency-Key`: 16 to 128 printable characters.
    pub idempotency_key: Option<String>,
    /// Sent as `CR-Order-Pass`: what opens the order.
    pub pass: Option<Secret>,
    /// Whether an answer from a cache would be wrong.
    pub fresh: bool,
    /// Whether the answer is a catalogue, by far the longest, of which only what is shown is read.
    pub lists_brands: bool,
}

impl Request {
    /// Reads the body of its answer; `None` where that is no JSON.
    pub fn read(&self, body: &str) -> Option<Json> {
        if self.lists_brands { read_catalogue(body) } else { parse(body) }
    }

    /// `GET payment_vias` (reference section 2).
    pub fn payment_vias() -> Self {
        Self::get(Path::of(&["payment_vias"]))
    }

    /// `GET brands` of a country, ISO 3166-1 alpha-2 (reference section 3).
    pub fn brands(country: &str, coupon: Option<&str>) -> Self {
        let path = Path::of(&["brands"]).query("country_code", country).query_if("promo_code", coupon);
        Self { lists_brands: true, ..Self::get(path) }
    }

    /// `GET homepage` of a country (reference section 4).
    pub fn homepage(country: &str) -> Self {
        Self::get(Path::of(&["homepage"]).query("country_code", country))
    }

    /// `GET products/country/{cc}` of a brand (reference section 5), with names in `lang` and prices in `coin`.
    ///
    /// The family is sent where it is known: the reference filters by it, the API's own pages by the brand.
    pub fn products(
        country: &str,
        family: Option<&str>,
        brand: &str,
        coin: Option<&str>,
        lang: &str,
        coupon: Option<&str>,
    ) -> Self {
        let path = Path::of(&["products", "country", country])
            .query_if("family_name", family)
            .query("brand_name", brand)
            .query_if("coin", coin)
            .query("lang", lang)
            .query_if("promo_code", coupon);
        Self::get(path)
    }

    /// `GET products/price` of a face value, decimal text (reference section 6).
    pub fn price(brand: &str, country: &str, face_value: &str, coin: &str, coupon: Option<&str>) -> Self {
        let path = Path::of(&["products", "price"])
            .query("brand_name", brand)
            .query("country_code", country)
            .query("face_value", face_value)
            .query("coin", coin)
            .query_if("promo_code", coupon);
        Self::get(path)
    }

    /// `POST orders/validations` (reference section 7).
    pub fn validate(purchase: &Purchase) -> Self {
        Self::post(Path::of(&["orders", "validations"]), validation_body(purchase))
    }

    /// `POST orders` (reference section 8).
    pub fn create_order(purchase: &Purchase) -> Self {
        Self::post(Path::of(&["orders"]), order_body(purchase))
    }

    /// `GET orders/{orderId}` (reference section 9b), with its pass where the host gave one.
    pub fn order(id: &str, pass: Option<Secret>) -> Self {
        Self { fresh: true, pass, ..Self::get(Path::of(&["orders", id])) }
    }

    /// `GET orders/by-key`: the order that an `Idempotency-Key` made; only this project's host knows it. The key is as good
    /// as a password, and so never stands in an address.
    pub fn order_by_key(key: &str) -> Self {
        Self { fresh: true, ..Self::get(Path::of(&["orders", "by-key"])) }.with_key(key)
    }

    /// The path of an order's stream, `orders/{orderId}/subscribe` (reference section 9a): `EventSource` opens it.
    pub fn stream_path(id: &str) -> String {
        Path::of(&["orders", id, "subscribe"]).text
    }

    /// What follows that path where the host gave a ticket: an `EventSource` sends no header.
    pub fn stream_query(ticket: &Secret) -> String {
        Path { text: String::new(), queried: false }.query("ticket", ticket.reveal()).text
    }

    /// The same request with an `Idempotency-Key`.
    #[must_use]
    pub fn with_key(self, key: &str) -> Self {
        Self { idempotency_key: Some(key.to_owned()), ..self }
    }

    fn get(path: Path) -> Self {
        Self {
            method: Method::Get,
            path: path.text,
            body: None,
            idempotency_key: None,
            pass: None,
            fresh: false,
            lists_brands: false,
        }
    }

    fn post(path: Path, body: String) -> Self {
        Self { method: Method::Post, body: Some(body), ..Self::get(path) }
    }
}

/// A path with its query, every part encoded.
struct Path {
    text: String,
    queried: bool,
}

impl Path {
    fn of(segments: &[&str]) -> Self {
        let mut text = String::new();
        for (place, segment) in segments.iter().enumerate() {
            if place > 0 {
                text.push('/');
            }
            push_encoded(&mut text, segment);
        }
        Self { text, queried: false }
    }

    fn query(mut self, name: &str, value: &str) -> Self {
        self.text.push(if self.queried { '&' } else { '?' });
        self.queried = true;
        self.text.push_str(name);
        self.text.push('=');
        push_encoded(&mut self.text, value);
        self
    }

    fn query_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_its_route() {
        for (request, path) in [
            (Request::payment_vias(), "payment_vias"),
            (Request::brands("US", None), "brands?country_code=US"),
            (Request::brands("US", Some("A&B")), "brands?country_code=US&promo_code=A%26B"),
            (Request::homepage("US"), "homepage?country_code=US"),
            (
                Request::products("US", Some("airbnb"), "Airbnb", Some("USDC"), "en", None),
                "products/country/US?family_name=airbnb&brand_name=Airbnb&coin=USDC&lang=en",
            ),
            (
                Request::products("DE", None, "Bath & Body Works", None, "de", Some("X")),
                "products/country/DE?brand_name=Bath%20%26%20Body%20Works&lang=de&promo_code=X",
            ),
            (
                Request::price("Airbnb", "US", "100", "USDC", None),
                "products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC",
            ),
            (
                Request::price("Airbnb", "US", "19.99", "USDT.e", Some("X")),
                "products/price?brand_name=Airbnb&country_code=US&face_value=19.99&coin=USDT.e&promo_code=X",
            ),
            (Request::order("ord_abc123xyz", None), "orders/ord_abc123xyz"),
            (Request::order("../x?y", None), "orders/..%2Fx%3Fy"),
        ] {
            assert_eq!((request.method, request.path.as_str()), (Method::Get, path));
            assert_eq!((request.body, request.idempotency_key, request.pass), (None, None, None));
        }
        assert_eq!(Request::stream_path("a/b"), "orders/a%2Fb/subscribe");
    }

    #[test]
    fn what_opens_an_order_stands_in_headers_and_a_ticket_alone_in_an_address() {
        let asked = Request::order("A", Secret::parse("open-sesame"));
        assert_eq!((asked.path.as_str(), asked.pass), ("orders/A", Secret::parse("open-sesame")));
        let asked = Request::order_by_key("0123456789abcdef");
        let told = (asked.method, asked.path.as_str(), asked.idempotency_key.as_deref());
        assert_eq!(told, (Method::Get, "orders/by-key", Some("0123456789abcdef")));
        for (ticket, query) in
            [("1800000000.a0", "?ticket=1800000000.a0"), ("a+/=&#", "?ticket=a%2B%2F%3D%26%23")]
        {
            assert_eq!(Request::stream_query(&Secret::parse(ticket).unwrap()), query);
        }
    }

    #[test]
    fn an_order_is_never_taken_from_a_cache() {
        assert!(Request::order("A", None).fresh && Request::order_by_key("K").fresh);
        assert!(!Request::brands("US", None).fresh);
    }

    #[test]
    fn a_purchase_is_told_with_its_body_and_its_key() {
        let purchase = Purchase {
            email: "ada@example.com".into(),
            newsletter: false,
            coin: "USDC".into(),
            network: None,
            via: "BINANCE_PAY".into(),
            lines: vec![],
            lang: "en".into(),
            coupon: None,
            utm_source: None,
            refund_address: None,
        };
        for (request, path) in [
            (Request::validate(&purchase), "orders/validations"),
            (Request::create_order(&purchase), "orders"),
        ] {
            assert_eq!((request.method, request.path.as_str()), (Method::Post, path));
            assert!(
                request.body.as_deref().is_some_and(|body| body.starts_with(r#"{"email":"ada@example.com""#))
            );
            assert_eq!(request.idempotency_key, None);
            assert_eq!(
                request.with_key("0123456789abcdef").idempotency_key.as_deref(),
                Some("0123456789abcdef")
            );
        }
    }
}
