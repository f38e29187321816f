//! What holds for every screen in every state. The screens are the gallery's: a screen that is added there is looked at
//! here in every way, and nothing is looked at that is not there.

pub(crate) mod fields;
pub(crate) mod fit;
pub(crate) mod looks;
pub(crate) mod narrow;
pub(crate) mod rules;
pub(crate) mod targets;
pub(crate) mod words;

use cryptorefills_e2e::{Allowance, World};
use serde_json::Value;

/// Looks at each screen of a group, opened in a language, and fails with everything that is wrong with any.
async fn every_screen(world: &World, group: &str, lang: &str, look: impl AsyncFn(&str) -> Vec<String>) {
    // One of the screens is what stands where the widget cannot be loaded.
    world.allow(Allowance::Console("could not be loaded"));
    let screens = world.screens(group).await;
    assert!(screens.len() > 5, "{screens:?}");
    let mut wrong = Vec::new();
    for screen in screens {
        world.show_screen(&screen, lang).await;
        wrong.extend(look(&screen).await);
        world.assert_clean().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each text of a script's answer, with where it was found.
fn each(found: &Value, place: &str) -> Vec<String> {
    let found = found.as_array().unwrap_or_else(|| panic!("{place}: {found}"));
    found.iter().map(|text| format!("{place}: {}", text.as_str().unwrap_or("?"))).collect()
}

/// A story for each group of screens, all of which look in the same way.
macro_rules! by_group {
    ($look:ident: $($story:ident of $group:literal),+ $(,)?) => {
        $(pub(crate) async fn $story(world: &World) {
            $look(world, $group).await;
        })+
    };
}
use by_group;
