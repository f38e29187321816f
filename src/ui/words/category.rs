//! Categories in words. The list of them is the API's and open.

use crate::ui::words::Texts;

/// A category in words; one that nobody translated is shown as its slug, readable.
pub fn category_name(texts: &Texts, slug: &str) -> String {
    texts.try_fill(&["category.", slug].concat(), &[]).unwrap_or_else(|| {
        let words = slug.replace(['_', '-'], " ");
        let mut letters = words.chars();
        letters
            .next()
            .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
            .unwrap_or_default()
    })
}
