//! What is as it should be: nothing is complained of, and nothing is asked that could do harm.

use axum::Router;
use axum::http::Method;
use axum::response::Html;
use axum::routing::get;
use cryptorefills_host::{PassKeys, Subject, Verdict};

use crate::site::{PAGE, Server, Shop, assert_found, assert_good, look, report, untouched};

#[tokio::test]
async fn a_good_shop_is_told_to_be_good_without_harm() {
    let shop = Shop::open(PAGE, untouched, |_| {}).await;
    let report = shop.report().await;
    assert_good(&report);
    for what in [
        "page", "element", "script", "glue", "wasm", "style", "words", "policy", "routes", "clock", "stream",
        "health",
    ] {
        assert!(report.findings.iter().any(|finding| finding.what == what), "nothing of {what}");
    }
    let seen = shop.server.seen();
    assert_eq!((seen.len(), report.count(Verdict::Problem)), (report.requests, 0));
    assert!(report.requests <= 25, "{}", report.requests);
    for request in &seen {
        assert_eq!(request.method, Method::GET, "{}", request.path);
        assert!(!request.headers.contains_key("cookie") && !request.headers.contains_key("authorization"));
        assert!(!request.headers.contains_key("origin"), "a page of the same origin sends none with GET");
    }
    assert!(seen.iter().any(|request| request.path.contains("locale-de-")), "the language of the page");
    // One of nobody's orders is asked for, and no path that the host does not know.
    let up: Vec<String> = shop.upstream.seen().into_iter().map(|request| request.path).collect();
    assert!(
        up.iter().all(|path| path.starts_with("/v")) && !up.iter().any(|path| path.contains("no-such")),
        "{up:?}"
    );
}

#[tokio::test]
async fn three_origins_are_good_where_each_answers_the_page() {
    let page = "<body><script async src=\"{host}/widget/embed.js\"></script>\
        <cryptorefills-widget lang=\"de\" api-base=\"{host}/api\" api-credentials=\"include\"></cryptorefills-widget>";
    // The page has to be known to the host before it starts, and the host's address to the page.
    let place = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", place.local_addr().unwrap());
    let allowed = origin.clone();
    let shop =
        Shop::open("", untouched, move |config| config.allowed_origins = allowed.parse().unwrap()).await;
    let html = page.replace("{host}", &shop.server.url(""));
    place.set_nonblocking(true).unwrap();
    let listener = tokio::net::TcpListener::from_std(place).unwrap();
    let serving = axum::serve(listener, Router::new().route("/", get(async || Html(html))));
    tokio::spawn(async { serving.await });

    let report = report(&origin).await;
    assert_good(&report);
    assert_found(&report, "cors", Verdict::Ok, "OPTIONS for POST allows pages of");
    assert_found(&report, "cors", Verdict::Ok, "OPTIONS for GET allows pages of");
    assert!(report.requests <= 25, "{}", report.requests);
    let seen = shop.server.seen();
    // As browsers do it: what is fetched names the page's origin, and a tag that is not pinned does not.
    let names_origin = |part: &str| {
        let request = seen.iter().find(|request| request.path.contains(part)).unwrap();
        request.headers.get("origin").is_some_and(|value| *value == *origin)
    };
    for part in ["widget/cryptorefills-widget-", ".wasm", ".css", "locale-de-"] {
        assert!(names_origin(part), "{part}");
    }
    assert!(!names_origin("embed.js"));
    assert!(seen.iter().all(|request| [Method::GET, Method::OPTIONS].contains(&request.method)));
    assert!(
        seen.iter()
            .filter(|request| request.path.starts_with("/api"))
            .all(|request| request.headers["origin"] == *origin)
    );
}

#[tokio::test]
async fn a_policy_as_documented_is_good() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
        img-src https://cdn.cryptorefills.com; require-trusted-types-for 'script'; trusted-types 'none'";
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let shop = Shop::open(PAGE.replace("<title>", &format!("{meta}<title>")), untouched, |_| {}).await;
    let report = shop.report().await;
    assert_good(&report);
    assert_found(&report, "policy", Verdict::Ok, "allows what the widget needs");
}

#[tokio::test]
async fn a_host_that_asks_for_passes_says_what_could_not_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pass.key");
    let shop =
        Shop::open(PAGE, untouched, |config| config.pass_keys = Some(PassKeys::read_or_make(&file).unwrap()))
            .await;
    let report = shop.report().await;
    assert_good(&report);
    assert_found(&report, "stream", Verdict::Ok, "nothing could be seen of buffering");
    assert!(
        !shop.upstream.seen().iter().any(|request| request.path.contains("/orders/")),
        "no pass, no question"
    );
}

#[tokio::test]
async fn a_host_is_looked_at_by_its_own_address() {
    let shop = Shop::open("", untouched, |_| {}).await;
    for path in ["", "/", "/api", "/api/"] {
        let report = report(&shop.server.url(path)).await;
        assert_good(&report);
        assert_found(&report, "routes", Verdict::Ok, "GET brands answers 200");
        assert_found(&report, "script", Verdict::Ok, "/widget/embed.js");
        assert_found(&report, "cors", Verdict::Ok, "--origin");
    }
}

#[tokio::test]
async fn a_host_is_asked_on_behalf_of_an_origin() {
    let shop =
        Shop::open("", untouched, |config| config.allowed_origins = "https://shop.example".parse().unwrap())
            .await;
    let asked = async |origin: &str| {
        let subject =
            Subject { url: shop.server.url(""), origin: Some(origin.into()), api_base: None, script: None };
        look(subject).await
    };
    assert_good(&asked("https://shop.example").await);
    let other = asked("https://other.example").await;
    assert_found(&other, "routes", Verdict::Problem, "--allowed-origins");
}

#[tokio::test]
async fn an_app_that_bundles_the_loader_is_found_by_its_own_script() {
    let files = crate::site::bundle();
    let loader = std::fs::read_to_string(files.path().join("embed.js")).unwrap();
    let folder = files.path().to_owned();
    let beside = move |axum::extract::Path(name): axum::extract::Path<String>| {
        let file = std::fs::read(folder.join(&name)).unwrap();
        async move {
            let kind = match name.rsplit('.').next().unwrap() {
                "js" => "text/javascript",
                "wasm" => "application/wasm",
                "css" => "text/css",
                _ => "application/json",
            };
            ([("content-type", kind), ("cache-control", "max-age=31536000, immutable")], file)
        }
    };
    let app = "<div id=root></div><script type=module src=/assets/app.js></script>";
    let router = Router::new()
        .route("/", get(async move || Html(app)))
        .route("/assets/app.js", get(async || ([("content-type", "text/javascript")], loader)))
        .route("/cryptorefills-widget/{name}", get(beside));
    let server = Server::start(router, untouched).await;
    let report = report(&server.url("/")).await;
    assert_found(&report, "script", Verdict::Ok, "holds the widget's loader");
    assert_found(&report, "wasm", Verdict::Ok, "/cryptorefills-widget/");
    assert_found(&report, "routes", Verdict::Problem, "GET payment_vias");
}

#[tokio::test]
async fn somebody_elses_embed_is_not_taken_for_the_widget() {
    let other = Server::start(
        Router::new().route("/embed.js", get(async || ([("content-type", "text/javascript")], "comments()"))),
        untouched,
    )
    .await;
    let tag = format!("<body><script src=\"{}\"></script>", other.url("/embed.js"));
    let shop = Shop::open(PAGE.replace("<body>", &tag), untouched, |_| {}).await;
    assert_good(&shop.report().await);
}
