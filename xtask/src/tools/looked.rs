//! A tool as it is on this machine, and what would install it. Looking never installs anything.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::tools::cache;

/// What was seen of a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looked {
    /// Its name, with the version that is wanted where one is.
    pub(crate) name: String,
    pub(crate) state: State,
    /// The commands that need it.
    pub(crate) needed_by: &'static str,
    pub(crate) means: Means,
}

/// Whether it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// Where, or in which version.
    There(String),
    Missing,
    /// It is there and cannot be used: why, and what to do.
    Unfit(String),
}

/// What installs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Means {
    /// The command that needs it, in this way, within so many seconds on two cores.
    Itself { how: String, seconds: u32 },
    /// A person, by this advice.
    Hand(String),
    /// A person, who may do without it.
    LeftOut(String),
}

impl State {
    /// Of a folder in the cache of tools.
    pub(crate) fn in_cache(name: &str, proof: &Path) -> State {
        match cache::root() {
            Ok(root) if cache::is_installed(&root, name, proof) => State::There("in the tool cache".into()),
            Ok(_) => State::Missing,
            Err(error) => State::Unfit(error.to_string()),
        }
    }

    /// Of a program that was looked for.
    pub(crate) fn of_program(found: Result<Option<PathBuf>, Error>) -> State {
        match found {
            Ok(Some(path)) => State::There(path.display().to_string()),
            Ok(None) => State::Missing,
            Err(error) => State::Unfit(error.to_string()),
        }
    }
}
