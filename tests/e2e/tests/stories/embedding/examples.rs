//! The examples of the documentation, each from the grid to the code: what happens in the widget reaches the app, what
//! the app changes reaches the widget, and closing and opening it loses no order.

use cryptorefills_e2e::{World, part, until};
use serde_json::{Value, json};

pub(crate) async fn a_plain_page_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "plain").await;
}

pub(crate) async fn a_react_app_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "react").await;
}

pub(crate) async fn a_vue_app_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "vue").await;
}

pub(crate) async fn a_svelte_app_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "svelte").await;
}

pub(crate) async fn an_angular_app_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "angular").await;
}

pub(crate) async fn an_astro_page_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "astro").await;
}

pub(crate) async fn pages_that_are_swapped_in_place_have_one_shop(world: &World) {
    let widget = &world.widget;
    for example in ["turbo", "htmx"] {
        world.open_example(example).await;
        // A page that is loaded anew has forgotten this.
        world.session.evaluate("window.stayed = true", vec![]).await;
        for _ in 0..2 {
            widget.wait(part("brand-card").with("data-brand", "Steam")).await;
            let shops = "return document.querySelectorAll('cryptorefills-widget').length";
            assert_eq!(world.session.evaluate(shops, vec![]).await, 1, "{example}");
            widget.click(part("brand-card").with("data-brand", "Steam")).await;
            widget.wait_view("brand").await;
            world.session.evaluate("document.querySelector('#away').click()", vec![]).await;
            let away = "return document.querySelector('#back') !== null";
            widget.wait_until("the other page", away, Value::Null).await;
            let gone = "return document.querySelector('cryptorefills-widget') === null";
            assert_eq!(world.session.evaluate(gone, vec![]).await, true, "{example}");
            world.session.evaluate("document.querySelector('#back').click()", vec![]).await;
            let back = "return document.querySelector('cryptorefills-widget') !== null";
            widget.wait_until("the page with the shop", back, Value::Null).await;
        }
        assert_eq!(world.session.evaluate("return window.stayed", vec![]).await, true, "{example}");
        world.assert_clean().await;
    }
}

pub(crate) async fn a_react_app_in_webpack_listens_changes_and_closes_the_shop(world: &World) {
    a_page_sells_a_card(world, "webpack").await;
}

pub(crate) async fn a_next_app_is_rendered_left_and_come_back_to(world: &World) {
    let widget = &world.widget;
    for example in ["next-webpack", "next-turbopack"] {
        world.open_example(example).await;
        let sent = "return fetch('').then((answer) => answer.text())
            .then((html) => html.includes('<cryptorefills-widget country=\"US\"'))";
        assert_eq!(world.session.evaluate(sent, vec![]).await, true, "{example}: the server renders the tag");
        widget.wait(part("brand-card").with("data-brand", "Steam")).await;
        // Only an app that came to life hears its own select.
        let chosen = async || {
            world.session.evaluate(CHOOSE, vec![json!("DE")]).await;
            (widget.property("country", "value").await == "DE").then_some(())
        };
        until("the country of the app", chosen).await;
        widget.wait(part("brand-card").with("data-brand", "Zalando")).await;
        widget.click(part("brand-card").with("data-brand", "Zalando")).await;
        widget.wait_view("brand").await;
        world.session.evaluate("document.querySelector('#away').click()", vec![]).await;
        widget
            .wait_until("the other page", "return document.querySelector('#back') !== null", Value::Null)
            .await;
        let gone = "return document.querySelector('cryptorefills-widget') === null";
        assert_eq!(world.session.evaluate(gone, vec![]).await, true, "{example}");
        world.session.evaluate("document.querySelector('#back').click()", vec![]).await;
        widget.wait(part("brand-card").with("data-brand", "Steam")).await;
        let count = "return document.querySelectorAll('cryptorefills-widget').length";
        assert_eq!(world.session.evaluate(count, vec![]).await, 1, "{example}");
        world.assert_clean().await;
    }
}

pub(crate) async fn next_script_brings_the_widget_in_whenever_a_page_asks_it_to(world: &World) {
    let widget = &world.widget;
    let press = async |id: &str| {
        widget
            .wait_until("the way there", "return document.getElementById(arguments[1]) !== null", json!(id))
            .await;
        world.session.evaluate("document.getElementById(arguments[0]).click()", vec![json!(id)]).await;
    };
    let places = [("before", "shop"), ("script", "afterInteractive"), ("script", "lazyOnload")];
    for (bundler, (folder, shop)) in
        ["webpack", "turbopack"].into_iter().flat_map(|bundler| places.map(|place| (bundler, place)))
    {
        let example = format!("next-{bundler}/{folder}");
        // From a page without a widget, there and back; then the page by itself.
        world.open_example(&example).await;
        world.session.evaluate("window.stayed = true", vec![]).await;
        for _ in 0..2 {
            press(shop).await;
            widget.wait(part("brand-card").with("data-brand", "Steam")).await;
            let shops = "return document.querySelectorAll('cryptorefills-widget').length";
            assert_eq!(world.session.evaluate(shops, vec![]).await, 1, "{example}: {shop}");
            press("away").await;
            let gone = "return document.querySelector('cryptorefills-widget') === null";
            widget.wait_until("the page without a shop", gone, Value::Null).await;
        }
        let stayed = world.session.evaluate("return window.stayed", vec![]).await;
        assert_eq!(stayed, true, "{example}: nothing was loaded anew on the way to {shop}");
        world.open_example(&format!("{example}/{shop}")).await;
        widget.click(part("brand-card").with("data-brand", "Steam")).await;
        widget.wait_view("brand").await;
        world.assert_clean().await;
    }
}

async fn a_page_sells_a_card(world: &World, example: &str) {
    let widget = &world.widget;
    world.open_example(example).await;
    let country = |code| json!(["[part~=country]", code]);
    let shows = "return all(arguments[1][0])[0]?.value === arguments[1][1]";
    widget.wait_until("the country of the app", shows, country("US")).await;
    world.session.evaluate(CHOOSE, vec![json!("DE")]).await;
    widget.wait_until("the other country", shows, country("DE")).await;
    widget.wait(part("brand-card").with("data-brand", "Zalando")).await;
    world.session.evaluate(CHOOSE, vec![json!("US")]).await;
    widget.wait_until("the first country again", shows, country("US")).await;

    let order = world.order_steam().await;
    let amount = order["coin_amount"].as_str().unwrap_or("?");
    wait_for_news(world, &format!("{amount} USDC to pay")).await;
    press(world).await;
    let gone = "return document.querySelector('cryptorefills-widget') === null";
    widget.wait_until("the shop to be closed", gone, Value::Null).await;
    press(world).await;
    widget.wait_view("checkout").await;
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    world.finish().await;
    wait_for_news(world, "Delivered").await;
    let expected = [
        "Looking at Steam",
        &format!("{amount} USDC to pay"),
        "The order is WaitingForPayment",
        "The order is PaymentReceived",
        "The order is WaitingForDelivery",
        "The order is Done",
        "Delivered",
    ];
    assert_eq!(news(world).await, json!(expected));
    assert_eq!(world.sandbox.orders().await.len(), 1);
}

/// Chooses in the app's own select, as a person does.
const CHOOSE: &str = "const select = document.querySelector('#country');
    select.value = arguments[0];
    select.dispatchEvent(new Event('change', { bubbles: true }))";

async fn press(world: &World) {
    world.session.evaluate("document.querySelector('#toggle').click()", vec![]).await;
}

async fn news(world: &World) -> Value {
    let lines = "return [...document.querySelectorAll('#news li')].map((line) => line.textContent.trim())";
    world.session.evaluate(lines, vec![]).await
}

async fn wait_for_news(world: &World, text: &str) {
    until(text, async || news(world).await.as_array()?.contains(&json!(text)).then_some(())).await;
}
