//! The widget comes in two parts. Without the second one the grid stands, in whole words, and says what is missing.

use cryptorefills_e2e::{Allowance, Page, Part, Treatment, World, part};
use serde_json::{Value, json};

use super::failures::button;

pub(crate) async fn words_that_come_later_are_there_before_they_are_needed(world: &World) {
    let widget = &world.widget;
    allow_failures(world);
    let bundle = world.bundle();
    let [german, english] = ["de", "en"].map(|lang| bundle.other_words(lang));
    world.server.treat(&[(&german, Treatment::Refused(404)), (&english, Treatment::Refused(404))]);
    world.open(&Page::widget(r#"country="DE" lang="de""#)).await;
    let card = Part::selector("[part~=brand-card]:not([aria-disabled])");
    widget.click(card.clone()).await;
    widget.wait_text("problem", "konnte nicht geladen werden").await;
    assert_eq!(keys(world).await, json!([]));
    world.server.treat(&[]);
    widget.click(button("Erneut versuchen", world).await).await;
    // The press was not forgotten, and everything is said in words.
    widget.wait_view("brand").await;
    assert_eq!(keys(world).await, json!([]));
    // Another language brings all of its own.
    widget.evaluate("host.setAttribute('lang', arguments[1])", json!("fr")).await;
    widget.wait(back("Retour à toutes les marques")).await;
    assert_eq!(keys(world).await, json!([]));

    // Words that cannot be had are no reason to close the shop: it goes on in English, all of it.
    world.server.treat(&[(&german, Treatment::Tampered)]);
    world.open(&Page::widget(r#"country="DE" lang="de""#)).await;
    widget.click(card).await;
    widget.wait(back("Back to all brands")).await;
    assert_eq!(keys(world).await, json!([]));
    assert_eq!(world.told("cr-problem").await.len(), 0);
}

fn back(label: &str) -> Part {
    Part::selector(&format!("[part~=back][aria-label='{label}']"))
}

pub(crate) async fn a_shop_that_cannot_ask_says_so_and_asks_at_the_next_try(world: &World) {
    let widget = &world.widget;
    allow_failures(world);
    world.sandbox.fault(json!({ "route": "/v2/brands", "status": 503 })).await;
    world.server.treat(&[(world.bundle().deferred(), Treatment::Refused(404))]);
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait(part("problem").with("data-code", "client:unreachable")).await;
    assert_eq!(keys(world).await, json!([]));
    world.server.treat(&[]);
    widget.click(button("Try again", world).await).await;
    widget.wait(part("problem").with("data-code", "client:server")).await;
    world.sandbox.clear_faults().await;
    widget.click(button("Try again", world).await).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    assert_eq!(keys(world).await, json!([]));
}

/// The texts that are a key where words should be: `grid.nothing.text`.
async fn keys(world: &World) -> Value {
    let find = r"const texts = all('*').flatMap((node) => [...node.childNodes]
            .filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.textContent.trim())
            .concat(...['aria-label', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? [])));
        return texts.filter((text) => /^[a-z]+(\.[a-zA-Z:_-]+)+$/.test(text));";
    world.widget.evaluate(find, Value::Null).await
}

fn allow_failures(world: &World) {
    world.allow(Allowance::FailedRequests);
    for part in ["TypeError", "integrity"] {
        world.allow(Allowance::Console(part));
    }
}
