//! The folder of installed tools: `<root>/<tool>-<version>/`.
//!
//! A folder under its final name is complete: it is filled under another name and moved. Two clones never install the
//! same tool at once, and an interrupted installation is never taken for a finished one.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Where tools are kept: `$CR_TOOLS`, else `cryptorefills-widget` in the user's cache folder.
pub(crate) fn root() -> Result<PathBuf, Error> {
    let read = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    choose_root(read("CR_TOOLS"), read("XDG_CACHE_HOME"), read("HOME")).ok_or_else(|| Error::Missing {
        what: "a folder for tools".into(),
        advice: "set CR_TOOLS to a folder that can be written".into(),
    })
}

/// The folder `name` in `root`, filled by `fill` unless it is there already.
///
/// `proof` is a file in the folder without which it does not count as installed.
pub(crate) fn install_once(
    root: &Path,
    name: &str,
    proof: &Path,
    fill: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let folder = root.join(name);
    if folder.join(proof).exists() {
        return Ok(folder);
    }
    fs::create_dir_all(root).map_err(Error::file("creating", root))?;
    // The system releases the lock when this program ends, however it ends.
    let _lock = lock(&root.join(format!(".{name}.lock")), name)?;
    if folder.join(proof).exists() {
        return Ok(folder);
    }

    let partial = root.join(format!(".{name}.partial"));
    // Whoever made these held the lock, and does no longer.
    remove(&partial)?;
    remove(&folder)?;
    fs::create_dir_all(&partial).map_err(Error::file("creating", &partial))?;
    fill(&partial)?;
    if !partial.join(proof).exists() {
        let problem = format!("{name} was installed without {}", proof.display());
        return Err(Error::Content { path: partial, problem });
    }
    fs::rename(&partial, &folder).map_err(Error::file("moving into place", &folder))?;
    Ok(folder)
}

/// Whether the folder `name` in `root` is there, without filling it.
pub(crate) fn is_installed(root: &Path, name: &str, proof: &Path) -> bool {
    root.join(name).join(proof).exists()
}

fn choose_root(own: Option<PathBuf>, cache: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    own.or_else(|| Some(cache.or_else(|| Some(home?.join(".cache")))?.join("cryptorefills-widget")))
}

fn lock(path: &Path, name: &str) -> Result<File, Error> {
    let file = File::create(path).map_err(Error::file("creating", path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("▸ Waiting for another command that installs {name}");
            file.lock().map_err(Error::file("locking", path))?;
        }
        Err(TryLockError::Error(source)) => return Err(Error::file("locking", path)(source)),
    }
    Ok(file)
}

fn remove(folder: &Path) -> Result<(), Error> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(Error::file("removing", folder)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn the_root_is_the_first_of_what_is_set() {
        let path = |text: &str| Some(PathBuf::from(text));
        let cases = [
            ((path("/own"), path("/cache"), path("/home")), path("/own")),
            ((None, path("/cache"), path("/home")), path("/cache/cryptorefills-widget")),
            ((None, None, path("/home")), path("/home/.cache/cryptorefills-widget")),
            ((None, None, None), None),
        ];
        for ((own, cache, home), expected) in cases {
            assert_eq!(choose_root(own, cache, home), expected);
        }
    }

    #[test]
    fn an_interrupted_installation_is_done_again() {
        let root = scratch("interrupted");
        let proof = Path::new("bin/tool");
        let failed = install_once(&root, "tool-1", proof, |folder| {
            write(&folder.join("half"));
            Err(Error::Interrupted)
        });
        assert!(failed.is_err());
        assert!(!root.join("tool-1").exists());

        assert!(!is_installed(&root, "tool-1", proof));
        let folder = install_once(&root, "tool-1", proof, |folder| {
            assert!(!folder.join("half").exists(), "what was left over is gone");
            write(&folder.join(proof));
            Ok(())
        });
        assert!(folder.unwrap().join(proof).exists());
        assert!(is_installed(&root, "tool-1", proof));
        remove(&root).unwrap();
    }

    #[test]
    fn an_installation_without_its_program_does_not_count() {
        let root = scratch("unproven");
        assert!(install_once(&root, "tool-1", Path::new("tool"), |_| Ok(())).is_err());
        assert!(!root.join("tool-1").exists());
        remove(&root).unwrap();
    }

    #[test]
    fn clones_that_race_install_once() {
        let root = scratch("race");
        let installations = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    install_once(&root, "tool-1", Path::new("tool"), |folder| {
                        installations.fetch_add(1, Ordering::SeqCst);
                        write(&folder.join("tool"));
                        Ok(())
                    })
                    .unwrap();
                });
            }
        });
        assert_eq!(installations.load(Ordering::SeqCst), 1);
        remove(&root).unwrap();
    }

    fn write(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    fn scratch(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-cache-{name}-{}", std::process::id()));
        remove(&folder).unwrap();
        folder
    }
}
