//! The API's HTML as a small tree that is safe to show: paragraphs, lists, emphasis and links, and nothing else.
//!
//! It keeps what a person reads and drops what a browser would run. The screens build the tree with `createElement`; no
//! markup of the wire ever reaches the page. It cuts what is too long and never fails.

mod builder;
mod entity;
mod tag;

use builder::Builder;

/// Bytes of HTML that are read: the longest terms that were seen have a tenth of this.
const LONGEST: usize = 100_000;

/// Levels of lists that are told apart; what is nested deeper stands in the deepest of them.
pub const DEEPEST: usize = 4;

/// A text with its form. Empty where there is nothing to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// What stands one below the other.
    pub blocks: Vec<Block>,
}

/// One thing on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words.
    Paragraph(Vec<Span>),
    /// Items, which hold blocks themselves.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// At least one.
        items: Vec<Vec<Block>>,
    },
}

/// Words of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words; `\n` is a line break.
    pub text: String,
    /// Whether they are bold, as headings are.
    pub strong: bool,
    /// Whether they are emphasised.
    pub emphasis: bool,
    /// Where they lead, `https` only.
    pub link: Option<String>,
}

impl RichText {
    /// Reads HTML, or a plain text, whose lines stay lines.
    pub fn read(html: &str) -> Self {
        let html = cut(html, LONGEST);
        let mut builder = Builder::default();
        let mut rest = html;
        let plain = !html.contains('<');
        while let Some(at) = rest.find('<') {
            let (text, from_tag) = rest.split_at(at);
            builder.text(&entity::decoded(text));
            rest = match tag::read(from_tag) {
                tag::Read::Text => {
                    builder.text("<");
                    &from_tag[1..]
                }
                tag::Read::Tag(tag, after) => {
                    builder.tag(&tag);
                    after
                }
                tag::Read::Nothing(after) => after,
            };
        }
        if plain {
            builder.lines(&entity::decoded(rest))
        } else {
            builder.text(&entity::decoded(rest))
        }
        Self { blocks: builder.finish() }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// The first bytes of a text, whole characters only.
fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests;
