//! Where the tests of a name are, as the sources say: so only what holds them is built. It builds and runs nothing, and
//! may find more than runs: the harness has the last word.

use std::fs;
use std::path::Path;

use crate::test::{browser, fleet};
use crate::workspace::{END_TO_END, HOST, Package, WIDGET, Workspace};

/// The list of the stories.
const STORIES: &str = "tests/stories/main.rs";

/// What holds tests of a name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Packages with native tests, and what cargo is told to build of them.
    pub(crate) native: Vec<(String, Vec<String>)>,
    /// How many tests of hosts beside other servers.
    pub(crate) fleet: usize,
    /// How many tests of components, in a browser.
    pub(crate) browser: usize,
    /// The names of stories.
    pub(crate) stories: Vec<String>,
}

impl Found {
    /// Looks through every package.
    pub(crate) fn of(workspace: &Workspace, name: &str) -> Self {
        let mut found = Self::default();
        for package in &workspace.packages {
            let mut targets = Vec::new();
            if count(&package.folder.join("src"), name) > 0 {
                targets.extend(["--lib".to_owned(), "--bins".to_owned()]);
            }
            for test in package.tests.iter().filter(|test| !is_story(package, test)) {
                let place = package.folder.join("tests").join(test);
                let tests = count(&place, name) + count(&place.with_extension("rs"), name);
                if package.name == WIDGET && test == browser::TARGET {
                    found.browser = tests;
                } else if package.name == HOST && test == fleet::TARGET {
                    found.fleet = tests;
                } else if tests > 0 {
                    targets.extend(["--test".to_owned(), test.clone()]);
                }
            }
            if !targets.is_empty() {
                found.native.push((package.name.clone(), targets));
            }
            if package.name == END_TO_END {
                let list = fs::read_to_string(package.folder.join(STORIES)).unwrap_or_default();
                found.stories = stories(&list).into_iter().filter(|story| story.contains(name)).collect();
            }
        }
        found
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn is_story(package: &Package, test: &str) -> bool {
    package.name == END_TO_END && test == "stories"
}

/// How many tests below a folder, or in a file, have `name` in theirs.
fn count(place: &Path, name: &str) -> usize {
    if place.is_dir() {
        let entries = fs::read_dir(place).into_iter().flatten().flatten();
        return entries.map(|entry| count(&entry.path(), name)).sum();
    }
    if place.extension().is_none_or(|extension| extension != "rs") {
        return 0;
    }
    let module = place.with_extension("").display().to_string().replace('/', "::");
    let text = fs::read_to_string(place).unwrap_or_default();
    functions(&text).filter(|function| matches(&module, function, name)).count()
}

/// The names of the functions that have an attribute of a test.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    let mut is_test = false;
    text.lines().filter_map(move |line| {
        let line = line.trim();
        if line.starts_with("#[") {
            is_test |= line.contains("test") && !line.starts_with("#[cfg");
            return None;
        }
        let (_, rest) = line.split_once("fn ")?;
        let name = rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()?;
        std::mem::take(&mut is_test).then_some(name)
    })
}

/// Whether a test's path has the name in it; of modules within a file, only `tests` is usual.
fn matches(module: &str, function: &str, name: &str) -> bool {
    let name = name.replace("tests::", "");
    format!("{module}::{function}").replace("tests::", "").contains(&name)
}

/// The full names of all stories, from the list that the suite is made of: `a::b in Chromium: c, d;`.
fn stories(list: &str) -> Vec<String> {
    let Some((_, list)) = list.split_once("stories! {") else { return Vec::new() };
    let of_modules = list.split(';').filter_map(|entry| entry.rsplit_once(": "));
    of_modules
        .flat_map(|(head, names)| {
            let module = head.split_whitespace().next().unwrap_or_default();
            names.split(',').map(move |name| format!("{module}::{}", name.trim()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_by_their_attributes() {
        let text = "#[cfg(test)]\nmod tests {\n fn help() {}\n #[test]\n fn one() {}\n #[tokio::test]\n \
            #[should_panic]\n async fn two() {}\n #[wasm_bindgen_test]\n fn three() {}\n #[inline]\n fn four() {}\n}";
        assert_eq!(functions(text).collect::<Vec<_>>(), ["one", "two", "three"]);
    }

    #[test]
    fn a_name_is_a_part_of_the_path() {
        for (name, is_matched) in [
            ("countdown", true),
            ("ticks", true),
            ("countdown::tests::it_ticks", true),
            ("domain::countdown", true),
            ("domain::clock", false),
            ("it_ticks_not", false),
        ] {
            assert_eq!(matches("src::domain::countdown", "it_ticks", name), is_matched, "{name}");
        }
    }

    #[test]
    fn stories_are_listed_with_their_modules() {
        let list = "macro_rules! stories {} run(stories! {\n a::b: c,\n d;\n e in Chromium: f;\n })";
        assert_eq!(stories(list), ["a::b::c", "a::b::d", "e::f"]);
    }

    #[test]
    fn this_repository_has_tests_of_every_kind() {
        let workspace = Workspace::find().unwrap();
        let found = Found::of(&workspace, "order");
        assert!(found.native.len() > 2 && found.browser > 2 && found.stories.len() > 5, "{found:?}");
        assert!(Found::of(&workspace, "no_test_has_this_name").is_empty());
    }
}
