//! How much room there is where the commands write. It writes nothing.

use std::path::{Path, PathBuf};

use nix::sys::statvfs::statvfs;

use crate::doctor::verdict::{self, Line};
use crate::tools;
use crate::workspace::Workspace;

/// What `cargo xtask test` left in `target` of a fresh clone, in gigabytes, and the tools, with something to spare.
const TARGET: u64 = 8;
const TOOLS: u64 = 2;

/// A line for each of the two folders.
pub(crate) fn lines(workspace: &Workspace) -> Vec<Line> {
    let mut lines = Vec::new();
    match tools::root() {
        Ok(root) => lines.push(verdict::of_room("the tool cache", &root, free(&root), TOOLS)),
        Err(error) => lines.push(verdict::problem("the tool cache", &error.to_string())),
    }
    lines.push(verdict::of_room("cargo's target folder", &workspace.target, free(&workspace.target), TARGET));
    lines
}

/// The bytes that are free for this user where a folder is, or will be.
fn free(folder: &Path) -> Option<u64> {
    let there: PathBuf = folder.ancestors().find(|folder| folder.exists())?.into();
    let told = statvfs(&there).ok()?;
    // The types differ from system to system.
    #[allow(clippy::useless_conversion, clippy::unnecessary_cast)]
    let bytes = (told.blocks_available() as u64).saturating_mul(told.fragment_size() as u64);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_has_the_room_of_the_one_around_it() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(free(&here.join("not/there/yet")).is_some_and(|bytes| bytes > 0));
    }
}
