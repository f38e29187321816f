//! Reflow (WCAG 1.4.10), text spacing (1.4.12) and twice the letter size (1.4.4): nothing is cut off, nothing lies over
//! anything else, and nothing scrolls sideways but rows that say so.

use cryptorefills_e2e::World;
use serde_json::{Value, json};

use super::{by_group, each, every_screen};

const FIT: &str = include_str!("fit.js");

/// What WCAG 1.4.12 lets a reader set.
const SPACING: &str = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}\
    p{margin-block-end:2em!important}";

const SPACE: &str = "const root = host.shadowRoot, [spacing, letters] = arguments[1];
    window.__spacing ??= new CSSStyleSheet();
    window.__spacing.replaceSync(spacing);
    if (!root.adoptedStyleSheets.includes(window.__spacing)) root.adoptedStyleSheets.push(window.__spacing);
    document.documentElement.style.fontSize = letters";

by_group! {
    fit:
    every_screen_of_the_catalogue_fits_wide_spacing_and_large_letters of "Catalogue",
    every_screen_of_a_brand_fits_wide_spacing_and_large_letters of "Brand",
    every_screen_of_an_order_fits_wide_spacing_and_large_letters of "Order",
}

async fn fit(world: &World, group: &str) {
    every_screen(world, group, "en", async |screen| {
        let mut wrong = Vec::new();
        for (how, width, spacing, letters) in [
            ("on a page of 320 pixels", 320, "", ""),
            ("with wide spacing", 320, SPACING, ""),
            ("in letters of twice the size", 640, "", "200%"),
        ] {
            world.session.resize(width, 900).await;
            world.widget.evaluate(SPACE, json!([spacing, letters])).await;
            let found = world.widget.evaluate(FIT, Value::Null).await;
            wrong.extend(each(&found, &format!("{screen} {how}")));
        }
        wrong
    })
    .await;
}
