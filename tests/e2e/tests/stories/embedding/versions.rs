//! Two releases on one page, from two places: the element is of the first that comes, and serves the tags of both.

use cryptorefills_e2e::{Page, World, part};
use serde_json::{Value, json};

pub(crate) async fn two_releases_on_one_page_do_not_break_each_other(world: &World) {
    world.bundle().release_into(world.server.older()).unwrap_or_else(|error| panic!("a release: {error}"));
    for (first, second) in [("widget", "older"), ("older", "widget")] {
        let body = format!(
            r##"<div id="one"></div><div id="two"></div>
            <script src="/{first}/embed.js" data-country="US" data-target="#one"></script>
            <script src="/{second}/embed.js" data-country="DE" data-target="#two" data-kinds="giftcard"></script>
            <cryptorefills-widget country="FR"></cryptorefills-widget>"##
        );
        world.open(&Page::new(&body)).await;
        for (place, country) in [(0, "US"), (1, "DE"), (2, "FR")] {
            let widget = world.widget_at(place);
            widget.wait("brand-card").await;
            assert_eq!(widget.property("country", "value").await, country);
        }
        world.widget_at(0).open_brand("Steam").await;
        world.widget_at(1).open_brand("Zalando").await;
        let released = "return [...document.querySelectorAll('cryptorefills-widget')]
            .map((element) => getComputedStyle(element).getPropertyValue('--released'))";
        let style = if first == "older" { "again" } else { "" };
        assert_eq!(world.session.evaluate(released, vec![]).await, json!([style, style, style]));
    }
}

pub(crate) async fn a_tag_that_stands_twice_defines_the_element_once(world: &World) {
    let tag = r#"<script async src="/widget/embed.js"></script>"#;
    world.open(&Page::new(&format!("{tag}{tag}<cryptorefills-widget></cryptorefills-widget>{tag}"))).await;
    world.widget.wait(part("brand-card")).await;
    let loaded = "return document.readyState === 'complete'";
    world.widget.wait_until("all tags", loaded, Value::Null).await;
    assert_eq!(world.told("cr-ready").await.len(), 1);
}
