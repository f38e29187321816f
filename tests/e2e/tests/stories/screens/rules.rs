//! The rules of axe-core: all of them in English, in the pseudo language and from right to left, in either theme; in every
//! other language those about names and languages, which are what words can break.

use std::fs;

use cryptorefills_e2e::World;

use super::{by_group, every_screen};

/// The words of nobody's language, which are longer than any.
const PSEUDO: &str = "en-XA";

/// How all rules are asked. The dark theme changes colours alone, which the longest words cover best; from right to left
/// the colours of the light one have been asked already.
const LOOKS: [(&str, &str, &[&str]); 3] = [
    ("en", "light", &[]),
    (PSEUDO, "dark", &[BRACKETED]),
    ("ar-XB", "light", &[BRACKETED, "color-contrast"]),
];

/// Brackets part words that are the same in every language: a visible word from the name that begins with it.
const BRACKETED: &str = "label-content-name-mismatch";

by_group! {
    obey:
    no_screen_of_the_catalogue_breaks_a_rule of "Catalogue",
    no_screen_of_a_brand_breaks_a_rule of "Brand",
    no_screen_of_an_order_breaks_a_rule of "Order",
}

async fn obey(world: &World, group: &str) {
    let languages = languages();
    assert!(languages.len() > 5, "{languages:?}");
    let axe = world.axe();
    every_screen(world, group, "en", async |screen| {
        let mut wrong = Vec::new();
        for (lang, theme, but) in LOOKS {
            world.dress_screen(lang, theme).await;
            let broken = axe.violations(but).await;
            wrong.extend(broken.iter().map(|rule| format!("{screen} in {lang}, {theme}: {rule}")));
        }
        for lang in &languages {
            world.dress_screen(lang, "light").await;
            let broken = axe.wrong_names().await;
            wrong.extend(broken.iter().map(|rule| format!("{screen} in {lang}: {rule}")));
        }
        wrong
    })
    .await;
}

/// The languages that the repository has words in, beside English.
fn languages() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/locales");
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let languages = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned));
    let mut languages: Vec<String> = languages.filter(|lang| lang != "en").collect();
    languages.sort();
    languages
}
