//! What is missing is told, and asked for again.

use cryptorefills_e2e::{Allowance, Page, Part, World, part};
use serde_json::{Value, json};

pub(crate) async fn a_catalogue_that_fails_can_be_asked_for_again(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.sandbox.fault(json!({ "route": "/v2/brands", "status": 503 })).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait(part("problem").with("data-code", "client:server")).await;
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:server" }));
    widget.click(button("Try again", world).await).await;
    widget.wait(part("problem").with("data-code", "client:server")).await;
    world.sandbox.clear_faults().await;
    widget.click(button("Try again", world).await).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    assert!(widget.problems().await.is_empty());
}

pub(crate) async fn a_missing_module_is_told_and_loaded_at_the_next_try(world: &World) {
    told_and_loaded_at_the_next_try(world, ".wasm").await;
}

pub(crate) async fn a_missing_script_is_told_and_loaded_at_the_next_try(world: &World) {
    // The module's script, which is not the loader: `embed.js` carries no such prefix.
    told_and_loaded_at_the_next_try(world, &bundled("cryptorefills-widget-", ".js")).await;
}

pub(crate) async fn a_purchase_whose_part_is_missing_is_told_and_goes_on_at_the_next_try(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("integrity"));
    world.allow(Allowance::Console("TypeError"));
    world.server.refuse(Some(&bundled("cryptorefills-widget-late-", ".wasm")));
    world.open(&Page::widget(r#"country="US""#)).await;
    let steam = part("brand-card").with("data-brand", "Steam");
    widget.wait(steam.clone()).await;
    assert!(widget.problems().await.is_empty(), "the grid needs none of it");
    widget.click(steam).await;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:load" }));
    widget.fill("search", "stea").await;
    world.server.refuse(None);
    widget.click(button("Try again", world).await).await;
    // The press was not forgotten.
    widget.wait_view("brand").await;
    assert!(widget.problems().await.is_empty());
}

/// The one file of the bundle that is named so.
fn bundled(beginning: &str, ending: &str) -> String {
    let dist = std::env::var("CR_E2E_DIST").unwrap_or_default();
    let list = std::fs::read(format!("{dist}/release.json")).unwrap_or_default();
    let list: Value = serde_json::from_slice(&list).unwrap_or_default();
    // Files of the release before may lie beside those of this one.
    let names = list["files"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut found = names.filter(|name| name.starts_with(beginning) && name.ends_with(ending));
    found.next().unwrap_or_else(|| panic!("the bundle has no {beginning}…{ending}")).to_owned()
}

async fn told_and_loaded_at_the_next_try(world: &World, missing: &str) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("could not be loaded"));
    // What the server sends in place of the file is not the file.
    world.allow(Allowance::Console("integrity"));
    world.server.refuse(Some(missing));
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    let sentence = widget.text("problem").await;
    assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
    assert_eq!(widget.count("root").await, 0, "the widget does not stand");
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:load" }));
    world.server.refuse(None);
    widget.click(button("Try again", world).await).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    assert!(world.told("cr-ready").await.len() == 1);
}

/// The button with this text: the contract gives a retry no part of its own.
async fn button(text: &str, world: &World) -> Part {
    let find = "const button = all('button').find((button) => words(button) === arguments[1]);
        button?.setAttribute('data-found', '');
        return !!button";
    world.widget.wait_until(&format!("a button “{text}”"), find, json!(text)).await;
    assert_eq!(world.widget.evaluate("return all('[data-found]').length", Value::Null).await, 1);
    Part::selector("button[data-found]")
}
