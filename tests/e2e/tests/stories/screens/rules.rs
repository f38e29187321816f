//! The rules of axe-core, on every screen in every language that there is.

use std::fs;

use cryptorefills_e2e::{Allowance, Page, Treatment, World, pseudo_texts};
use serde_json::{Value, json};

use super::screens::{Screen, every_screen};

/// The words of nobody's language, which are longer than any.
const PSEUDO: &str = "en-XA";

pub(crate) async fn no_screen_breaks_a_rule_in_any_language_or_theme(world: &World) {
    world.server.offer_texts(pseudo_texts(PSEUDO));
    let languages = languages();
    assert!(languages.contains(&"en".to_owned()), "{languages:?}");
    let mut looks = vec![(PSEUDO, "dark"), ("de", "dark"), ("en", "dark")];
    looks.extend(languages.iter().filter(|lang| *lang != "en").map(|lang| (lang.as_str(), "light")));
    // The screens follow from each other in English.
    looks.push(("en", "light"));
    let axe = world.axe();
    every_screen(world, async |screen| {
        for (lang, theme) in &looks {
            dress(world, lang, theme).await;
            world.widget.wait_until(screen.name, screen.stand, Value::Null).await;
            // Brackets part words that are the same in every language: a visible word from the name that begins with it.
            let but: &[&str] = if *lang == PSEUDO { &["label-content-name-mismatch"] } else { &[] };
            let violations = axe.violations(but).await;
            assert!(violations.is_empty(), "{} in {lang}, {theme}:\n{}", screen.name, violations.join("\n"));
        }
    })
    .await;
    a_widget_that_cannot_be_loaded(world).await;
}

/// What stands where the bundle is missing.
async fn a_widget_that_cannot_be_loaded(world: &World) {
    world.allow(Allowance::Console("could not be loaded"));
    world.allow(Allowance::Console("integrity"));
    world.server.treat(&[(world.bundle().wasm(), Treatment::Refused(404))]);
    world.open(&Page::new("<main><h1>A shop</h1><script async src=\"/widget/embed.js\"></script><cryptorefills-widget></cryptorefills-widget></main>")).await;
    world.widget.wait("problem").await;
    let screen = Screen { name: "a widget that fails", stand: "return true" };
    let violations = world.axe().violations(&[]).await;
    assert!(violations.is_empty(), "{}:\n{}", screen.name, violations.join("\n"));
}

/// The languages that the repository has words in.
fn languages() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/locales");
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut languages: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)).collect();
    languages.sort();
    languages
}

/// Changes language and theme, and waits until the screen stands in them.
async fn dress(world: &World, lang: &str, theme: &str) {
    let change = "const [lang, theme, texts] = arguments[1];
        const set = (name, value) => { if (host.getAttribute(name) !== value) host.setAttribute(name, value); };
        set('theme', theme);
        if (texts) set('texts', texts);
        else host.removeAttribute('texts');
        set('lang', texts ? 'en' : lang);
        // Colours that are still changing are nobody's.
        const changes = host.shadowRoot.getAnimations().some((it) => it instanceof CSSTransition);
        return all('[part~=root]')[0].lang === lang && !changes";
    let texts = if lang == PSEUDO { "/texts.json" } else { "" };
    world.widget.wait_until(&format!("the words in {lang}"), change, json!([lang, theme, texts])).await;
}
