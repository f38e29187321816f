//! Shadow parts as a check names them (the contract's list of parts).

use std::fmt;

/// One part, or one of its repetitions: a CSS selector inside the shadow root.
#[derive(Clone, Debug)]
pub struct Part(String);

/// The part of that name.
pub fn part(name: &str) -> Part {
    Part(format!("[part~=\"{name}\"]"))
}

impl Part {
    /// The one whose attribute has this value.
    #[must_use]
    pub fn with(self, attribute: &str, value: &str) -> Self {
        Self(format!("{}[{attribute}=\"{value}\"]", self.0))
    }

    /// Something inside it.
    #[must_use]
    pub fn within(self, selector: &str) -> Self {
        Self(format!("{} {selector}", self.0))
    }

    /// A selector that is no part: for what the contract leaves open, such as the name of a retry button.
    pub fn selector(selector: &str) -> Self {
        Self(selector.to_owned())
    }

    pub(crate) fn css(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Part {
    fn from(name: &str) -> Self {
        part(name)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
