//! The host with the widget inside: one file that serves both. It makes no bundle, and starts nothing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::executables;
use crate::say;
use crate::workspace::{HOST, Workspace};

/// Builds the host around a bundle, beside its folder. Returns where it is.
pub(crate) fn build(workspace: &Workspace, bundle: &Path) -> Result<PathBuf, Error> {
    let step = say::step("Building the host with the widget inside (its first time takes some minutes)");
    let bundle = fs::canonicalize(bundle).map_err(Error::file("finding", bundle))?;
    let arguments = ["build", "--release", "--package", HOST, "--features", "bundle"];
    let built = executables::build_with(workspace, &arguments, &[("CR_BUNDLE", bundle.as_os_str())])?;
    let program = executables::program(&built, HOST)?;
    let folder = folder(&bundle);
    fs::create_dir_all(&folder).map_err(Error::file("creating", &folder))?;
    let place = folder.join(HOST);
    // Not written over: one that runs from there stays what it is.
    let partial = folder.join(format!(".{HOST}.partial"));
    fs::copy(&program, &partial).map_err(Error::file("copying", &program))?;
    fs::rename(&partial, &place).map_err(Error::file("moving into place", &place))?;
    step.done();
    Ok(place)
}

/// Beside the bundle, so that a server of the bundle does not serve it as well.
fn folder(bundle: &Path) -> PathBuf {
    let mut name = bundle.file_name().map_or_else(OsString::new, Into::into);
    name.push("-host");
    bundle.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_beside_its_bundle() {
        assert_eq!(folder(Path::new("/shop/dist")), Path::new("/shop/dist-host"));
    }
}
