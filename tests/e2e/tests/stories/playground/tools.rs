//! What is done: orders and their steps, problems and faults, methods, and the log of what the page is told.

use cryptorefills_e2e::{World, part, until};
use serde_json::{Value, json};

use super::{attribute, evaluate, give, press, text, wait_for};

/// Names of the events in the log, newest first.
const LISTED: &str = "return [...document.querySelectorAll('#events li')].map((row) => row.dataset.event)";

pub(crate) async fn an_order_is_listed_told_and_paid_by_its_buttons(world: &World) {
    world.open_playground("").await;
    let order = world.order_steam().await;
    press(world, "#tab-sandbox").await;
    let id = order["order_id"].as_str().unwrap_or_default().to_owned();
    let row = format!("#sandbox li[data-order='{id}']");
    let state = "return document.querySelector(`${arguments[0]} strong`)?.textContent";
    wait_for(world, "the order", state, json!(row), json!("WaitingForPayment")).await;
    assert!(text(world, &row).await.contains("Steam 10 USD"), "{}", text(world, &row).await);

    press(world, &format!("{row} [data-step=pay]")).await;
    world.widget.wait_state("WaitingForDelivery").await;
    wait_for(world, "the order's new state", state, json!(row), json!("WaitingForDelivery")).await;
    press(world, &format!("{row} [data-step=deliver]")).await;
    world.widget.wait_state("Done").await;

    until("the end of the order in the log", async || {
        let listed = evaluate(world, LISTED, Value::Null).await;
        (listed[0] == "cr-order-done" || listed[1] == "cr-order-done").then_some(())
    })
    .await;
    let listed = evaluate(world, LISTED, Value::Null).await;
    for name in ["cr-ready", "cr-brand-select", "cr-order-created", "cr-order-status", "cr-order-done"] {
        assert!(listed.as_array().is_some_and(|rows| rows.contains(&json!(name))), "{name}: {listed}");
    }
    let created = text(world, "#events li[data-event=cr-order-created]").await;
    assert!(created.contains(&id) && created.contains("Solana"), "{created}");
    assert!(created.contains("An order was made"), "it explains the event: {created}");
    press(world, "#clear-events").await;
    assert_eq!(evaluate(world, LISTED, Value::Null).await, json!([]));
    assert_eq!(text(world, "#event-count").await, "0");
}

pub(crate) async fn problems_and_faults_are_made_at_the_press_of_a_button(world: &World) {
    world.open_playground("brand=Steam").await;
    world.widget.wait_view("brand").await;
    press(world, "#tab-sandbox").await;
    let chosen = "const select = document.querySelector('#trigger');
        if (!select) return false;
        select.value = 'KYC_MISSING@sandbox.example';
        select.dispatchEvent(new Event('change'));
        return true";
    wait_for(world, "the list of problems", chosen, Value::Null, json!(true)).await;
    assert_eq!(attribute(world, "email").await, "KYC_MISSING@sandbox.example");
    world.widget.pick("10 USD").await;
    world.widget.click("pay").await;
    world.widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    let told = "return document.querySelector('#events li[data-event=cr-problem] dd')?.textContent";
    wait_for(world, "the problem in the log", told, Value::Null, json!("KYC_MISSING")).await;

    let press_fault = "const buttons = [...document.querySelectorAll('#sandbox button')];
        buttons.find((button) => button.textContent === arguments[0]).click()";
    evaluate(world, press_fault, json!("3 s latency")).await;
    let active = "return [...document.querySelectorAll('#sandbox .faults li')].map((row) => row.textContent)";
    wait_for(world, "the fault", active, Value::Null, json!([r#"{"latency_ms":3000}"#])).await;
    evaluate(world, press_fault, json!("Clear all")).await;
    wait_for(world, "no fault", active, Value::Null, json!([])).await;
}

pub(crate) async fn the_methods_are_buttons(world: &World) {
    world.open_playground("").await;
    world.widget.wait_view("grid").await;
    press(world, "#tab-methods").await;
    let call = "const form = document.querySelector(`form[data-method=${arguments[0][0]}]`);
        form.querySelectorAll('input').forEach((field, at) => (field.value = arguments[0][at + 1]));
        form.requestSubmit()";
    evaluate(world, call, json!(["selectBrand", "Steam"])).await;
    world.widget.wait_view("brand").await;
    evaluate(world, call, json!(["reset"])).await;
    world.widget.wait_view("grid").await;
    world.order_steam().await;
    let [id, pass] = world.order_again_elsewhere().await;
    // In another browser, which knows of no order.
    world.open_playground("").await;
    world.widget.wait_view("grid").await;
    evaluate(world, call, json!(["resume", id, pass])).await;
    world.widget.wait_view("checkout").await;
}

pub(crate) async fn the_log_is_short_and_names_bad_values(world: &World) {
    world.open_playground("").await;
    world.widget.wait_view("grid").await;
    give(world, "login-url", &json!("nowhere")).await;
    let warned = "return document.querySelector(\"#events li[data-event='console.warn']\")?.textContent.includes('login-url')";
    wait_for(world, "the bad value in the log", warned, Value::Null, json!(true)).await;
    let many = "const widget = document.querySelector('cryptorefills-widget');
        for (let i = 0; i < 150; i++)
            widget.dispatchEvent(new CustomEvent('cr-problem', { bubbles: true, detail: { code: `<b>${i}</b>` } }));
        return [document.querySelectorAll('#events li').length, document.querySelector('#events li dd').textContent]";
    assert_eq!(evaluate(world, many, Value::Null).await, json!([100, "<b>149</b>"]));
}
