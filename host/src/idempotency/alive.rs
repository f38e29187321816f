//! Which hosts that share a state folder are running. A host holds a lock on a file of its own, which the system lets go
//! when it ends, however it ends. A host that cannot be seen counts as gone, which never makes a second order.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::record::Owner;

/// The folder of the files, in the state folder.
const FOLDER: &str = "running";

/// The file, in the state folder, that a host holds while it starts.
const STARTING: &str = "running.lock";

/// This host's own sign of life. It ends with the value.
#[derive(Debug)]
pub(super) struct SignOfLife {
    folder: PathBuf,
    owner: Owner,
    _lock: File,
}

impl SignOfLife {
    /// Shows in `state_dir` that `owner` runs, and clears away what hosts that are gone have left.
    pub(super) fn show(state_dir: &Path, owner: Owner) -> io::Result<Self> {
        let folder = state_dir.join(FOLDER);
        fs::create_dir_all(&folder)?;
        // One at a time: a file that its host has made and not locked yet looks like one that was left.
        let starting = File::create(state_dir.join(STARTING))?;
        starting.lock()?;
        for entry in fs::read_dir(&folder)?.flatten() {
            if !is_locked(&entry.path()) {
                // Another host may have cleared it away meanwhile.
                let _ = fs::remove_file(entry.path());
            }
        }
        let lock = File::create(path(&folder, owner))?;
        lock.lock()?;
        Ok(Self { folder, owner, _lock: lock })
    }

    /// Whether `owner` is this host, or another one that runs.
    pub(super) fn is_alive(&self, owner: Owner) -> bool {
        owner == self.owner || is_locked(&path(&self.folder, owner))
    }
}

impl Drop for SignOfLife {
    fn drop(&mut self) {
        let _ = fs::remove_file(path(&self.folder, self.owner));
    }
}

fn path(folder: &Path, owner: Owner) -> PathBuf {
    folder.join(format!("{:016x}", owner.0))
}

fn is_locked(path: &Path) -> bool {
    match File::open(path).map(|file| file.try_lock_shared()) {
        Ok(Err(TryLockError::WouldBlock)) => true,
        Ok(Ok(()) | Err(TryLockError::Error(_))) | Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_seen_while_it_runs_and_what_it_left_is_cleared_away() {
        let state = tempfile::tempdir().unwrap();
        let one = SignOfLife::show(state.path(), Owner(1)).unwrap();
        let two = SignOfLife::show(state.path(), Owner(2)).unwrap();
        assert!(one.is_alive(Owner(1)) && one.is_alive(Owner(2)) && two.is_alive(Owner(1)));
        assert!(!one.is_alive(Owner(3)));
        drop(one);
        assert!(!two.is_alive(Owner(1)));
        // As a host that was killed leaves it.
        File::create(path(&two.folder, Owner(4))).unwrap();
        assert!(!two.is_alive(Owner(4)));
        let three = SignOfLife::show(state.path(), Owner(3)).unwrap();
        assert_eq!(fs::read_dir(&three.folder).unwrap().count(), 2);
        assert!(three.is_alive(Owner(2)));
    }

    #[test]
    fn hosts_that_start_at_once_never_clear_each_other_away() {
        for _ in 0..300 {
            let state = tempfile::tempdir().unwrap();
            let begun = std::sync::Barrier::new(6);
            let hosts: Vec<_> = std::thread::scope(|scope| {
                let start = |owner| {
                    let (state, begun) = (state.path(), &begun);
                    scope.spawn(move || {
                        begun.wait();
                        SignOfLife::show(state, Owner(owner)).unwrap()
                    })
                };
                let starting: Vec<_> = (0..6).map(start).collect();
                starting.into_iter().map(|host| host.join().unwrap()).collect()
            });
            for owner in 0..6 {
                assert!(hosts.iter().all(|host| host.is_alive(Owner(owner))), "{owner}");
            }
        }
    }
}
