//! Files that are not what the release made of them. Each still works: only its hash tells.

use cryptorefills_e2e::{Allowance, Page, Treatment, World, part};
use serde_json::{Value, json};

use super::failures::{told, try_again};

pub(crate) async fn a_tampered_file_is_refused_and_nothing_of_it_runs(world: &World) {
    allow(world);
    let bundle = world.bundle();
    for file in [bundle.script(), bundle.wasm(), bundle.style(), bundle.words("en")] {
        world.server.treat(&[(file, Treatment::Tampered)]);
        world.open(&Page::widget(r#"country="US""#)).await;
        told(world).await;
        assert_eq!(marks(world).await, json!([false, ""]), "{file}");
        // Under the same name, what the release made is let in.
        world.server.treat(&[]);
        try_again(world).await;
        world.widget.wait(part("brand-card").with("data-brand", "Steam")).await;
        assert_eq!(marks(world).await, json!([false, ""]), "{file}");
    }
}

pub(crate) async fn a_tampered_purchase_is_refused_and_the_grid_stays(world: &World) {
    allow(world);
    let widget = &world.widget;
    world.server.treat(&[(world.bundle().deferred(), Treatment::Tampered)]);
    world.open(&Page::widget(r#"country="US""#)).await;
    let steam = part("brand-card").with("data-brand", "Steam");
    widget.click(steam).await;
    widget.wait(part("problem").with("data-code", "client:load")).await;
    widget.wait_view("grid").await;
    world.server.treat(&[]);
    try_again(world).await;
    widget.wait_view("brand").await;
}

/// Whether tampered script has run, and what tampered style has set.
async fn marks(world: &World) -> Value {
    let script =
        "return [arguments[1] in window, getComputedStyle(host).getPropertyValue('--' + arguments[1])]";
    world.widget.evaluate(script, json!(Treatment::MARK)).await
}

/// The browser says in its console what it refuses, and the widget that it could not be loaded.
fn allow(world: &World) {
    for part in ["integrity", "could not be loaded", "TypeError"] {
        world.allow(Allowance::Console(part));
    }
}
