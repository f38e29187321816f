//! Whether the bundle that is tested is of the sources as they are: by the contents of every file that git knows or would
//! know, but for the stories, and by the compiler. It never looks at a time, and builds nothing.
//!
//! Used where one story is told: the whole suite always builds its bundle.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::process;
use crate::test::bundle::is_complete;
use crate::tools;
use crate::workspace::Workspace;

/// What no bundle is made of.
const NO_SOURCES: &str = "tests/e2e/";

/// What changes how cargo compiles, from outside.
const VARIABLES: [&str; 3] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CR_TOOLS"];

/// Says that the bundle is of nothing known, and returns what is to be noted once it is built.
pub(crate) fn begin(workspace: &Workspace) -> Result<String, Error> {
    let place = place(workspace);
    if place.exists() {
        fs::remove_file(&place).map_err(Error::file("removing", &place))?;
    }
    key(workspace)
}

/// Notes what the bundle in the folder was built of.
pub(crate) fn note(workspace: &Workspace, key: &str, bundle: &Path) -> Result<(), Error> {
    let place = place(workspace);
    fs::create_dir_all(workspace.scratch()).map_err(Error::file("creating", workspace.scratch()))?;
    fs::write(&place, stamp(key, bundle)).map_err(Error::file("writing", &place))
}

/// Whether the bundle in the folder is complete, and was built of what is there now.
pub(crate) fn holds(workspace: &Workspace, bundle: &Path) -> Result<bool, Error> {
    let noted = fs::read_to_string(place(workspace)).unwrap_or_default();
    Ok(!noted.is_empty() && is_complete(bundle) && noted == stamp(&key(workspace)?, bundle))
}

/// The sources and the list of the files that were made of them: a bundle that was built otherwise has another one.
fn stamp(key: &str, bundle: &Path) -> String {
    format!("{key}\n{}", fs::read_to_string(bundle.join("release.json")).unwrap_or_default())
}

fn place(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("dist-test.sources")
}

/// A hash of everything that a bundle is made of.
fn key(workspace: &Workspace) -> Result<String, Error> {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(bytes);
    };
    add(process::capture("rustc", tools::rustc().arg("-vV"))?.as_bytes());
    for name in VARIABLES {
        add(env::var_os(name).unwrap_or_default().as_encoded_bytes());
    }
    let mut git = Command::new("git");
    git.current_dir(&workspace.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let files = process::capture("git ls-files", &mut git)?;
    let mut files: Vec<&str> = files.split('\0').filter(|file| !file.starts_with(NO_SOURCES)).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        add(file.as_bytes());
        // One that is listed and gone is no content either.
        add(&fs::read(workspace.root.join(file)).unwrap_or_default());
    }
    let digest = hash.finalize();
    Ok(digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}")))
}
