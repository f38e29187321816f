//! A shopper without a browser: asks what the widget asks, buys a card, and follows it to its code.

use std::time::Duration;

use cryptorefills_host::{Patience, Subject, Verdict, check};
use futures_util::StreamExt;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::sandbox::Sandbox;
use crate::program::until;

/// A file of the bundle that is that content for ever.
pub(super) const HASHED: &str =
    "widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wasm";

/// The partner's id, as every recipe is told it.
pub(super) const PARTNER: &str = "partner-1";

/// What a browser's request has in it that is nobody's upstream.
const NEVER_UP: [&str; 5] = ["cookie", "authorization", "idempotency-key", "origin", "referer"];

/// The shopper, in front of a host at `url`.
pub(super) struct Buyer<'a> {
    url: String,
    /// Where the bundle is.
    widget: String,
    sandbox: &'a Sandbox,
    client: Client,
}

impl<'a> Buyer<'a> {
    /// Waits until the host answers.
    pub(super) async fn in_front_of(url: String, sandbox: &'a Sandbox) -> Self {
        let client = Client::builder().no_proxy().danger_accept_invalid_certs(true).no_gzip();
        let client = client.redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let widget = format!("{url}/widget");
        let buyer = Self { url, widget, sandbox, client };
        until("the host answers", async || {
            buyer
                .get("/api/payment_vias")
                .send()
                .await
                .is_ok_and(|answer| answer.status() == 200)
                .then_some(())
        })
        .await;
        buyer
    }

    /// The same, where the bundle is elsewhere.
    pub(super) fn with_the_widget_at(self, widget: String) -> Self {
        Self { widget, ..self }
    }

    /// Buys a card, and fails where anything is not as `docs/host.md` has it for every host.
    pub(super) async fn buys_a_card(&self) {
        self.looks_around().await;
        let order = self.post("/api/orders", &steam()).send().await.unwrap();
        let (pass, ticket) = (header(&order, "cr-order-pass"), header(&order, "cr-stream-ticket"));
        let order = json_of(order).await;
        let id = order["order_id"].as_str().unwrap();
        self.follows(id, ticket.as_deref()).await;
        let mut read = self.get(&format!("/api/orders/{id}"));
        if let Some(pass) = pass {
            read = read.header("cr-order-pass", pass);
        }
        let done = json_of(read.send().await.unwrap()).await;
        assert!(done["deliveries"][0]["deliverable"]["pin_code"].is_string(), "{done}");
        self.reaches_nothing_else().await;
        self.loads_the_widget().await;
        self.told_the_upstream_what_it_may_know().await;
        self.is_told_to_be_well().await;
        self.hears_that_nobody_is_there().await;
    }

    /// `cryptorefills-host check` finds no problem with it either. It knows no certificate of a test's own.
    async fn is_told_to_be_well(&self) {
        if self.url.starts_with("https:") {
            return;
        }
        let subject =
            Subject { url: format!("{}/api", self.url), origin: None, api_base: None, script: None };
        // The machine may be busy with other tests.
        let patience = Patience { answer: Duration::from_secs(60), ..Patience::default() };
        let report = check(&subject, patience).await.unwrap();
        let told = report.lines(false).join("\n");
        assert_eq!(report.count(Verdict::Problem), 0, "{told}");
        assert!(
            told.contains("GET products/price answers 200")
                || told.contains("GET products/price answers 422"),
            "{told}"
        );
    }

    async fn looks_around(&self) {
        for (path, needle) in [
            ("/api/brands?country_code=US", "Steam"),
            ("/api/homepage?country_code=US", "brand_id"),
            ("/api/products/country/US?brand_name=Steam&coin=USDC&lang=en", "10 USD"),
            ("/api/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC", "coin_amount"),
        ] {
            let told = json_of(self.get(path).send().await.unwrap()).await.to_string();
            assert!(told.contains(needle), "{path}: {told:.400}");
        }
        let validated = json_of(self.post("/api/orders/validations", &steam()).send().await.unwrap()).await;
        assert!(validated["problems"].as_array().is_none_or(Vec::is_empty), "{validated}");
        let refused = steam().replace("shopper@example.com", "KYC_MISSING@sandbox.example");
        let refused = json_of(self.post("/api/orders/validations", &refused).send().await.unwrap()).await;
        assert_eq!(refused["problems"][0]["problem"], "KYC_MISSING");
    }

    /// Reads the stream, and lets nothing happen before the last thing was heard: so it is buffered nowhere.
    async fn follows(&self, id: &str, ticket: Option<&str>) {
        let query =
            ticket.and_then(|it| it.split(';').next()).map(|it| format!("?ticket={it}")).unwrap_or_default();
        let asked =
            self.get(&format!("/api/orders/{id}/subscribe{query}")).header("accept", "text/event-stream");
        let stream = asked.send().await.unwrap();
        assert_eq!(stream.status(), 200);
        let kind = header(&stream, "content-type").unwrap();
        assert!(kind.starts_with("text/event-stream"), "{kind}");
        assert!(header(&stream, "cache-control").unwrap().contains("no-cache"));
        assert_eq!(header(&stream, "content-encoding"), None);
        let mut events = stream.bytes_stream();
        let mut heard = String::new();
        for (step, state) in
            [(None, "WaitingForPayment"), (Some("pay"), "WaitingForDelivery"), (Some("deliver"), "Done")]
        {
            if let Some(step) = step {
                self.sandbox.step(id, step).await;
            }
            while !heard.contains(&format!("\"order_state\":\"{state}\"")) {
                let piece = timeout(Duration::from_secs(60), events.next()).await;
                let piece = piece.unwrap_or_else(|_| panic!("{state} is held back: {heard}"));
                heard.push_str(std::str::from_utf8(&piece.expect("the stream is open").unwrap()).unwrap());
            }
        }
    }

    async fn reaches_nothing_else(&self) {
        let before = self.sandbox.requests().await.len();
        for (request, status) in [
            (self.get("/api/currencies"), 404),
            (self.get("/api/orders/validations"), 405),
            (self.get("/api/orders/..%2f..%2fsandbox"), 0),
            (self.get("/api/products/country/USA"), 0),
            (self.post("/api/brands", "{}"), 405),
            (self.get("/api/brands?country_code=US").header("sec-fetch-site", "cross-site"), 403),
            (self.post("/api/orders", &format!("{{\"a\":\"{}\"}}", "a".repeat(70_000))), 413),
        ] {
            let answer = request.send().await.unwrap();
            let (told, url) = (answer.status().as_u16(), answer.url().path().to_owned());
            assert!((400..500).contains(&told), "{url}: {told}");
            assert!(status == 0 || told == status, "{url}: {told}");
            // What does not even look like a route may be refused by whatever stands before the host.
            if status != 0 {
                let text = answer.text().await.unwrap();
                let body: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{url}: {text}"));
                assert!(body["detail"].is_string(), "{url}: {body}");
            }
        }
        let after = self.sandbox.requests().await;
        let more: Vec<_> = after[before..].iter().map(|request| &request["path"]).collect();
        assert!(more.iter().all(|path| path.as_str().unwrap().ends_with("/orders/validations")), "{more:?}");
    }

    async fn loads_the_widget(&self) {
        for (name, kind) in [("embed.js", "javascript"), (HASHED, "application/wasm")] {
            let answer = self.client.get(format!("{}/{name}", self.widget)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{name}");
            assert!(header(&answer, "content-type").unwrap().contains(kind), "{name}");
            assert_eq!(header(&answer, "access-control-allow-origin").as_deref(), Some("*"), "{name}");
            let is_forever = header(&answer, "cache-control").unwrap().contains("immutable");
            assert_eq!(is_forever, name == HASHED, "{name}");
        }
    }

    async fn told_the_upstream_what_it_may_know(&self) {
        let requests = self.sandbox.requests().await;
        assert!(requests.len() > 8, "{}", requests.len());
        for request in requests {
            let headers = request["headers"].as_object().unwrap();
            assert_eq!(headers["x-cr-application"], PARTNER, "{request}");
            assert!(headers["x-cr-version"].as_str().is_some_and(|version| !version.is_empty()));
            assert_eq!(headers["x-forwarded-for"], "127.0.0.1", "{request}");
            assert_eq!(headers["content-type"], "application/json", "{request}");
            assert_eq!(headers["user-agent"], "Shopper/1", "{request}");
            for nobodys in NEVER_UP {
                assert!(!headers.contains_key(nobodys), "{nobodys} in {request}");
            }
            let is_stream = request["path"].as_str().unwrap().ends_with("/subscribe");
            assert_eq!(
                headers.get("accept").is_some_and(|it| it == "text/event-stream"),
                is_stream,
                "{request}"
            );
        }
    }

    async fn hears_that_nobody_is_there(&self) {
        self.sandbox.stops().await;
        let price = "/api/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC";
        for (request, details) in [
            (self.get(price), &["UPSTREAM_UNREACHABLE"][..]),
            // Whoever cannot tell whether it was sent says so.
            (self.post("/api/orders", &steam()), &["UPSTREAM_UNREACHABLE", "OUTCOME_UNKNOWN"]),
        ] {
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 502);
            let body: Value = answer.json().await.unwrap();
            assert!(details.contains(&body["detail"].as_str().unwrap()), "{body}");
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.claiming(self.client.get(format!("{}{path}", self.url)))
    }

    fn post(&self, path: &str, body: &str) -> RequestBuilder {
        let request =
            self.client.post(format!("{}{path}", self.url)).header("content-type", "application/json");
        self.claiming(request).body(body.to_owned())
    }

    /// What a browser may claim, and what it is not to be believed.
    fn claiming(&self, request: RequestBuilder) -> RequestBuilder {
        request
            .header("user-agent", "Shopper/1")
            .header("cookie", "session=1")
            .header("authorization", "Bearer 1")
            .header("referer", "https://shop.example/")
            .header("x-cr-application", "somebody-else")
            .header("x-forwarded-for", "203.0.113.9")
    }
}

fn steam() -> String {
    json!({
        "deliveries": [{
            "brand_name": "Steam", "country_code": "US", "denomination": "10 USD",
            "beneficiary_account": "shopper@example.com",
        }],
        "payment": {"type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana"},
        "user": {"email": "shopper@example.com", "has_accepted_newsletter": false},
        "lang": "en",
    })
    .to_string()
}

fn header(answer: &Response, name: &str) -> Option<String> {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

async fn json_of(answer: Response) -> Value {
    let (status, url) = (answer.status(), answer.url().path().to_owned());
    let text = answer.text().await.unwrap();
    assert_eq!(status, 200, "{url}: {text}");
    serde_json::from_str(&text).unwrap()
}
