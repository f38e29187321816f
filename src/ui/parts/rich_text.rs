//! Texts of suppliers on the screen: every element is made by `createElement` from the tree that `domain::rich_text`
//! read.

use crate::domain::rich_text::{Block, RichText, Span};
use crate::ui::dom::element::{El, el};

/// A text in its form.
pub(crate) fn rich_text(text: &RichText) -> El {
    el("div").class("prose").children(text.blocks.iter().map(block))
}

/// The tree is at most `domain::rich_text::DEEPEST` lists deep.
fn block(it: &Block) -> El {
    match it {
        Block::Paragraph(spans) => el("p").children(spans.iter().map(span)),
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| el("li").children(item.iter().map(block)));
            el(if *ordered { "ol" } else { "ul" }).children(items)
        }
    }
}

fn span(it: &Span) -> El {
    let mut words = match &it.link {
        Some(href) => el("a")
            .class("link")
            .attr("href", href)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer"),
        None => el(if it.strong { "b" } else { "span" }),
    };
    words = words.text(&it.text);
    if it.strong && it.link.is_some() {
        words = el("b").child(words);
    }
    if it.emphasis { el("em").child(words) } else { words }
}
