//! Trunk's hook: beside what Trunk makes, the demo page needs the hand-written scripts, the style and the languages, under
//! the plain names that the scripts have for them in the source. It never touches the release.

use std::env;
use std::path::PathBuf;

use crate::dist::{assets, life, loader};
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
    for (source, name) in [(loader::SOURCE, "embed.js"), (life::SOURCE, life::FILE)] {
        assets::write(&staging.join(name), &assets::read(&workspace.root.join(source))?)?;
    }
    assets::write(&staging.join(format!("{WIDGET}.css")), &assets::style(workspace, &esbuild)?)?;
    for locale in assets::locales(workspace)? {
        assets::write(&staging.join(format!("locale-{}.json", locale.language)), &locale.bytes)?;
    }
    Ok(())
}
