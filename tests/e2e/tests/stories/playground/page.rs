//! What it is: a page that works at every width and by keyboard, the page around the widget, and no part of the bundle.

use std::path::{Path, PathBuf};

use cryptorefills_e2e::{World, source};
use serde_json::{Value, json};

use super::{attribute, evaluate, press, wait_for};

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const RIGHT: char = '\u{e014}';

pub(crate) async fn the_page_around_the_widget_can_be_changed(world: &World) {
    world.open_playground("").await;
    world.widget.wait_view("grid").await;
    let width = "return document.querySelector('cryptorefills-widget').getBoundingClientRect().width";
    for preset in [280, 400, 768] {
        press(world, &format!("input[name=preset][value='{preset}']")).await;
        wait_for(world, "the width", width, Value::Null, json!(preset)).await;
    }
    let focus = "document.querySelector('.handle').focus()";
    evaluate(world, focus, Value::Null).await;
    world.session.press(RIGHT).await;
    wait_for(world, "a wider place", width, Value::Null, json!(776)).await;
    press(world, "#rtl").await;
    world.session.press(RIGHT).await;
    let direction = "return getComputedStyle(document.querySelector('cryptorefills-widget')).direction";
    wait_for(world, "a page from right to left", direction, Value::Null, json!("rtl")).await;

    let ground = "return getComputedStyle(document.querySelector('#stage')).backgroundColor";
    let choose = "const select = document.querySelector('#ground');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change'))";
    for (choice, expected) in [("dark", "rgb(15, 17, 21)"), ("light", "rgb(255, 255, 255)")] {
        evaluate(world, choose, json!(choice)).await;
        wait_for(world, choice, ground, Value::Null, json!(expected)).await;
    }
}

pub(crate) async fn the_keyboard_alone_changes_an_attribute_and_a_tab(world: &World) {
    world.open_playground("").await;
    tab_to(world, ".skip[href='#tab-code']").await;
    world.session.press(ENTER).await;
    wait_for(world, "the skip", "return document.activeElement.id", Value::Null, json!("tab-code")).await;
    assert_eq!(attribute(world, "country").await, "US", "what is set stays");
    world.session.reload().await;
    tab_to(world, "#set-country").await;
    for key in "France".chars() {
        world.session.press(key).await;
    }
    world.session.press(TAB).await;
    wait_for(
        world,
        "the country",
        "return document.querySelector('#set-country').value",
        Value::Null,
        json!("FR"),
    )
    .await;
    assert_eq!(attribute(world, "country").await, "FR");
    evaluate(world, "document.querySelector('#tab-code').focus()", Value::Null).await;
    world.session.press(RIGHT).await;
    let selected = "return [document.activeElement.id, document.activeElement.getAttribute('aria-selected'),
        document.querySelector('#code').checkVisibility(), document.querySelector('#sandbox').checkVisibility()]";
    assert_eq!(evaluate(world, selected, Value::Null).await, json!(["tab-sandbox", "true", false, true]));
}

pub(crate) async fn nothing_of_the_playground_is_cut_off(world: &World) {
    for width in [320, 768, 1280] {
        world.session.resize(width, 800).await;
        world.open_playground("").await;
        world.widget.wait_view("grid").await;
        evaluate(world, "document.querySelector('#settings').open = true", Value::Null).await;
        evaluate(
            world,
            "document.querySelectorAll('details.group').forEach((group) => (group.open = true))",
            Value::Null,
        )
        .await;
        for tab in ["code", "sandbox", "methods"] {
            press(world, &format!("#tab-{tab}")).await;
            let beyond = "const root = document.documentElement;
                const seen = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('#stage, .skip'));
                const cut = seen.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
                return [root.scrollWidth > root.clientWidth, cut.map((e) => e.id || e.className || e.tagName)]";
            assert_eq!(evaluate(world, beyond, Value::Null).await, json!([false, []]), "{width}: {tab}");
        }
    }
}

pub(crate) async fn the_example_page_holds_the_widget(world: &World) {
    world.session.goto(&format!("{}playground/demo/shop.html", world.server.url())).await;
    world.widget.wait("brand-card").await;
    let styled = "return getComputedStyle(document.querySelector('main')).maxInlineSize";
    assert_eq!(evaluate(world, styled, Value::Null).await, "1104px", "its style sheet is there");
}

pub(crate) async fn the_bundle_holds_nothing_of_the_playground(_: &World) {
    let dist = std::env::var_os("CR_E2E_DIST").map(PathBuf::from).unwrap_or_default();
    let bundled = files(&dist);
    assert!(bundled.iter().any(|path| path.ends_with("embed.js")), "{bundled:?}");
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_owned();
    let mut demo: Vec<_> = files(&source("docs/demo")).iter().map(name).collect();
    assert!(demo.iter().any(|name| name == "playground.js"), "{demo:?}");
    demo.push("index.html".into());
    let found: Vec<_> = bundled.iter().filter(|path| demo.contains(&name(path))).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Every file of a folder and those below it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let nested = entries.map(|entry| entry.path());
    nested.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Presses Tab until the control has the focus, and sees that each stop is marked as such.
async fn tab_to(world: &World, css: &str) {
    let stop =
        "const e = document.activeElement; return [e.matches(arguments[0]), e.matches(':focus-visible')]";
    for _ in 0..40 {
        world.session.press(TAB).await;
        let stop = evaluate(world, stop, json!(css)).await;
        assert_eq!(stop[1], true, "the focus shows");
        if stop[0] == true {
            return;
        }
    }
    panic!("Tab never came to {css}");
}
