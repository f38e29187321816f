//! The keys under which passes are made. They never get into a message: a file of them is spoken of by its lines.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use thiserror::Error;

/// The fewest characters of a key.
const SHORTEST: usize = 32;

/// The name of the file in the state folder.
pub(crate) const FILE: &str = "pass.key";

/// One key a line, the newest first: it makes passes, and all of them open.
#[derive(Clone)]
pub struct PassKeys {
    newest: hmac::Key,
    older: Vec<hmac::Key>,
}

/// Why there are no keys.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum PassKeyError {
    /// The file cannot be read or made.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, String),
    /// The text has no key.
    #[error("no key (one a line, of at least 32 characters)")]
    Empty,
    /// A line is too short.
    #[error("line {0} has less than 32 characters")]
    Short(usize),
    /// The system gives no random bytes.
    #[error("no random bytes for a key")]
    NoRandomness,
}

impl PassKeys {
    /// The keys in the file at `path`.
    ///
    /// # Errors
    ///
    /// A [`PassKeyError`] that says which line is wrong, or why there are none.
    pub fn read(path: &Path) -> Result<Self, PassKeyError> {
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let keys = text.parse()?;
        if is_open_to_others(path) {
            tracing::warn!("{} can be read or changed by others on this machine: chmod 600", path.display());
        }
        Ok(keys)
    }

    /// The keys in the file at `path`, which is made with a new key if it is not there.
    ///
    /// # Errors
    ///
    /// As [`PassKeys::read`].
    pub fn read_or_make(path: &Path) -> Result<Self, PassKeyError> {
        if !path.exists() {
            make(path)?;
        }
        Self::read(path)
    }

    pub(crate) fn newest(&self) -> &hmac::Key {
        &self.newest
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &hmac::Key> {
        std::iter::once(&self.newest).chain(&self.older)
    }
}

impl FromStr for PassKeys {
    type Err = PassKeyError;

    fn from_str(text: &str) -> Result<Self, PassKeyError> {
        let mut keys = Vec::new();
        for (number, line) in text.lines().enumerate() {
            match line.trim() {
                "" => {}
                short if short.chars().count() < SHORTEST => return Err(PassKeyError::Short(number + 1)),
                key => keys.push(hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes())),
            }
        }
        let mut keys = keys.into_iter();
        let newest = keys.next().ok_or(PassKeyError::Empty)?;
        Ok(Self { newest, older: keys.collect() })
    }
}

impl fmt::Debug for PassKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PassKeys({})", 1 + self.older.len())
    }
}

/// Writes a new key, all of it or nothing, and leaves a file that somebody else made meanwhile.
fn make(path: &Path) -> Result<(), PassKeyError> {
    let mut bytes = [0_u8; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| PassKeyError::NoRandomness)?;
    let key: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let draft = path.with_extension(format!("key.{}", std::process::id()));
    let written = write_private(&draft, &key).and_then(|()| match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    // It is the second name of the file, or a draft of nothing.
    let _ = fs::remove_file(&draft);
    written.map_err(|error| unreadable(path, &error))?;
    // Where the folder cannot be flushed, as on Windows, the file system does as it can.
    let _ = path.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
    Ok(())
}

fn write_private(path: &Path, key: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{key}")?;
    file.sync_all()
}

/// A group may read it: that is how a file of root's is handed to one service, as a container's secret is.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o037 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

fn unreadable(path: &Path, error: &io::Error) -> PassKeyError {
    PassKeyError::Unreadable(path.to_owned(), error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_key_a_line() {
        let long = "k".repeat(32);
        for (text, expected) in [
            (long.clone(), Ok(1)),
            (format!("\n  {long}  \r\n\n{long}\n"), Ok(2)),
            (String::new(), Err(PassKeyError::Empty)),
            (" \n\n".to_owned(), Err(PassKeyError::Empty)),
            (format!("{long}\n\n{}", "k".repeat(31)), Err(PassKeyError::Short(3))),
        ] {
            let keys = text.parse::<PassKeys>().map(|keys| keys.all().count());
            assert_eq!(keys, expected, "{text:?}");
        }
        let keys: PassKeys = long.parse().unwrap();
        assert_eq!(format!("{keys:?}"), "PassKeys(1)", "no key in a message");
    }

    #[test]
    fn a_key_is_made_once_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        assert!(matches!(PassKeys::read(&path), Err(PassKeyError::Unreadable(..))));
        PassKeys::read_or_make(&path).unwrap();
        let made = fs::read_to_string(&path).unwrap();
        assert_eq!(made.trim().len(), 64);
        PassKeys::read_or_make(&path).unwrap();
        make(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), made, "it is never made anew");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
        assert!(!is_open_to_others(&path));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_without_its_keys() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, "a-secret-that-is-short").unwrap();
        let told = PassKeys::read_or_make(&path).unwrap_err().to_string();
        assert_eq!(told, "line 1 has less than 32 characters");
        let nowhere = folder.path().join("no/folder/pass.key");
        assert!(PassKeys::read_or_make(&nowhere).unwrap_err().to_string().contains("no/folder/pass.key"));
    }
}
