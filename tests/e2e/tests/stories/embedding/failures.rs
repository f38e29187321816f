//! What does not load is told in a sentence, and asked for again. There is never an empty box.

use cryptorefills_e2e::{Allowance, Page, Part, Policy, Treatment, World, part, until};
use serde_json::{Value, json};

pub(crate) async fn a_catalogue_that_fails_can_be_asked_for_again(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.sandbox.fault(json!({ "route": "/v2/brands", "status": 503 })).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait(part("problem").with("data-code", "client:server")).await;
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:server" }));
    try_again(world).await;
    widget.wait(part("problem").with("data-code", "client:server")).await;
    world.sandbox.clear_faults().await;
    try_again(world).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    assert!(widget.problems().await.is_empty());
}

pub(crate) async fn whatever_does_not_load_is_told_and_loaded_at_the_next_try(world: &World) {
    allow_failures(world);
    let bundle = world.bundle();
    for (file, treatment) in [
        (bundle.script(), Treatment::Refused(404)),
        (bundle.script(), Treatment::Typed("text/plain")),
        (bundle.wasm(), Treatment::Refused(403)),
        (bundle.style(), Treatment::Refused(500)),
        (bundle.words("en"), Treatment::Refused(404)),
    ] {
        world.server.treat(&[(file, treatment)]);
        world.open(&Page::widget(r#"country="US""#)).await;
        told(world).await;
        // Still so: the sentence comes again, and the page is told again.
        try_again(world).await;
        until("a second failure", async || (world.told("cr-problem").await.len() == 2).then_some(())).await;
        told(world).await;
        world.server.treat(&[]);
        try_again(world).await;
        world.widget.wait(part("brand-card").with("data-brand", "Steam")).await;
        assert_eq!(world.told("cr-ready").await.len(), 1, "{file}");
    }
}

pub(crate) async fn what_does_not_load_is_told_in_the_shoppers_language(world: &World) {
    allow_failures(world);
    let widget = &world.widget;
    let bundle = world.bundle();
    world.server.treat(&[(bundle.wasm(), Treatment::Refused(404))]);
    world.open(&Page::widget(r#"lang="de""#)).await;
    widget.wait_text("problem", "konnte nicht geladen werden").await;
    world.server.treat(&[]);
    widget.click(button("Erneut versuchen", world).await).await;
    widget.wait_text("kind-tab", "Geschenkkarten").await;

    // Words that cannot be had are no reason to close the shop.
    world.server.treat(&[(bundle.words("de"), Treatment::Tampered)]);
    world.open(&Page::widget(r#"lang="de""#)).await;
    widget.wait_text("kind-tab", "Gift cards").await;
    assert_eq!(world.told("cr-problem").await.len(), 0);
}

pub(crate) async fn media_types_that_a_server_gets_wrong_stay_unnoticed(world: &World) {
    let bundle = world.bundle();
    let wrong = [bundle.wasm(), bundle.deferred(), bundle.style(), bundle.words("en")];
    world.server.treat(&wrong.map(|file| (file, Treatment::Typed("text/plain"))));
    world.open(&Page::widget(r#"country="US""#)).await;
    world.widget.open_brand("Steam").await;
}

pub(crate) async fn what_never_arrives_is_told_and_still_welcome(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::Console("could not be loaded"));
    let bundle = world.bundle();
    for file in [bundle.script(), bundle.wasm(), bundle.style(), bundle.words("en")] {
        world.server.treat(&[(file, Treatment::Held)]);
        world.open(&Page::widget(r#"country="US""#).clock()).await;
        widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
        world.session.run_clock(50).await;
        told(world).await;
        world.session.run_clock(1).await;
        // It was only slow: nobody has to press anything.
        world.server.treat(&[]);
        widget.wait(part("brand-card").with("data-brand", "Steam")).await;
        assert!(widget.problems().await.is_empty(), "{file}");
        assert_eq!(world.told("cr-problem").await.len(), 1);
    }
}

pub(crate) async fn a_browser_that_is_too_old_is_told_so_in_a_sentence(world: &World) {
    world.allow(Allowance::Console("could not be loaded"));
    for lacking in ["WebAssembly", "CSSStyleSheet", "fetch"] {
        let body = format!(
            r#"<script src="/lacking.js" data-name="{lacking}"></script>
            <script async src="/widget/embed.js"></script>
            <cryptorefills-widget><a href="/shop">Our shop</a></cryptorefills-widget>"#
        );
        world.open(&Page::new(&body)).await;
        told(world).await;
        let link = "return shown(host.querySelector('a'))";
        assert_eq!(world.widget.evaluate(link, Value::Null).await, true, "the page's own way on: {lacking}");
    }
}

pub(crate) async fn a_page_that_forbids_webassembly_is_told_so(world: &World) {
    world.allow(Allowance::Console("could not be loaded"));
    world.allow(Allowance::Console("Content Security Policy"));
    world.allow(Allowance::Violations("script-src"));
    world.open(&Page::widget("").policy(Policy::WithoutWebAssembly)).await;
    told(world).await;
}

pub(crate) async fn a_purchase_whose_part_is_missing_is_told_and_goes_on_at_the_next_try(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("integrity"));
    world.allow(Allowance::Console("TypeError"));
    world.server.treat(&[(world.bundle().deferred(), Treatment::Refused(404))]);
    world.open(&Page::widget(r#"country="US""#)).await;
    let steam = part("brand-card").with("data-brand", "Steam");
    widget.wait(steam.clone()).await;
    assert!(widget.problems().await.is_empty(), "the grid needs none of it");
    widget.click(steam).await;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:load" }));
    // Words in the search ask for it again.
    widget.fill("search", "stea").await;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    world.server.treat(&[]);
    try_again(world).await;
    // The press was not forgotten.
    widget.wait_view("brand").await;
    assert!(widget.problems().await.is_empty());
}

/// The sentence stands in place of the widget, once, and the page was told.
pub(crate) async fn told(world: &World) {
    let widget = &world.widget;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    let sentence = widget.text("problem").await;
    assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
    assert_eq!(widget.count("problem").await, 1);
    assert_eq!(widget.count("root").await, 0, "the widget does not stand");
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:load" }));
}

/// Presses the button beside the sentence.
pub(crate) async fn try_again(world: &World) {
    world.widget.press(button("Try again", world).await).await;
}

/// What the browser and the widget say in the console of files that do not come.
fn allow_failures(world: &World) {
    world.allow(Allowance::FailedRequests);
    // What a server sends in place of a file is not the file.
    for part in ["could not be loaded", "integrity", "MIME type"] {
        world.allow(Allowance::Console(part));
    }
}

/// The button with this text: the contract gives a retry no part of its own.
pub(crate) async fn button(text: &str, world: &World) -> Part {
    let find = "const button = all('button').find((button) => words(button) === arguments[1]);
        button?.setAttribute('data-found', '');
        return !!button";
    world.widget.wait_until(&format!("a button “{text}”"), find, json!(text)).await;
    assert_eq!(world.widget.evaluate("return all('[data-found]').length", Value::Null).await, 1);
    Part::selector("button[data-found]")
}
