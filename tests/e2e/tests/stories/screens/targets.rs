//! Targets (WCAG 2.5.8) and the focus that they show (2.4.7, 2.4.11, 1.4.11); motion that ends (2.2.2), and one region
//! that speaks.

use cryptorefills_e2e::World;
use serde_json::Value;

use super::{by_group, each, every_screen};

const TARGETS: &str = include_str!("targets.js");

/// What moves for longer than five seconds, and regions that would speak over each other. What the loader says by itself,
/// where there is no widget, is an alert.
const RESTLESS: &str = "const long = host.shadowRoot.getAnimations()
        .filter((it) => it.playState === 'running' && it.effect.getComputedTiming().endTime > 5000)
        .map((it) => `${it.animationName ?? it.transitionProperty} never ends`);
    const speakers = all('[role=status], [aria-live=polite], [aria-live=assertive]').length;
    if (speakers !== all('[part~=root]').length) long.push(`${speakers} regions speak`);
    if (all('main, h1, [role=main]').length) long.push('a guest is no main part of the page');
    return long";

const TAB: char = '\u{e004}';

by_group! {
    hit:
    every_target_of_the_catalogue_can_be_hit_and_shows_its_focus of "Catalogue",
    every_target_of_a_brand_can_be_hit_and_shows_its_focus of "Brand",
    every_target_of_an_order_can_be_hit_and_shows_its_focus of "Order",
}

async fn hit(world: &World, group: &str) {
    every_screen(world, group, "en", async |screen| {
        let mut wrong = Vec::new();
        world.session.resize(320, 800).await;
        for theme in ["light", "dark"] {
            world.dress_screen("en", theme).await;
            // From here on the browser takes every focus for one of a keyboard.
            let first = "all('a[href], button, input, summary').find(shown)?.focus(); return true";
            world.widget.evaluate(first, Value::Null).await;
            world.session.press(TAB).await;
            world.dress_screen("en", theme).await;
            let found = world.widget.evaluate(TARGETS, Value::Null).await;
            wrong.extend(each(&found, &format!("{screen}, {theme}")));
        }
        wrong.extend(each(&world.widget.evaluate(RESTLESS, Value::Null).await, screen));
        wrong
    })
    .await;
}
