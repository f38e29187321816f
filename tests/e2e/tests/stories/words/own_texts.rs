//! A partner's own words, without a rebuild: a file that an attribute names, and an object that a property takes.

use cryptorefills_e2e::{Allowance, Page, Policy, Treatment, World, part};
use serde_json::{Value, json};

pub(crate) async fn a_partners_texts_stand_over_the_built_in_ones_and_bad_ones_are_told_once(world: &World) {
    let widget = &world.widget;
    world.server.offer_texts(json!({
        "grid.search": "Find a brand <i>quickly</i>", "grid.serach": "x", "grid.no-match": "Nothing at all",
    }));
    world.open(&Page::widget(r#"country="US" texts="/texts.json""#)).await;
    widget.wait("brand-card").await;
    assert_eq!(widget.property("search", "placeholder").await, "Find a brand <i>quickly</i>");
    // The property is the same again, for a page that has its texts at hand, and counts more.
    let set = "host.texts = { 'grid.search': 'Look here', '@lang': 'ar' }; return host.texts['grid.search']";
    assert_eq!(widget.evaluate(set, Value::Null).await, "Look here");
    let found =
        "return all('[part~=search]')[0].placeholder === 'Look here' && all('[part~=root]')[0].dir === 'rtl'";
    widget.wait_until("the page's texts", found, Value::Null).await;
    widget.evaluate("host.texts = null; host.removeAttribute('texts')", Value::Null).await;
    let found = "return all('[part~=search]')[0].placeholder === 'Search brands' && all('[part~=root]')[0].dir === 'ltr'";
    widget.wait_until("the built-in texts", found, Value::Null).await;
    let warnings = world.warnings().await;
    let of_texts: Vec<_> = warnings.iter().filter(|text| text.contains("texts")).collect();
    assert_eq!(of_texts.len(), 2, "{warnings:?}");
}

pub(crate) async fn a_file_of_texts_that_is_not_there_is_told_once(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US" texts="/nowhere.json""#)).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    assert_eq!(widget.property("search", "placeholder").await, "Search brands");
    let warnings = world.warnings().await;
    assert_eq!(warnings.iter().filter(|text| text.contains("/nowhere.json")).count(), 1, "{warnings:?}");
}

pub(crate) async fn a_file_of_texts_that_takes_long_holds_nothing_up(world: &World) {
    let widget = &world.widget;
    world.server.offer_texts(json!({ "grid.search": "Look here" }));
    world.server.treat(&[("/texts.json", Treatment::Held)]);
    world.open(&Page::widget(r#"country="US" texts="/texts.json""#)).await;
    widget.wait("brand-card").await;
    assert_eq!(widget.property("search", "placeholder").await, "Search brands");
    world.server.treat(&[]);
    let found = "return all('[part~=search]')[0].placeholder === 'Look here'";
    widget.wait_until("the page's texts", found, Value::Null).await;
}

pub(crate) async fn texts_that_a_page_has_set_before_the_script_are_there_from_the_start(world: &World) {
    let widget = &world.widget;
    let page = Page::new(r#"<cryptorefills-widget country="US"></cryptorefills-widget>"#);
    // The story's own script tag comes without a policy's leave.
    world.open(&page.policy(Policy::Absent)).await;
    let begin = "host.texts = { 'grid.search': 'Look here' };
        const script = document.createElement('script');
        script.src = '/widget/embed.js';
        document.body.append(script)";
    widget.evaluate(begin, Value::Null).await;
    widget.wait("brand-card").await;
    assert_eq!(widget.property("search", "placeholder").await, "Look here");
    assert_eq!(widget.evaluate("return host.texts['grid.search']", Value::Null).await, "Look here");
    // A framework writes what is meant for an attribute into a property of that name.
    world.server.offer_texts(json!({ "grid.country": "Where" }));
    widget.evaluate("host.texts = '/texts.json'", Value::Null).await;
    assert_eq!(widget.evaluate("return host.getAttribute('texts')", Value::Null).await, "/texts.json");
    let both = "return all('[part~=search]')[0].placeholder === 'Look here' && words(all('.country-label')[0]).startsWith('Where')";
    widget.wait_until("the texts of both", both, Value::Null).await;
}
