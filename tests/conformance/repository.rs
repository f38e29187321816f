//! The files of this repository as the table names them.

use std::fs;
use std::path::PathBuf;

/// The page with the table.
pub(crate) const PAGE: &str = "docs/conformance.md";

/// The text of a file, named from the root; `None` where there is none.
pub(crate) fn text(path: &str) -> Option<String> {
    fs::read_to_string(at(path)).ok()
}

/// Whether the root holds a file or folder of this name.
pub(crate) fn holds(path: &str) -> bool {
    at(path).exists()
}

/// A place in the repository, named from the root.
pub(crate) fn at(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
