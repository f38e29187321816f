//! The pages that are measured beside each other.

/// Who fills a page with cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contestant {
    /// The release bundle, by its script tag.
    Widget,
    /// Some fifty lines of plain JavaScript.
    Floor,
    /// The same in React 19, as its users would write it.
    React,
}

impl Contestant {
    /// In the order of the printed columns.
    pub(super) const ALL: [Self; 3] = [Self::Widget, Self::Floor, Self::React];

    /// What stands in the body of its page; `brands` is where its shelf is.
    pub(super) fn body(self, brands: usize) -> String {
        match self {
            Self::Widget => format!(
                "<script async src=\"/widget/embed.js\"></script>\
                 <cryptorefills-widget country=\"US\" lang=\"en\" api-base=\"/{brands}\"></cryptorefills-widget>"
            ),
            Self::Floor => format!("<script async src=\"/floor.js\" data-api=\"/{brands}\"></script>"),
            Self::React => format!("<script async src=\"/react.js\" data-api=\"/{brands}\"></script>"),
        }
    }

    /// The last part of its page's path.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Floor => "floor",
            Self::React => "react",
        }
    }

    /// The one of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contestant| contestant.name() == name)
    }
}
