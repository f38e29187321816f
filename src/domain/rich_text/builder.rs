//! Puts the tree of a text together, tag by tag. Whatever is left open at the end is closed; nothing nests without end.

use crate::domain::payment::payment_link::web_link;
use crate::domain::rich_text::tag::Tag;
use crate::domain::rich_text::{Block, DEEPEST, Span};

/// Spans and items of one text, after which it is cut.
const MOST: usize = 1500;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "hr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "pre",
    "form",
    "dl",
    "dt",
    "dd",
];

/// A tree in the making.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    /// The lists that are open, the outermost first: whether they are numbered, and their items.
    lists: Vec<(bool, Vec<Vec<Block>>)>,
    /// Lists that are open beyond the deepest one.
    deeper: usize,
    /// The words that wait for the end of their paragraph.
    line: Vec<Span>,
    heading: bool,
    strong: bool,
    emphasis: bool,
    link: Option<String>,
    made: usize,
}

impl Builder {
    /// Adds text, white space as one blank.
    pub(super) fn text(&mut self, text: &str) {
        let mut words = String::with_capacity(text.len());
        let mut blank = self.line.last().is_none_or(|span| span.text.ends_with([' ', '\n']));
        for letter in text.chars() {
            // A hard blank stays, and what turns the direction of other words does not.
            if letter == '\u{a0}' || !(letter.is_whitespace() || letter.is_control() || turns(letter)) {
                words.push(letter);
                blank = false;
            } else if !blank && !turns(letter) {
                words.push(' ');
                blank = true;
            }
        }
        self.push(words);
    }

    /// Adds a text without any markup: an empty line ends a paragraph.
    pub(super) fn lines(&mut self, text: &str) {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                self.end_paragraph();
            } else {
                if at > 0 {
                    self.line_break();
                }
                self.text(line);
            }
        }
    }

    /// Takes a tag in.
    pub(super) fn tag(&mut self, tag: &Tag) {
        let open = !tag.closes;
        match tag.name.as_str() {
            "br" => self.line_break(),
            "b" | "strong" => self.strong = open,
            "i" | "em" => self.emphasis = open,
            "a" => self.link = tag.href.as_deref().and_then(web_link).map(str::to_owned).filter(|_| open),
            "td" | "th" if open && !self.line.is_empty() => self.push(" · ".to_owned()),
            name if BLOCKS.contains(&name) => {
                self.end_paragraph();
                self.heading = open && matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
                match name {
                    "ul" | "ol" if open => self.open_list(name == "ol"),
                    "ul" | "ol" => self.close_list(),
                    "li" if open && self.deeper == 0 => self.open_item(),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// The tree.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.deeper = 0;
        while !self.lists.is_empty() {
            self.close_list();
        }
        self.blocks
    }

    fn push(&mut self, text: String) {
        if text.is_empty() || self.made > MOST {
            return;
        }
        let span = Span {
            text,
            strong: self.strong || self.heading,
            emphasis: self.emphasis,
            link: self.link.clone(),
        };
        match self.line.last_mut() {
            Some(last)
                if (last.strong, last.emphasis, &last.link) == (span.strong, span.emphasis, &span.link) =>
            {
                last.text.push_str(&span.text);
            }
            _ => {
                self.made += 1;
                // The last thing of a text that is cut says so.
                self.line.push(if self.made > MOST {
                    Span { text: "…".into(), ..Span::default() }
                } else {
                    span
                });
            }
        }
    }

    fn line_break(&mut self) {
        if let Some(last) = self.line.last_mut() {
            last.text.truncate(last.text.trim_end_matches(' ').len());
            last.text.push('\n');
        }
    }

    fn end_paragraph(&mut self) {
        self.link = None;
        let mut line = std::mem::take(&mut self.line);
        while let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            line.pop();
        }
        if !line.is_empty() {
            self.add(Block::Paragraph(line));
        }
    }

    fn add(&mut self, block: Block) {
        match self.lists.last_mut() {
            None => self.blocks.push(block),
            Some((_, items)) => match items.last_mut() {
                Some(item) => item.push(block),
                None => items.push(vec![block]),
            },
        }
    }

    fn open_list(&mut self, ordered: bool) {
        if self.lists.len() < DEEPEST { self.lists.push((ordered, vec![])) } else { self.deeper += 1 }
    }

    fn close_list(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some((ordered, mut items)) = self.lists.pop() {
            items.retain(|item| !item.is_empty());
            if !items.is_empty() {
                self.add(Block::List { ordered, items });
            }
        }
    }

    fn open_item(&mut self) {
        if let Some((_, items)) = self.lists.last_mut()
            && items.last().is_none_or(|item| !item.is_empty())
        {
            items.push(vec![]);
        }
    }
}

/// Characters that change the direction of the words around them, and could disguise what is read.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
}
