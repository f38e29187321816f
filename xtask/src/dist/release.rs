//! Which files in the folder are of this release and which of the one before: older ones go, these two stay.
//!
//! The list lies in the folder itself, as `release.json`, with what a page says that pins this release. What it does not
//! name is never touched.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::dist::pinned::Pinned;
use crate::dist::{Asset, assets};
use crate::error::Error;

/// The name of the list.
pub(crate) const FILE: &str = "release.json";

/// The files of two releases, without their compressed siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Release {
    files: Vec<String>,
    previous: Vec<String>,
}

impl Release {
    /// The list in the folder, if there is one.
    pub(crate) fn read(folder: &Path) -> Result<Option<Release>, Error> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(None);
        }
        let text = assets::read_text(&path)?;
        let release = parse(&text).ok_or_else(|| Error::Content {
            path,
            problem: "not a list of files; remove it, and the files of older releases beside it".into(),
        })?;
        Ok(Some(release))
    }

    /// The release of these files, after `before`. The same release again changes nothing.
    pub(crate) fn following(before: Option<&Release>, files: Vec<String>) -> Release {
        let previous = match before {
            None => Vec::new(),
            Some(before) if before.files == files => before.previous.clone(),
            Some(before) => before.files.iter().filter(|name| !files.contains(name)).cloned().collect(),
        };
        Release { files, previous }
    }

    /// The list as a file of the bundle.
    pub(crate) fn to_asset(&self, pinned: &Pinned) -> Asset {
        let list = json!({"files": self.files, "previous": self.previous, "pinned": pinned.to_json()});
        let mut text = format!("{list:#}");
        text.push('\n');
        Asset { name: FILE.into(), bytes: text.into() }
    }

    /// Removes what only releases before the previous one need.
    pub(crate) fn remove_older(&self, before: Option<&Release>, folder: &Path) -> Result<(), Error> {
        for name in self.older(before) {
            for suffix in ["", ".br", ".gz"] {
                let path = folder.join(format!("{name}{suffix}"));
                if path.exists() {
                    fs::remove_file(&path).map_err(Error::file("removing", &path))?;
                }
            }
        }
        Ok(())
    }

    fn older<'a>(&self, before: Option<&'a Release>) -> Vec<&'a String> {
        let kept = |name: &String| self.files.contains(name) || self.previous.contains(name);
        before
            .into_iter()
            .flat_map(|before| before.files.iter().chain(&before.previous))
            .filter(|name| !kept(name))
            .collect()
    }
}

fn parse(text: &str) -> Option<Release> {
    let value: Value = serde_json::from_str(text).ok()?;
    let names = |key: &str| value[key].as_array()?.iter().map(name).collect::<Option<Vec<String>>>();
    Some(Release { files: names("files")?, previous: names("previous")? })
}

/// A plain file name: the list also says what is removed.
fn name(value: &Value) -> Option<String> {
    let name = value.as_str()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    (!name.is_empty() && !name.starts_with('.') && name.chars().all(plain)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_release_is_kept_beside_the_newest() {
        let first = Release::following(None, names("embed.js a-1.js a-1.css"));
        assert_eq!(first.previous, names(""));
        let second = Release::following(Some(&first), names("embed.js a-2.js a-1.css"));
        assert_eq!(second.previous, names("a-1.js"));
        assert!(second.older(Some(&first)).is_empty());
        let third = Release::following(Some(&second), names("embed.js a-3.js a-3.css"));
        assert_eq!(third.previous, names("a-2.js a-1.css"));
        assert_eq!(third.older(Some(&second)), [&"a-1.js".to_owned()]);
    }

    #[test]
    fn the_same_release_again_keeps_the_one_before() {
        let first = Release::following(None, names("embed.js a-1.js"));
        let second = Release::following(Some(&first), names("embed.js a-2.js"));
        let again = Release::following(Some(&second), names("embed.js a-2.js"));
        assert_eq!(again, second);
        assert!(again.older(Some(&second)).is_empty());
    }

    #[test]
    fn going_back_to_the_release_before_keeps_both() {
        let first = Release::following(None, names("embed.js a-1.js"));
        let second = Release::following(Some(&first), names("embed.js a-2.js"));
        let back = Release::following(Some(&second), names("embed.js a-1.js"));
        assert_eq!(back.previous, names("a-2.js"));
        assert!(back.older(Some(&second)).is_empty());
    }

    #[test]
    fn the_list_reads_back_and_names_no_other_folder() {
        let release = Release::following(None, names("embed.js a-1.js"));
        let text = String::from_utf8(release.to_asset(&Pinned::of(b"")).bytes).unwrap();
        assert_eq!(parse(&text), Some(release));
        for name in ["../x", "/etc/passwd", ".hidden", ""] {
            assert_eq!(parse(&json!({"files": [name], "previous": []}).to_string()), None, "{name}");
        }
        assert_eq!(parse("{}"), None);
    }

    #[test]
    fn older_files_go_with_their_siblings_and_strangers_stay() {
        let folder = std::env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["a-1.js", "a-1.js.br", "a-1.js.gz", "a-2.js", "notes.txt"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let before = Release { files: names("a-2.js"), previous: names("a-1.js") };
        Release::following(Some(&before), names("a-3.js")).remove_older(Some(&before), &folder).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a-2.js", "notes.txt"]);
        fs::remove_dir_all(folder).unwrap();
    }

    fn names(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }
}
