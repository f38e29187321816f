//! Reflow (WCAG 1.4.10), text spacing (1.4.12) and twice the letter size (1.4.4): nothing is cut off, nothing lies over
//! anything else, and nothing scrolls sideways but rows that say so.

use cryptorefills_e2e::World;
use serde_json::{Value, json};

use super::screens::every_screen;

const FIT: &str = include_str!("fit.js");

/// What WCAG 1.4.12 lets a reader set.
const SPACING: &str = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}\
    p{margin-block-end:2em!important}";

const SPACE: &str = "const root = host.shadowRoot;
    window.__spacing ??= new CSSStyleSheet();
    window.__spacing.replaceSync(arguments[1]);
    if (!root.adoptedStyleSheets.includes(window.__spacing)) root.adoptedStyleSheets.push(window.__spacing);
    return true";

pub(crate) async fn every_screen_fits_small_pages_wide_spacing_and_large_letters(world: &World) {
    every_screen(world, async |screen| {
        for (how, width, spacing, letters) in [
            ("on a page of 320 pixels", 320, "", ""),
            ("with wide spacing", 320, SPACING, ""),
            ("in letters of twice the size", 640, "", "200%"),
        ] {
            world.session.resize(width, 900).await;
            world.widget.evaluate(SPACE, json!(spacing)).await;
            world
                .widget
                .evaluate("document.documentElement.style.fontSize = arguments[1]", json!(letters))
                .await;
            world.widget.wait_until(screen.name, screen.stand, Value::Null).await;
            let found = world.widget.evaluate(FIT, Value::Null).await;
            assert_eq!(found, json!([]), "{} {how}", screen.name);
        }
    })
    .await;
}
