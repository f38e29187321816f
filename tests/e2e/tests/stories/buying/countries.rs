//! Every kind in five countries, and the countries that are not like the others.

use cryptorefills_e2e::{Allowance, EMAIL, Page, World, part};
use serde_json::{Value, json};

const KINDS: [&str; 3] = ["giftcard", "mobile_recharge", "esim"];

/// The first brand that can be bought, once the grid shows this kind.
const FIRST: &str = "const pressed = all('[part~=kind-tab][aria-pressed=true]')[0];
    const cards = all('[part~=brand-card]').filter((card) => !card.querySelector('[part~=out-of-stock]'));
    return pressed?.dataset.kind === arguments[1] ? cards[0]?.dataset.brand ?? '' : ''";

const AMOUNTS: &str = "return all('[part~=amount-input], [part~=amount-option]').some(shown)";

/// What no shopper should read: places that nobody filled, and values of a program.
const UNREADABLE: &str = "return (host.shadowRoot.querySelector('[part~=root]').innerText.match(/[{}]|\\b(undefined|NaN|null)\\b|\\[object/g) ?? [])";

pub(crate) async fn every_kind_can_be_ordered_in_five_countries(world: &World) {
    let widget = &world.widget;
    for country in ["DE", "BR", "IN", "JP", "SE"] {
        world.open(&Page::widget(&format!("country=\"{country}\" email=\"{EMAIL}\""))).await;
        widget.wait_view("grid").await;
        for kind in KINDS {
            order_first(world, country, kind).await;
            world.sandbox.step("cancel").await;
            widget.wait_state("Canceled").await;
            widget.click("restart").await;
            widget.wait_view("brand").await;
            widget.click("back").await;
            widget.wait_view("grid").await;
        }
    }
    assert_eq!(world.sandbox.orders().await.len(), 15);
}

/// Orders the first thing of a kind: the first amount, or the one that a range begins with.
async fn order_first(world: &World, country: &str, kind: &str) {
    let widget = &world.widget;
    widget.open_kind(kind).await;
    let what = format!("something to buy in {country}: {kind}");
    widget
        .wait_until(&what, &format!("{} !== ''", FIRST.replace("return ", "return (") + ")"), json!(kind))
        .await;
    let brand = widget.evaluate(FIRST, json!(kind)).await;
    let brand = brand.as_str().unwrap_or("?");
    assert_readable(world).await;
    widget.open_brand(brand).await;
    widget.wait_until(&format!("amounts of {brand}"), AMOUNTS, Value::Null).await;
    if widget.count("amount-option").await > 0 {
        widget.click("amount-option").await;
    }
    if kind == "mobile_recharge" {
        widget.fill("phone", "+14155551234").await;
    }
    widget.wait("network").await;
    assert_readable(world).await;
    widget.pay().await;
    assert_readable(world).await;
    let line = &world.sandbox.order().await["deliveries"][0];
    let wire = if kind == "esim" { "mobile_recharge" } else { kind };
    assert_eq!(
        (&line["kind"], &line["deliverable"]["country_code"], &line["deliverable"]["brand_name"]),
        (&json!(wire), &json!(country), &json!(brand))
    );
}

async fn assert_readable(world: &World) {
    assert_eq!(world.widget.evaluate(UNREADABLE, Value::Null).await, json!([]));
}

pub(crate) async fn a_country_with_little_nothing_or_no_service_says_so(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="AQ""#)).await;
    widget.wait(part("brand-card").with("data-brand", "eSIM")).await;
    assert_eq!(widget.count("brand-card").await, 1, "nobody tops up a phone in Antarctica");

    world.open(&Page::widget(r#"country="BV""#)).await;
    widget.wait_text("root", "Bouvet Island").await;
    assert_eq!(widget.count("brand-card").await, 0);
    assert_readable(world).await;

    world.open(&Page::widget(r#"country="UM""#)).await;
    widget.wait(part("problem").with("data-code", "BLOCKED_COUNTRY")).await;
    assert!(!widget.text("problem").await.contains("BLOCKED_COUNTRY"));
    assert_eq!(world.told("cr-problem").await, [json!({ "code": "BLOCKED_COUNTRY" })]);
}
