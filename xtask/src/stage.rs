//! Trunk's hook: beside what Trunk makes, the demo needs the hand-written scripts, the style and the languages, under
//! the plain names that the scripts have for them in the source, and the recorded answers that the gallery shows. It
//! never touches the release.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::dist::{assets, life, loader, style};
use crate::error::Error;
use crate::tools;
use crate::workspace::{WIDGET, Workspace};

/// Writes the files into the folder that Trunk names.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| Error::Missing {
        what: "TRUNK_STAGING_DIR".into(),
        advice: "`stage` is Trunk's hook; `cargo xtask dev` or `trunk serve` runs it".into(),
    })?;
    let esbuild = tools::esbuild()?;
    assets::write(&staging.join("embed.js"), &assets::read(&workspace.root.join(loader::SOURCE))?)?;
    let sheet = format!("{WIDGET}.css");
    assets::write(&staging.join(&sheet), &style::whole(workspace, &esbuild)?)?;
    let mut names = vec![];
    for locale in assets::locales(workspace)? {
        let name = format!("locale-{}.json", locale.language);
        assets::write(&staging.join(&name), &locale.bytes)?;
        names.push((locale.language, name));
    }
    life::build(workspace, &names, &sheet)?.write(&staging)?;
    copy_files(&workspace.root.join("tests/fixtures"), &staging.join("fixtures"))
}

/// Copies the files of a folder, and none of its folders.
fn copy_files(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file("creating", to))?;
    for entry in fs::read_dir(from).map_err(Error::file("reading", from))? {
        let path = entry.map_err(Error::file("reading", from))?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            assets::write(&to.join(name), &assets::read(&path)?)?;
        }
    }
    Ok(())
}
