//! Tags of HTML as far as a reader's tree needs them: a name, whether it closes, and where a link leads. It keeps no
//! other attribute, so that no handler, style or id can come through.

use crate::domain::rich_text::entity;

/// Elements whose content is no text: it is dropped with them.
const DROPPED: [&str; 12] = [
    "script", "style", "iframe", "noscript", "template", "svg", "math", "object", "textarea", "select",
    "title", "head",
];

/// A tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Whether it is `</…>`.
    pub(super) closes: bool,
    /// The value of `href`, its references read.
    pub(super) href: Option<String>,
}

/// What stands at a `<`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read<'a> {
    /// A tag, and what follows it.
    Tag(Tag, &'a str),
    /// A comment, or an element that is dropped with its content; and what follows it.
    Nothing(&'a str),
    /// No tag at all: the sign itself.
    Text,
}

/// Reads what begins with `<`. What never ends swallows the rest, as in a browser.
pub(super) fn read(text: &str) -> Read<'_> {
    if let Some(comment) = text.strip_prefix("<!--") {
        // `<!-->` is a whole comment too.
        let after = comment.strip_prefix('>').or_else(|| Some(comment.split_once("-->")?.1));
        return Read::Nothing(after.unwrap_or_default());
    }
    let inner = &text[1..];
    if inner.starts_with(['!', '?']) {
        return Read::Nothing(inner.find('>').map_or("", |at| &inner[at + 1..]));
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Read::Text;
    }
    let Some(end) = end(inner) else { return Read::Nothing("") };
    let (tag, after) = (&inner[..end], &inner[end + 1..]);
    let named = tag.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(tag.len());
    let name = tag[..named].to_ascii_lowercase();
    if !closes && DROPPED.contains(&name.as_str()) {
        return Read::Nothing(after_element(after, &name));
    }
    let href = if name == "a" { attribute(&tag[named..], "href") } else { None };
    Read::Tag(Tag { name, closes, href }, after)
}

/// Where a tag ends: the first `>` that is in no quotes.
fn end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// What follows `</name`, whatever its case.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let closing = |at: &usize| {
        let rest = &text.as_bytes()[*at + 2..];
        rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    let Some(at) = text.match_indices("</").map(|(at, _)| at).find(closing) else { return "" };
    text[at..].find('>').map_or("", |end| &text[at + end + 1..])
}

/// The value of an attribute, from what stands behind a tag's name.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        let named = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '/'));
        let (name, after) = rest.split_at(named.unwrap_or(rest.len()));
        if rest.is_empty() {
            return None;
        }
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = if name.is_empty() { &rest[1..] } else { after };
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(entity::decoded(value));
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_its_name_and_where_it_leads() {
        for (text, name, closes, href, after) in [
            ("<p>x", "p", false, None, "x"),
            ("</P >x", "p", true, None, "x"),
            ("<br/>x", "br", false, None, "x"),
            (
                "<a href=\"https://a.example/?b=1&amp;c=2\">x",
                "a",
                false,
                Some("https://a.example/?b=1&c=2"),
                "x",
            ),
            ("<A target=_blank HREF = 'b>c' x>y", "a", false, Some("b>c"), "y"),
            ("<a href=d e>", "a", false, Some("d"), ""),
            ("<a data-href=\"no\" href>", "a", false, None, ""),
            ("<a =\"x\" href=e>", "a", false, Some("e"), ""),
            ("<p title=\"</p>\" onclick='a>b'>x", "p", false, None, "x"),
            ("<p href=q>", "p", false, None, ""),
        ] {
            let tag = Tag { name: name.into(), closes, href: href.map(str::to_owned) };
            assert_eq!(read(text), Read::Tag(tag, after), "{text}");
        }
    }

    #[test]
    fn what_is_for_machines_is_dropped_with_its_content() {
        for (text, after) in [
            ("<script>a<b>\"c</ScRiPt >x", "x"),
            ("<style>* {}</style>x", "x"),
            ("<svg onload='a'><p>b</p></svg>x", "x"),
            ("<script>never closed", ""),
            ("<!-- a > b -->x", "x"),
            ("<!-->x", "x"),
            ("<!-- never closed", ""),
            ("<!doctype html>x", "x"),
            ("<?xml?>x", "x"),
            ("<p title=\"never closed>x", ""),
            ("<img src=x", ""),
        ] {
            assert_eq!(read(text), Read::Nothing(after), "{text}");
        }
    }

    #[test]
    fn a_sign_is_no_tag() {
        for text in ["< 5", "<3", "<", "</ p>", "<é>"] {
            assert_eq!(read(text), Read::Text, "{text}");
        }
    }
}
