//! The design tokens: CSS custom properties that a page sets, and the style sheet reads. They are told here, and kept in
//! `style/`.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The property's name.
    pub name: &'static str,
    /// What it takes, as CSS writes it.
    pub syntax: &'static str,
    /// What stands without it, in the light theme.
    pub default: &'static str,
    /// A sentence in Markdown.
    pub description: &'static str,
}

/// One row of the table.
const fn token(
    name: &'static str,
    syntax: &'static str,
    default: &'static str,
    description: &'static str,
) -> Token {
    Token { name, syntax, default, description }
}

/// The tokens.
pub const TOKENS: &[Token] = &[
    token("--cr-accent", "<color>", "#2d52d6", "The one accent: primary button, selection, links."),
    token("--cr-on-accent", "<color>", "#ffffff", "Text on the accent."),
    token("--cr-bg", "<color>", "#ffffff", "The ground."),
    token("--cr-surface", "<color>", "#f6f7f9", "The ground of inset panels."),
    token("--cr-text", "<color>", "#14171f", "The text."),
    token("--cr-muted", "<color>", "#5b6373", "Text of second rank."),
    token("--cr-border", "<color>", "#e2e5ea", "Hairlines."),
    token("--cr-radius", "<length>", "12px", "The radius of corners; smaller ones follow."),
    token("--cr-font", "*", "inherit", "The font family; the page's own without it."),
];
