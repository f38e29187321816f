//! The client against a host that `client.js` plays: what leaves the page, and what every kind of answer becomes.

use cryptorefills_widget::api::{Json, Reply, Request, read_value, send};
use cryptorefills_widget::domain::order::admission::Secret;
use cryptorefills_widget::domain::problem::Problem;
use cryptorefills_widget::domain::problem::failure::{ApiError, Failure};
use cryptorefills_widget::domain::purchase::Purchase;
use cryptorefills_widget::domain::time::UnixSeconds;
use js_sys::{Function, eval};
use std::pin::pin;
use std::task::{Context, Waker};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_question_goes_below_the_base_with_cookies_of_this_origin() {
    let host = Host::new();
    send(&Request::brands("US", Some("A&B")), "/shop/api/", false).await.unwrap();
    assert_eq!(host.text("asked[0].method"), "GET");
    assert_eq!(
        host.text("asked[0].url"),
        format!("{}/shop/api/brands?country_code=US&promo_code=A%26B", page("location.origin"))
    );
    assert_eq!(host.text("asked[0].headers.get('accept')"), "application/json");
    assert_eq!(host.text("String(asked[0].headers.get('content-type'))"), "null");
    assert_eq!(
        (host.text("asked[0].credentials"), host.text("asked[0].cache")),
        ("same-origin".into(), "default".into())
    );
    assert_eq!(host.number("timers.size"), 0.0);
}

#[wasm_bindgen_test]
async fn an_order_goes_once_with_its_key_and_its_body() {
    let host = Host::new();
    let request = Request::create_order(&purchase()).with_key("0123456789abcdef");
    send(&request, "https://host.example/api", true).await.unwrap();
    assert_eq!((host.text("asked[0].method"), host.number("asked.length")), ("POST".into(), 1.0));
    assert_eq!(host.text("asked[0].url"), "https://host.example/api/orders");
    assert_eq!(host.text("asked[0].headers.get('content-type')"), "application/json");
    assert_eq!(host.text("asked[0].headers.get('idempotency-key')"), "0123456789abcdef");
    assert_eq!(host.text("asked[0].credentials"), "include");
    assert_eq!(Some(host.text("asked[0].body")), request.body);
    send(&Request::order("A", Secret::parse("open-sesame")), "/api", false).await.unwrap();
    assert_eq!(host.text("asked[1].cache"), "no-store");
    assert_eq!(host.text("asked[1].headers.get('cr-order-pass')"), "open-sesame");
    assert_eq!(host.text("String(asked[0].headers.get('cr-order-pass'))"), "null");
    send(&Request::order_by_key("0123456789abcdef"), "/api", false).await.unwrap();
    assert!(host.text("asked[2].url").ends_with("/api/orders/by-key"));
    assert_eq!(host.text("asked[2].headers.get('idempotency-key')"), "0123456789abcdef");
}

#[wasm_bindgen_test]
async fn an_answer_comes_with_the_hosts_clock_and_its_promise() {
    let host = Host::new();
    host.answers(
        r#"text(200, '{"a":[1.5,"é"]}', { Date: "Tue, 25 Aug 2026 12:00:00 GMT", "Cr-Idempotency": "1" })"#,
    );
    let reply = ask().await.unwrap();
    assert_eq!(reply.body, serde_json::from_str(r#"{"a":[1.5,"é"]}"#).unwrap());
    assert_eq!((reply.date(), reply.is_idempotent()), (Some(UnixSeconds(1_787_659_200)), true));
    host.answers(r#"text(200, "[]", { Date: "today" })"#);
    let reply = ask().await.unwrap();
    assert_eq!((reply.date(), reply.is_idempotent()), (None, false));
}

#[wasm_bindgen_test]
async fn every_answer_that_is_no_success_says_why() {
    let host = Host::new();
    let details = vec![("status".to_owned(), "422".to_owned())];
    let refusal = ApiError::Problem(Problem { details, ..Problem::new("OUT_OF_STOCK") });
    for (answer, error) in [
        (r#"text(422, '{"status":422,"detail":"OUT_OF_STOCK"}')"#, refusal),
        (r#"text(429, "", { "Retry-After": "7" })"#, ApiError::Failure(Failure::Busy(Some(7)))),
        (r#"text(502, "<html>Bad Gateway</html>")"#, ApiError::Failure(Failure::Server(502))),
        (r#"text(404, "<html>Not Found</html>")"#, ApiError::Failure(Failure::Refused(404))),
        (r#"text(200, "<html>Welcome</html>")"#, ApiError::Failure(Failure::Malformed)),
        (r#"text(200, '{"cut":')"#, ApiError::Failure(Failure::Malformed)),
        (r#"text(200, "")"#, ApiError::Failure(Failure::Malformed)),
        (r#"text(204, null)"#, ApiError::Failure(Failure::Malformed)),
        ("cut()", ApiError::Failure(Failure::Unreachable)),
        ("endless()", ApiError::Failure(Failure::Malformed)),
        (r#"reject(new TypeError("refused"))"#, ApiError::Failure(Failure::Unreachable)),
    ] {
        host.answers(answer);
        assert_eq!(ask().await.unwrap_err(), error, "{answer}");
        assert_eq!(host.number("timers.size"), 0.0, "{answer}");
    }
    assert!(host.number("pulls") < 40.0, "a body without end is left after 32 MB");
}

#[wasm_bindgen_test]
async fn a_host_that_is_silent_or_stalls_is_given_twenty_seconds() {
    let host = Host::new();
    host.run("hurry = true");
    for answer in ["silent(request)", "stalled(request)"] {
        host.answers(answer);
        assert_eq!(ask().await.unwrap_err(), ApiError::Failure(Failure::TimedOut), "{answer}");
    }
    assert_eq!(host.text("waits.join()"), "20000,20000");
}

#[wasm_bindgen_test]
fn a_request_that_nobody_waits_for_is_aborted() {
    let host = Host::new();
    host.answers("silent(request)");
    {
        let (request, mut context) = (Request::payment_vias(), Context::from_waker(Waker::noop()));
        let mut sending = pin!(send(&request, "/api", false));
        assert!(sending.as_mut().poll(&mut context).is_pending());
        assert_eq!(
            (host.text("String(asked[0].signal.aborted)"), host.number("timers.size")),
            ("false".into(), 1.0)
        );
    }
    assert_eq!(
        (host.text("String(asked[0].signal.aborted)"), host.number("timers.size")),
        ("true".into(), 0.0)
    );
}

#[wasm_bindgen_test]
fn what_a_page_hands_over_is_read_as_json_has_it() {
    let read = |script: &str| read_value(&eval(script).unwrap());
    let json = |text: &str| Some(serde_json::from_str::<Json>(text).unwrap());
    assert_eq!(
        read(r#"({ a: [1.5, "é", null], b: { c: true } })"#),
        json(r#"{"a":[1.5,"é",null],"b":{"c":true}}"#)
    );
    assert_eq!(read("({ a: () => 1, b: undefined, c: 1 })"), json(r#"{"c":1}"#));
    for nothing in ["undefined", "(() => { const a = {}; a.a = a; return a; })()", "({ a: 1n })"] {
        assert_eq!(read(nothing), None, "{nothing}");
    }
}

/// The host that `client.js` plays, for as long as this lives.
struct Host;

impl Host {
    fn new() -> Self {
        eval(include_str!("scripts/client.js")).unwrap();
        Self
    }

    /// From now on every request gets this answer, an expression in which the host's own answers have their names.
    fn answers(&self, answer: &str) {
        self.run(&format!(
            "answer = (request) => {{ const reject = (reason) => Promise.reject(reason); return {answer}; }}"
        ));
    }

    fn run(&self, code: &str) -> JsValue {
        Function::new_no_args(&format!("with (host) return ({code})")).call0(&JsValue::NULL).unwrap()
    }

    fn text(&self, expression: &str) -> String {
        self.run(expression).as_string().unwrap_or_else(|| panic!("no text: {expression}"))
    }

    fn number(&self, expression: &str) -> f64 {
        self.run(expression).as_f64().unwrap_or_else(|| panic!("no number: {expression}"))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.run("restore()");
    }
}

async fn ask() -> Result<Reply, ApiError> {
    send(&Request::payment_vias(), "/api", false).await
}

fn page(expression: &str) -> String {
    eval(expression).unwrap().as_string().unwrap()
}

fn purchase() -> Purchase {
    Purchase {
        email: "ada@example.com".into(),
        newsletter: false,
        coin: "USDC".into(),
        network: Some("Solana".into()),
        via: "USER_WALLET".into(),
        lines: vec![],
        lang: "en".into(),
        coupon: None,
        utm_source: None,
        refund_address: None,
    }
}
