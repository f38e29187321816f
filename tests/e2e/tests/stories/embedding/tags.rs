//! The two forms of the script tag.

use cryptorefills_e2e::{Page, Policy, World, part};
use serde_json::{Value, json};

pub(crate) async fn a_tag_with_data_attributes_inserts_the_widget_once(world: &World) {
    let tag = r##"<script async src="/widget/embed.js" data-country="DE" data-target="#shop"></script>"##;
    let again = r#"<script async src="/widget/embed.js"></script>"#;
    world.open(&Page::new(&format!(r#"<div id="shop"></div>{tag}{again}"#)).policy(Policy::Absent)).await;
    world.widget.wait_view("grid").await;
    world.widget.wait("brand-card").await;
    assert_eq!(world.widget.property("country", "value").await, "DE");
    let loaded = "return document.readyState === 'complete' && performance.getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('embed.js')).length > 0";
    world.widget.wait_until("both tags", loaded, Value::Null).await;
    let places =
        "return [...document.querySelectorAll('cryptorefills-widget')].map((e) => e.parentElement.id)";
    assert_eq!(world.session.evaluate(places, vec![]).await, json!(["shop"]));
}

pub(crate) async fn a_tag_inserts_the_widget_where_it_stands(world: &World) {
    let tag = r#"<script async src="/widget/embed.js" data-kinds="esim" data-country="FR"></script>"#;
    let body = format!(r#"<p id="before">Above</p><div id="place">{tag}</div><p id="after">Below</p>"#);
    world.open(&Page::new(&body)).await;
    world.widget.wait(part("brand-card").with("data-brand", "eSIM")).await;
    let parent = "return document.querySelector('cryptorefills-widget').parentElement.id";
    assert_eq!(world.session.evaluate(parent, vec![]).await, "place");
    assert_eq!(world.widget.count("kind-tab").await, 0, "one kind leaves nothing to choose");
}

pub(crate) async fn a_bad_api_base_falls_back_to_the_default(world: &World) {
    for base in ["http://", "javascript:alert(1)"] {
        world.open(&Page::widget(&format!(r#"country="US" api-base="{base}""#))).await;
        world.widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    }
}
