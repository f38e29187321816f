//! Hosts and what stands before them, each broken in one way.

use std::future::ready;

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cryptorefills_host::Report;
use cryptorefills_host::Verdict::{Ok, Problem, Warning};
use futures_util::stream;

use crate::site::{Change, PAGE, Server, Shop, assert_found, plain, untouched, with, without};

async fn broken(change: Change) -> Report {
    Shop::open(PAGE, change, |_| {}).await.report().await
}

fn is_stream(path: &str) -> bool {
    path.ends_with("/subscribe")
}

/// A stream that is open and silent.
fn open(headers: [(&'static str, &'static str); 2]) -> Response {
    let silent = Body::from_stream(stream::pending::<Result<&str, std::io::Error>>());
    let answer = ([("content-type", "text/event-stream")], silent).into_response();
    headers.into_iter().fold(answer, |answer, (name, value)| with(answer, name, value))
}

#[tokio::test]
async fn what_is_wrong_with_the_routes_is_named() {
    let cases: [(&str, cryptorefills_host::Verdict, &str, Change); 13] = [
        ("routes", Warning, "GET brands answers with an empty list", |path, answer| {
            if path == "/api/brands" { plain(200, "application/json", "{\"all_brands\":[]}") } else { answer }
        }),
        ("routes", Problem, "GET brands answers 200 with a page of HTML", |path, answer| {
            if path == "/api/brands" { plain(200, "application/json", "<!doctype html>") } else { answer }
        }),
        ("routes", Problem, "GET brands answers 200 with what is no JSON", |path, answer| {
            if path == "/api/brands" { plain(200, "application/json", "oops") } else { answer }
        }),
        ("routes", Problem, "text/plain and not application/json", |path, answer| {
            if path == "/api/payment_vias" { with(answer, "content-type", "text/plain") } else { answer }
        }),
        ("routes", Problem, "GET brands redirects to http://127.0.0.1", |path, answer| {
            if path == "/api/brands" {
                with(plain(307, "text/plain", ""), "location", "/api/brands/")
            } else {
                answer
            }
        }),
        ("routes", Problem, "compressed by gzip, and is not", |path, answer| {
            if path == "/api/brands" {
                with(plain(200, "application/json", "{}"), "content-encoding", "gzip")
            } else {
                answer
            }
        }),
        ("routes", Warning, "GET brands is sent without compression", |path, answer| {
            let long = format!("[{}1]", "1,".repeat(9_000));
            if path == "/api/brands" { plain(200, "application/json", long) } else { answer }
        }),
        ("routes", Problem, "no-store", |path, answer| {
            if path.starts_with("/api/orders/") {
                with(answer, "cache-control", "public, max-age=60")
            } else {
                answer
            }
        }),
        ("routes", Problem, "unknown path answers 200", |path, answer| {
            if path.ends_with("no-such-route") { plain(200, "text/html", "<p>") } else { answer }
        }),
        ("routes", Problem, "GET products/price answers 404 NOT_FOUND", |path, answer| {
            let body = r#"{"status":404,"title":"Not Found","detail":"NOT_FOUND"}"#;
            if path.ends_with("/price") { plain(404, "application/json", body) } else { answer }
        }),
        ("clock", Warning, "differ by", |path, answer| {
            if path.starts_with("/api") {
                with(answer, "date", "Thu, 01 Jan 2026 00:00:00 GMT")
            } else {
                answer
            }
        }),
        ("health", Problem, "readyz answers 503", |path, answer| {
            if path == "/readyz" { plain(503, "application/json", "{}") } else { answer }
        }),
        ("routes", Problem, "GET orders/{orderId} answers 500 and not 404", |path, answer| {
            if path.starts_with("/api/orders/") && !is_stream(path) {
                plain(500, "application/json", "{}")
            } else {
                answer
            }
        }),
    ];
    for (what, verdict, words, change) in cases {
        assert_found(&broken(change).await, what, verdict, words);
    }
}

#[tokio::test]
async fn what_holds_a_stream_back_is_named() {
    let cases: [(cryptorefills_host::Verdict, &str, Change); 6] =
        [
            (Problem, "compressed by gzip", |path, answer| {
                let headers = [("content-encoding", "gzip"), ("cache-control", "no-cache, no-transform")];
                if is_stream(path) { open(headers) } else { answer }
            }),
            (Problem, "Content-Length", |path, answer| {
                let whole = plain(200, "text/event-stream", ": whole\n\n");
                if is_stream(path) { with(whole, "cache-control", "no-cache, no-transform") } else { answer }
            }),
            (Problem, "may be kept", |path, answer| {
                let headers = [("cache-control", "max-age=9"), ("x-accel-buffering", "no")];
                if is_stream(path) { open(headers) } else { answer }
            }),
            (Problem, "application/json and not with a stream", |path, answer| {
                if is_stream(path) { plain(200, "application/json", "{}") } else { answer }
            }),
            (Problem, "a page of HTML", |path, answer| {
                if is_stream(path) { plain(200, "text/html", "<p>") } else { answer }
            }),
            (Ok, "neither compressed nor kept", |path, answer| {
                let headers = [("cache-control", "no-cache, no-transform"), ("x-accel-buffering", "no")];
                if is_stream(path) { open(headers) } else { answer }
            }),
        ];
    for (verdict, words, change) in cases {
        assert_found(&broken(change).await, "stream", verdict, words);
    }
}

#[tokio::test]
async fn a_stream_whose_head_is_held_back_is_a_problem() {
    let upstream = Shop::open("", untouched, |_| {}).await;
    let other = upstream.server.url("");
    let hanging = get(async || std::future::pending::<&str>().await);
    let known = get(async move |request: axum::extract::Request| {
        let answer = reqwest::get(format!("{other}{}", request.uri())).await.unwrap();
        let kind = answer.headers()["content-type"].clone();
        (answer.status(), [("content-type", kind)], answer.bytes().await.unwrap())
    });
    let router = Router::new()
        .route("/api/orders/{id}/subscribe", hanging)
        .route("/api/{*path}", known)
        .route("/", get(|| ready(axum::response::Html(PAGE))));
    let server = Server::start(router, untouched).await;
    let report = crate::site::report_without_patience(&server.url("/")).await;
    assert_found(&report, "stream", Problem, "did not begin to answer in time");
}

#[tokio::test]
async fn routes_of_another_origin_have_to_answer_the_page() {
    let report_of = async |change: Change, names_page: bool| {
        let place = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", place.local_addr().unwrap());
        let allowed = if names_page { origin.clone() } else { "https://other.example".to_owned() };
        let host =
            Shop::open("", change, move |config| config.allowed_origins = allowed.parse().unwrap()).await;
        let api = format!("api-base=\"{}\" country", host.server.url("/api"));
        let html = PAGE.replace("country", &api).replace("/widget/", &host.server.url("/widget/"));
        place.set_nonblocking(true).unwrap();
        let listener = tokio::net::TcpListener::from_std(place).unwrap();
        let serving =
            axum::serve(listener, Router::new().route("/", get(async || axum::response::Html(html))));
        tokio::spawn(async { serving.await });
        crate::site::report(&origin).await
    };
    let stranger = report_of(untouched, false).await;
    assert_found(&stranger, "routes", Problem, "the host does not know the page's origin");
    let silent = report_of(|_, answer| without(answer, "access-control-allow-origin"), true).await;
    assert_found(&silent, "cors", Problem, "payment_vias: no Access-Control-Allow-Origin");
    assert_found(&silent, "cors", Problem, "OPTIONS for POST: no Access-Control-Allow-Origin");
    let half = report_of(|_, answer| without(answer, "access-control-expose-headers"), true).await;
    assert_found(&half, "cors", Warning, "Expose-Headers lacks cr-idempotency");
    let headers = report_of(|_, answer| without(answer, "access-control-allow-headers"), true).await;
    assert_found(&headers, "cors", Problem, "lacks content-type");
}

#[tokio::test]
async fn an_upstream_that_is_gone_is_told_by_its_code() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let gone = format!("http://{}", socket.local_addr().unwrap());
    let shop = Shop::open(PAGE, untouched, |config| config.upstream = gone.parse().unwrap()).await;
    let report = shop.report().await;
    assert_found(&report, "routes", Problem, "UPSTREAM_UNREACHABLE: the host reaches no upstream");
    assert_found(&report, "health", Problem, "readyz answers 503");
}
