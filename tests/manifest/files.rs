//! The files of the repository as texts.

use std::fs;

pub(crate) use crate::sources::root;

/// A file, named from the root.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
