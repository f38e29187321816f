//! From the first script to the grid: what stands meanwhile, what is asked for when, and that nothing jumps.

use cryptorefills_e2e::{Page, Treatment, World, part, until};
use serde_json::{Value, json};

/// How many boxes of the skeleton can be seen, and whether the element is as high as the window.
const SKELETON: &str = "return [all('i').filter((box) => box.getBoundingClientRect().height > 10).length,
    host.offsetHeight >= innerHeight]";

pub(crate) async fn a_skeleton_stands_before_anything_but_the_loader_has_arrived(world: &World) {
    let widget = &world.widget;
    let bundle = world.bundle();
    let files = [bundle.script(), bundle.wasm()];
    let held = files.map(|file| (file, Treatment::Held));
    world.server.treat(&[&held[..], &[("/api/brands", Treatment::Held)]].concat());
    // White space between the tags is no content.
    let body =
        "<script async src=\"/widget/embed.js\"></script><cryptorefills-widget>\n</cryptorefills-widget>";
    world.open(&Page::new(body)).await;
    widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
    let skeleton = widget.evaluate(SKELETON, Value::Null).await;
    assert!(skeleton[0].as_u64() >= Some(12) && skeleton[1] == true, "{skeleton}");
    // Side by side: none waits for another.
    for file in files.into_iter().chain(["/api/brands"]) {
        let asked = async || world.server.asked().iter().any(|path| path.ends_with(file)).then_some(());
        until(&format!("{file} to be asked for"), asked).await;
    }
    world.server.treat(&[]);
    widget.wait("brand-card").await;
    assert_eq!(widget.evaluate("return all('i').length", Value::Null).await, 0);
}

pub(crate) async fn what_stands_between_the_tags_is_shown_until_the_widget_stands(world: &World) {
    let widget = &world.widget;
    world.server.treat(&[(world.bundle().wasm(), Treatment::Held)]);
    let between = "<p>Gift cards, paid with coins.</p>";
    let body = format!(
        "<script src=\"/widget/embed.js\"></script><cryptorefills-widget country=\"US\">{between}</cryptorefills-widget>"
    );
    world.open(&Page::new(&body)).await;
    let seen = "return shown(host.firstElementChild)";
    widget.wait_until("the content", seen, Value::Null).await;
    assert_eq!(widget.evaluate(SKELETON, Value::Null).await[0], 0, "one of the two");
    world.server.treat(&[]);
    widget.wait("brand-card").await;
    assert_eq!(widget.evaluate(seen, Value::Null).await, false);
    assert_eq!(widget.evaluate("return host.children.length", Value::Null).await, 1, "the page's own stays");
}

pub(crate) async fn blank_lines_between_the_tags_are_nothing(world: &World) {
    let widget = &world.widget;
    world.server.treat(&[(world.bundle().wasm(), Treatment::Held)]);
    for blank in ["<br>", "<!-- shop --><p>&nbsp;</p>", "<template><p>Shop</p></template>"] {
        let tag = "<script src=\"/widget/embed.js\"></script>";
        let body = format!("<cryptorefills-widget country=\"US\">{blank}</cryptorefills-widget>{tag}");
        world.open(&Page::new(&body)).await;
        widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
        let settled =
            "return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))";
        widget.evaluate(settled, Value::Null).await;
        assert!(widget.evaluate(SKELETON, Value::Null).await[0].as_u64() >= Some(12), "{blank}");
    }
    world.server.treat(&[]);
}

pub(crate) async fn an_element_that_comes_and_goes_while_it_loads_stands_once(world: &World) {
    let widget = &world.widget;
    world.server.treat(&[(world.bundle().wasm(), Treatment::Held)]);
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
    let gone = "window.kept = document.querySelector('cryptorefills-widget'); kept.remove();
        return new Promise((done) => setTimeout(() => done(kept.shadowRoot.childElementCount)))";
    assert_eq!(world.session.evaluate(gone, vec![]).await, 0);
    // What is changed and called while it loads is not lost.
    let back = "document.body.append(kept); kept.setAttribute('country', 'DE'); kept.selectBrand('Zalando')";
    world.session.evaluate(back, vec![]).await;
    world.server.treat(&[]);
    widget.wait_view("brand").await;
    assert_eq!(world.told("cr-brand-select").await, [json!({ "brand": "Zalando" })]);
    assert_eq!(world.told("cr-ready").await.len(), 1);
    widget.click(part("back")).await;
    assert_eq!(widget.property("country", "value").await, "DE");
}
