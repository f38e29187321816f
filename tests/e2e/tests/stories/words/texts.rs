//! What brands say about themselves: read by people, harmless to pages.

use cryptorefills_e2e::{Page, Part, World, part};
use serde_json::{Value, json};

const UNFOLD: &str = "all('details').forEach((details) => { details.open = true }); return true";

pub(crate) async fn hostile_descriptions_are_words_and_nothing_else(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Meta Quest").await;
    widget.wait("amount-option").await;
    widget.evaluate(UNFOLD, Value::Null).await;
    for words in ["Games and more.", "over everything", "Enter the code", "Terms", "A note"] {
        widget.wait_text(Part::selector(".prose"), words).await;
    }
    let names = "return [...new Set(all('.prose, .prose *').map((it) => it.localName))].sort()";
    assert_eq!(
        widget.evaluate(names, Value::Null).await,
        json!(["a", "b", "div", "li", "ol", "p", "span"]),
        "elements of the widget alone"
    );
    let links = "return all('.prose a').map((it) => [it.href, it.rel])";
    assert_eq!(
        widget.evaluate(links, Value::Null).await,
        json!([["https://www.meta.com/quest/", "noopener noreferrer"]])
    );
    let attacked = "return [window.__sandbox_attack ?? null, document.forms.length, document.baseURI.includes('attacker')]";
    assert_eq!(widget.evaluate(attacked, Value::Null).await, json!([null, 0, false]));
    assert_eq!(widget.count("pay").await, 1);
    widget.click(part("back")).await;
    widget.wait_view("grid").await;
}

pub(crate) async fn decent_descriptions_keep_their_form(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Sephora").await;
    widget.wait(Part::selector(".notice .prose")).await;
    widget.evaluate(UNFOLD, Value::Null).await;
    for words in
        ["Beauty & care", "Prices <\u{a0}€50 — café ✓ “quoted” &unknown; 5 > 3 and 3 < 5.", "Where · How"]
    {
        let script = "return all('.prose p').some((it) => it.textContent.includes(arguments[1]))";
        widget.wait_until(words, script, json!(words)).await;
    }
    widget.wait(Part::selector(".prose ul ol ul li")).await;
    widget.wait_text(Part::selector(".notice .prose"), "Not in Puerto Rico & Guam.").await;
}
