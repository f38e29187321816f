//! An order's number is not enough to read it: its shopper reads it, a stranger does not.

use cryptorefills_e2e::{Allowance, Page, World, part};
use serde_json::{Value, json};

/// What the page's origin answers to a question: status and body.
const ASK: &str = "const [path, tell] = arguments;
    fetch(path).then(async (answer) => tell([answer.status, await answer.text()]))";

const RESUME: &str = "document.querySelector('cryptorefills-widget').resume(...arguments)";

pub(crate) async fn a_stranger_who_knows_its_number_reads_nothing(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.open(&shop()).await;
    let order = world.order_steam().await;
    world.finish().await;
    let id = order["order_id"].as_str().unwrap_or("?");
    let route = format!("/v5/orders/{id}");
    let asked = world.sandbox.requests(&route).await.len();
    let nobodys = ask(world, "/api/orders/00000000-0000-4000-8000-000000000000").await;
    for path in [
        format!("/api/orders/{id}"),
        format!("/api/orders/{id}/subscribe"),
        format!("/api/orders/{id}/subscribe?ticket=1.a"),
    ] {
        assert_eq!(ask(world, &path).await, nobodys, "{path}");
    }
    assert_eq!(nobodys[0], 404);
    assert_eq!(world.sandbox.requests(&route).await.len(), asked, "the upstream hears nothing of it");
    // Whoever bought it reads it on.
    world.session.reload().await;
    world.widget.click("reveal").await;
    world.widget.wait("code").await;
}

pub(crate) async fn another_browser_opens_an_order_by_its_pass_alone(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&shop()).await;
    world.order_steam().await;
    let [id, pass] = world.order_again_elsewhere().await;
    for wrong in [json!(""), json!("1.a"), Value::Null] {
        world.session.evaluate("localStorage.clear()", vec![]).await;
        world.session.reload().await;
        widget.wait_view("grid").await;
        world.session.evaluate(RESUME, vec![id.clone(), wrong]).await;
        let sentence = part("problem").with("data-code", "client:order-unknown");
        widget.wait_text(sentence, id.as_str().unwrap_or("?")).await;
    }
    world.session.evaluate(RESUME, vec![id.clone(), pass.clone()]).await;
    widget.wait_view("checkout").await;
    widget.wait(part("connection").with("data-state", "live")).await;
    let told = json!([world.events().await, world.warnings().await]).to_string();
    let shown = world
        .session
        .evaluate(
            "return document.querySelector('cryptorefills-widget').shadowRoot.innerHTML + location",
            vec![],
        )
        .await;
    for place in [told, shown.to_string()] {
        assert!(!place.contains(pass.as_str().unwrap_or("?")), "a pass is told to nobody");
    }
    // It is on file from here on.
    world.session.reload().await;
    widget.wait_view("checkout").await;
}

pub(crate) async fn a_host_that_was_started_again_still_opens_it(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.open(&shop()).await;
    world.order_steam().await;
    world.host.start_again().await;
    world.session.reload().await;
    world.widget.wait_view("checkout").await;
    world.widget.wait(part("connection").with("data-state", "live")).await;
    world.finish().await;
}

async fn ask(world: &World, path: &str) -> Vec<Value> {
    let answer = world.session.evaluate_later(ASK, vec![json!(path)]).await;
    answer.as_array().cloned().unwrap_or_default()
}

fn shop() -> Page {
    Page::widget(r#"country="US""#)
}
