//! Pages and bundles, each broken in one way.

use std::convert::Infallible;
use std::future::ready;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cryptorefills_host::Verdict::{Problem, Warning};
use cryptorefills_host::{Subject, Verdict};
use futures_util::{StreamExt, stream};

use crate::site::{
    Change, PAGE, Server, Shop, assert_found, look, plain, report, report_without_patience, untouched, with,
    without,
};

/// A shop whose answers are broken so.
async fn broken(change: Change) -> cryptorefills_host::Report {
    Shop::open(PAGE, change, |_| {}).await.report().await
}

fn is(path: &str, begin: &str, end: &str) -> bool {
    path.starts_with(begin) && path.ends_with(end)
}

#[tokio::test]
async fn what_is_wrong_with_a_bundle_is_named() {
    let cases: [(&str, Verdict, &str, Change); 9] = [
        ("script", Problem, "text/plain and not text/javascript", |path, answer| {
            if path == "/widget/embed.js" { with(answer, "content-type", "text/plain") } else { answer }
        }),
        ("script", Problem, "answers 404", |path, answer| {
            if path == "/widget/embed.js" { plain(404, "text/plain", "gone") } else { answer }
        }),
        ("script", Problem, "a page of HTML", |path, answer| {
            if path == "/widget/embed.js" { plain(200, "text/javascript", "<!doctype html>") } else { answer }
        }),
        ("script", Problem, "is not the widget's script", |path, answer| {
            if path == "/widget/embed.js" { plain(200, "text/javascript", "other()") } else { answer }
        }),
        ("glue", Problem, "and not text/javascript", |path, answer| {
            if is(path, "/widget/cryptorefills", ".js") {
                with(answer, "content-type", "text/plain")
            } else {
                answer
            }
        }),
        ("wasm", Warning, "application/octet-stream and not application/wasm", |path, answer| {
            if path.ends_with(".wasm") {
                with(answer, "content-type", "application/octet-stream")
            } else {
                answer
            }
        }),
        ("style", Problem, "another content than its name says", |path, answer| {
            if path.ends_with(".css") { plain(200, "text/css", "i {}") } else { answer }
        }),
        ("words", Problem, "answers 404", |path, answer| {
            if path.ends_with(".json") { plain(404, "text/plain", "gone") } else { answer }
        }),
        ("wasm", Warning, "not kept for long", |path, answer| {
            if path.ends_with(".wasm") { without(answer, "cache-control") } else { answer }
        }),
    ];
    for (what, verdict, words, change) in cases {
        assert_found(&broken(change).await, what, verdict, words);
    }
}

#[tokio::test]
async fn a_big_file_without_compression_is_told() {
    let big = |path: &str, answer: Response| {
        let loader = "\"cryptorefills-widget\" \"a.wasm\" ".repeat(100);
        if path == "/widget/embed.js" { plain(200, "text/javascript", loader) } else { answer }
    };
    assert_found(&broken(big).await, "script", Warning, "without compression (4 kB)");
}

#[tokio::test]
async fn a_bundle_elsewhere_needs_cors() {
    let silent: Change = |path, answer| {
        if path.starts_with("/widget") { without(answer, "access-control-allow-origin") } else { answer }
    };
    let cdn = Shop::open("", silent, |_| {}).await;
    let page = PAGE.replace("/widget/embed.js", &cdn.server.url("/widget/embed.js"));
    let report = Shop::open(page, untouched, |_| {}).await.report().await;
    for what in ["glue", "wasm", "style", "words"] {
        assert_found(&report, what, Problem, "no Access-Control-Allow-Origin");
    }
}

#[tokio::test]
async fn a_pin_is_held_to_the_script() {
    let pinned =
        |hash: &str| PAGE.replace("async src", &format!("integrity=\"{hash}\" crossorigin async src"));
    let wrong = pinned("sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let found = Shop::open(wrong, untouched, |_| {}).await.report().await;
    let advice = &assert_found(&found, "pin", Problem, "not the one that integrity names").advice;
    let right = advice.split(' ').find(|word| word.starts_with("sha256-")).unwrap().trim_end_matches('.');
    let report = Shop::open(pinned(right), untouched, |_| {}).await.report().await;
    assert_found(&report, "pin", Verdict::Ok, "is the one");
}

#[tokio::test]
async fn a_policy_that_forbids_is_told_from_header_and_meta() {
    let strict: Change = |path, answer| {
        let policy = "script-src 'self'; connect-src https://elsewhere.example; img-src 'self'";
        if path == "/gift-cards" { with(answer, "content-security-policy", policy) } else { answer }
    };
    let report = broken(strict).await;
    assert_found(&report, "policy", Problem, "has no 'wasm-unsafe-eval'");
    assert_found(&report, "policy", Problem, "Add 'self' to connect-src");
    assert_found(&report, "policy", Warning, "pictures");
    let meta = "<meta http-equiv=content-security-policy content=\"script-src 'nonce-a'\"><title>";
    let report = Shop::open(PAGE.replace("<title>", meta), untouched, |_| {}).await.report().await;
    assert_found(&report, "policy", Problem, "in the page's <meta> forbids the script");
}

#[tokio::test]
async fn a_page_without_the_widget_is_told() {
    for (page, words) in [
        ("<p>Nothing</p>", "neither the widget's script nor"),
        ("<body><script src=\"/widget/embed.js\"></script>", "only registers"),
        ("<body><cryptorefills-widget></cryptorefills-widget>", "nobody defines"),
    ] {
        assert_found(&Shop::open(page, untouched, |_| {}).await.report().await, "element", Problem, words);
    }
}

#[tokio::test]
async fn pages_that_cannot_be_read_are_told_and_never_waited_for() {
    let endless = || stream::repeat(Bytes::from_static(&[b' '; 4096])).map(Ok::<_, Infallible>);
    let begins =
        |text: &'static str| stream::once(ready(Ok::<_, Infallible>(Bytes::from_static(text.as_bytes()))));
    let html = |body: Body| ([("content-type", "text/html")], body).into_response();
    let to = |place: &'static str| (StatusCode::FOUND, [("location", place)]);
    let router = Router::new()
        .route("/circle", get(move || ready(to("/round"))))
        .route("/round", get(move || ready(to("/circle"))))
        .route("/self", get(move || ready(to("/self"))))
        .route("/astray", get(move || ready(to("javascript:alert(1)"))))
        .route(
            "/far/{n}",
            get(async |axum::extract::Path(n): axum::extract::Path<u32>| {
                (StatusCode::FOUND, [("location", format!("/far/{}", n + 1))])
            }),
        )
        .route("/gigantic", get(move || ready(html(Body::from_stream(begins(PAGE).chain(endless()))))))
        .route("/never", get(move || ready(html(Body::from_stream(begins(PAGE).chain(stream::pending()))))))
        .route("/silent", get(async || std::future::pending::<StatusCode>().await))
        .route(
            "/packed",
            get(async || ([("content-type", "text/html"), ("content-encoding", "gzip")], "plain")),
        )
        .route(
            "/broken",
            get(async || (StatusCode::INTERNAL_SERVER_ERROR, [("content-type", "text/html")], "<p>")),
        );
    let server = Server::start(router, untouched).await;
    for (path, verdict, words) in [
        ("/circle", Problem, "redirects in a circle"),
        ("/self", Problem, "redirects in a circle"),
        ("/astray", Problem, "no address of the web"),
        ("/far/1", Problem, "more than 5 times"),
        ("/gigantic", Warning, "longer than 4 MiB"),
        ("/never", Problem, "did not end in time"),
        ("/silent", Problem, "did not begin to answer"),
        ("/packed", Problem, "compressed by gzip, and is not"),
        ("/broken", Problem, "answers 500"),
    ] {
        let never_ends = ["/never", "/silent"].contains(&path);
        let url = server.url(path);
        let report = if never_ends { report_without_patience(&url).await } else { report(&url).await };
        assert_found(&report, "page", verdict, words);
        assert!(report.requests <= 25);
    }
    // What came of a page is looked at all the same.
    assert_found(&report_without_patience(&server.url("/never")).await, "script", Problem, "answers 404");
}

#[tokio::test]
async fn nothing_listens_is_a_problem_and_no_failure_of_the_program() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}/", socket.local_addr().unwrap());
    assert_found(&report(&url).await, "page", Problem, "could not be reached");
}

#[tokio::test]
async fn a_page_writes_nothing_on_the_terminal_but_text() {
    let page = "<body><script async src=\"/widget/embed.js\" integrity=\"\u{1b}[2J\u{202e}x\"></script>\
        <cryptorefills-widget country=\"\u{1b}]0;owned\u{7}\" api-base=\"mailto:\u{9b}31m\"></cryptorefills-widget>";
    let report = Shop::open(page, untouched, |_| {}).await.report().await;
    assert_found(&report, "element", Problem, "no web address");
    let told = report.lines(false).join("\n") + &report.to_json();
    assert!(!told.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{told:?}");
}

#[tokio::test]
async fn the_requests_have_an_end_whatever_a_page_asks_for() {
    let far = Server::start(
        Router::new().route(
            "/{n}",
            get(async |axum::extract::Path(n): axum::extract::Path<u32>| {
                (StatusCode::FOUND, [("location", format!("/{}", n + 1))])
            }),
        ),
        untouched,
    )
    .await;
    let tag = |n: u32| format!("<script src=\"{}\" data-api-base=/a></script>", far.url(&format!("/{n}00")));
    let tags: String = (1..9).map(tag).collect();
    let found = Shop::open(format!("<body>{tags}"), untouched, |_| {}).await.report().await;
    assert_found(&found, "page", Warning, "25 requests are enough");
    assert_eq!(found.requests, 25);
    let tags: String =
        (0..500).map(|n| format!("<script src=\"/embed-{n}.js\" data-api-base=/a{n}></script>")).collect();
    let shop = Shop::open(format!("<body>{tags}"), untouched, |_| {}).await;
    let report = shop.report().await;
    assert!(report.requests <= 25 && shop.server.seen().len() == report.requests, "{}", report.requests);
}

#[tokio::test]
async fn what_an_app_loads_by_itself_can_be_named() {
    let app = "<div id=root></div><script type=module src=/app.js></script>";
    let shop = Shop::open(app, untouched, |_| {}).await;
    assert_found(&shop.report().await, "element", Warning, "neither the widget's script nor");
    let subject = Subject {
        url: shop.server.url("/gift-cards"),
        origin: None,
        api_base: Some("/nowhere".into()),
        script: Some("/widget/embed.js".into()),
    };
    let report = look(subject).await;
    assert_found(&report, "script", Verdict::Ok, "/widget/embed.js");
    assert_found(&report, "routes", Problem, "the host has no such route");
}
