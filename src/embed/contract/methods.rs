//! What a page may call and set: the element's methods, and its fields. `embed.js` and `life.js` have them; the widget's
//! own code only answers.

/// A method of the element. None returns anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// Names and TypeScript's types of what it takes; a name that ends in `?` may be left out.
    pub parameters: &'static [(&'static str, &'static str)],
    /// A sentence in Markdown.
    pub description: &'static str,
}

/// The methods.
pub const METHODS: &[Method] = &[
    Method {
        name: "selectBrand",
        parameters: &[("name", "string")],
        description: "Opens a brand by the API's name for it, in any case.",
    },
    Method {
        name: "resume",
        parameters: &[("orderId", "string"), ("pass?", "string")],
        description: "Shows an order that exists; by its pass where the host gives passes and this browser has none.",
    },
    Method {
        name: "reset",
        parameters: &[],
        description: "Back to the grid, unless an order is being paid.",
    },
];

/// A property of the element that a page may read and set. One that bears an attribute's name takes more than its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// TypeScript's name of what it holds, beside `null`.
    pub holds: &'static str,
    /// The same without the names of this project.
    pub plainly: &'static str,
    /// A sentence in Markdown.
    pub description: &'static str,
}

/// The fields. Each is `null` at first.
pub const FIELDS: &[Field] = &[Field {
    name: "texts",
    holds: "CryptorefillsTexts",
    plainly: "Record<string, string>",
    description: "Texts of the page's own, over the built-in ones and those of the attribute's file; live.",
}];
