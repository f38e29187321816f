//! The pictures that are kept of screens, one file each, and what to do when a screen looks otherwise.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::catalogue::picture::Picture;

/// Where pictures are kept, and where those that differ are put.
#[derive(Debug)]
pub struct Looks {
    kept: PathBuf,
    differing: PathBuf,
    update: bool,
    seen: BTreeSet<String>,
    complaints: Vec<String>,
}

impl Looks {
    /// The kept pictures of a folder; what differs goes into another one. With `CR_LOOKS=update` each screen's present
    /// look is kept instead of compared.
    pub fn new(kept: &Path, differing: &Path) -> Self {
        Self {
            kept: kept.to_owned(),
            differing: differing.to_owned(),
            update: env::var_os("CR_LOOKS").is_some_and(|word| word == "update"),
            seen: BTreeSet::new(),
            complaints: Vec::new(),
        }
    }

    /// Compares a screenshot with what was kept under that name, or keeps it.
    pub fn see(&mut self, name: &str, screenshot: &[u8]) {
        let file = format!("{name}.png");
        let outcome = Picture::of_screen(screenshot).and_then(|now| self.compare(&file, &now));
        self.complaints.extend(outcome.err().map(|why| format!("{name} {why}")));
        self.seen.insert(file);
    }

    /// Everything that differs, in words; pictures of screens that are no more count too.
    pub fn complaints(self) -> Vec<String> {
        let mut complaints = self.complaints;
        let files = fs::read_dir(&self.kept).into_iter().flatten().flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        for name in names.filter(|name| name.ends_with(".png") && !self.seen.contains(name)) {
            if self.update {
                // What is still there is told of by the next comparison.
                let _ = fs::remove_file(self.kept.join(&name));
            } else {
                complaints.push(format!("{name} shows no screen any more"));
            }
        }
        complaints
    }

    fn compare(&self, file: &str, now: &Picture) -> Result<(), String> {
        let path = self.kept.join(file);
        let kept = fs::read(&path).map_err(|_| "was never kept; CR_LOOKS=update keeps it".to_owned());
        let compared = kept.and_then(|png| {
            let kept = Picture::kept(&png)?;
            let Some((words, marked)) = now.difference(&kept) else { return Ok(()) };
            // With so few colours, a rare one may be far from its own: what is kept would be so as well.
            if Picture::kept(&now.to_png())?.difference(&kept).is_none() {
                return Ok(());
            }
            self.put(file, now, &marked)?;
            Err(format!("{words}; see {}", self.differing.display()))
        });
        match compared {
            Err(_) if self.update => write(&path, &now.to_png()),
            other => other,
        }
    }

    fn put(&self, file: &str, now: &Picture, marked: &Picture) -> Result<(), String> {
        write(&self.differing.join(file), &now.to_png())?;
        write(&self.differing.join(file.replace(".png", ".difference.png")), &marked.to_png())
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    fn screenshot(shade: u8) -> Vec<u8> {
        let mut png = Cursor::new(Vec::new());
        RgbImage::from_pixel(64, 64, Rgb([shade; 3])).write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    #[test]
    fn a_changed_a_new_and_a_forgotten_screen_are_told_of_and_an_update_ends_that() {
        let folder = tempfile::tempdir().unwrap();
        let differing = folder.path().join("differing");
        let looks = |update| Looks { update, ..Looks::new(folder.path(), &differing) };
        let mut first = looks(true);
        first.see("a", &screenshot(200));
        first.see("old", &screenshot(0));
        assert_eq!(first.complaints(), [""; 0]);

        let mut second = looks(false);
        second.see("a", &screenshot(90));
        second.see("new", &screenshot(0));
        let complaints = second.complaints();
        assert!(complaints[0].starts_with("a differs at (0, 0)"), "{complaints:?}");
        assert!(complaints[1].starts_with("new was never kept"), "{complaints:?}");
        assert_eq!(complaints[2], "old.png shows no screen any more");
        assert!(differing.join("a.png").is_file() && differing.join("a.difference.png").is_file());

        for update in [true, false] {
            let mut third = looks(update);
            third.see("a", &screenshot(90));
            third.see("new", &screenshot(0));
            assert_eq!(third.complaints(), [""; 0]);
        }
    }
}
