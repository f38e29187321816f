//! Targets (WCAG 2.5.8) and the focus that they show (2.4.7, 2.4.11, 1.4.11); motion that ends (2.2.2), and one region that
//! speaks.

use cryptorefills_e2e::World;
use serde_json::{Value, json};

use super::screens::every_screen;

const TARGETS: &str = include_str!("targets.js");

/// What moves for longer than five seconds, and regions that would speak over each other.
const RESTLESS: &str = "const long = host.shadowRoot.getAnimations()
        .filter((it) => it.playState === 'running' && it.effect.getComputedTiming().endTime > 5000)
        .map((it) => `${it.animationName ?? it.transitionProperty} never ends`);
    const speakers = all('[role=status], [aria-live=polite], [aria-live=assertive]').length;
    if (speakers !== 1) long.push(`${speakers} regions speak`);
    if (all('main, h1, [role=main]').length) long.push('a guest is no main part of the page');
    return long";

const TAB: char = '\u{e004}';

pub(crate) async fn every_target_can_be_hit_and_shows_its_focus(world: &World) {
    world.session.resize(320, 800).await;
    every_screen(world, async |screen| {
        for theme in ["light", "dark"] {
            world.widget.evaluate("host.setAttribute('theme', arguments[1])", json!(theme)).await;
            world.widget.wait_until(screen.name, screen.stand, Value::Null).await;
            // From here on the browser takes every focus for one of a keyboard.
            let first = "all('a[href], button, input, summary').find(shown)?.focus(); return true";
            world.widget.evaluate(first, Value::Null).await;
            world.session.press(TAB).await;
            world.widget.wait_until(screen.name, screen.stand, Value::Null).await;
            let found = world.widget.evaluate(TARGETS, Value::Null).await;
            assert_eq!(found, json!([]), "{}, {theme}", screen.name);
        }
        let found = world.widget.evaluate(RESTLESS, Value::Null).await;
        assert_eq!(found, json!([]), "{}", screen.name);
    })
    .await;
}
