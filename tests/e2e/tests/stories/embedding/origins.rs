//! A page on one origin, the bundle on a second, the routes on a third: all that crosses is what the page asked for.

use axum::http::Method;
use cryptorefills_e2e::{Allowance, Elsewhere, World, part, until};
use serde_json::json;

pub(crate) async fn a_purchase_across_three_origins_brings_the_cookies_along(world: &World) {
    let elsewhere = Elsewhere::start(world, &world.server.origin()).await;
    buy(world, &elsewhere, r#"country="US" api-credentials="include""#).await;
    for arrived in elsewhere.asked() {
        // A browser asks whether it may without saying who asks.
        let cookie = (arrived.method != Method::OPTIONS).then_some("shopper=ada");
        assert_eq!(arrived.cookie.as_deref(), cookie, "{arrived:?}");
    }
}

pub(crate) async fn a_purchase_across_three_origins_needs_no_cookies(world: &World) {
    let elsewhere =
        Elsewhere::start(world, &format!("https://shop.example, {}", world.server.origin())).await;
    buy(world, &elsewhere, r#"country="US""#).await;
    for arrived in elsewhere.asked() {
        assert_eq!(arrived.cookie, None, "{arrived:?}");
    }
}

pub(crate) async fn a_page_that_is_not_allowed_is_told_in_a_sentence(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("CORS policy"));
    let elsewhere = Elsewhere::start(world, "https://shop.example").await;
    world.open(&elsewhere.page(r#"country="US" api-credentials="include""#)).await;
    widget.wait(part("problem").with("data-code", "client:unreachable")).await;
    let sentence = widget.text("problem").await;
    assert!(sentence.contains(' ') && sentence.contains('.'), "{sentence}");
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:unreachable" }));
    assert_eq!(widget.count("brand-card").await, 0, "nothing of the answer is read");

    // What such a page can send without being allowed to read the answer goes no further either.
    let blind =
        "return fetch(arguments[0], { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' })
        .then((answer) => answer.type, () => 'nothing')";
    for route in ["orders/validations", "orders"] {
        let told = world.session.evaluate(blind, vec![json!(elsewhere.route(route))]).await;
        assert_eq!(told, "nothing", "not even that there is an answer");
    }
    until("both to arrive", async || {
        let posts = elsewhere.asked().into_iter().filter(|arrived| arrived.method == Method::POST);
        (posts.count() == 2).then_some(())
    })
    .await;
    for route in ["/v5/orders/validations", "/v5/orders"] {
        assert!(world.sandbox.requests(route).await.is_empty(), "{route} was reached");
    }
}

/// The whole way to the code, with a reload in between.
async fn buy(world: &World, elsewhere: &Elsewhere, attributes: &str) {
    let widget = &world.widget;
    world.session.goto(&format!("{}/blank", world.server.origin())).await;
    world.session.evaluate("document.cookie = 'shopper=ada'", vec![]).await;
    world.open(&elsewhere.page(attributes)).await;
    let order = world.order_steam().await;
    widget.wait(part("connection").with("data-state", "live")).await;
    world.session.reload().await;
    widget.wait_view("checkout").await;
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    widget.wait(part("connection").with("data-state", "live")).await;
    world.finish().await;
    widget.click("reveal").await;
    widget.wait("code").await;

    assert!(
        world.server.asked().iter().all(|path| !path.starts_with("/api") && !path.starts_with("/widget"))
    );
    let asked = elsewhere.asked();
    let came = |method: Method, ending: &str| {
        asked.iter().filter(|arrived| arrived.method == method && arrived.path.ends_with(ending)).count()
    };
    for (method, ending) in [
        (Method::GET, "/brands"),
        (Method::OPTIONS, "/orders/validations"),
        (Method::POST, "/orders/validations"),
        (Method::OPTIONS, "/orders"),
        (Method::GET, "/subscribe"),
    ] {
        assert!(came(method.clone(), ending) > 0, "{method} {ending} in {asked:?}");
    }
    assert_eq!(came(Method::POST, "/orders"), 1);
    // The page may read that the host honours keys, and therefore sends one.
    assert!(asked.iter().any(|arrived| arrived.path.ends_with("/orders") && arrived.keyed), "{asked:?}");
}
