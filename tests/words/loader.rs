//! What the loader says by itself, before any language file is there.

use crate::languages::english;
use crate::sources::root;
use std::fs;

#[test]
fn the_loader_says_what_the_english_words_say() {
    let loader = fs::read_to_string(root().join("src/embed/loader/embed.js")).unwrap();
    for key in ["problem.client:load", "retry"] {
        let words = english(key).unwrap();
        assert!(loader.contains(&format!("textContent = \"{words}\"")), "{key}: {words}");
    }
}
