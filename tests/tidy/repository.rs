//! The files of this repository as texts. It judges nothing.

use std::fs;
use std::path::{Path, PathBuf};

/// Every text of the repository that people write.
pub(crate) fn everything() -> Vec<(String, String)> {
    let kinds = ["rs", "css", "js", "ts", "tsx", "vue", "json", "toml", "html", "md", "tsv", "sse"];
    let mut all = files(&["src", "host", "xtask", "tests", "style", "docs", ".cargo"], &kinds);
    for name in ["Cargo.toml", "Trunk.toml", "index.html", "README.md", "CHANGELOG.md"] {
        all.extend(fs::read_to_string(root().join(name)).ok().map(|text| (name.to_owned(), text)));
    }
    all
}

/// `path:line` of every line of the widget's code that a check finds.
pub(crate) fn lines_where(folder: &str, check: impl Fn(&str) -> bool) -> Vec<String> {
    let files = files(&[folder], &["rs"]);
    let found = files.iter().flat_map(|(path, text)| {
        let lines = text.lines().enumerate().filter(|(_, line)| check(line));
        lines.map(move |(number, _)| format!("{path}:{}", number + 1))
    });
    found.collect()
}

/// A line without its comment, if there is any code on it.
pub(crate) fn code(line: &str) -> Option<&str> {
    line.split("//").next().filter(|code| !code.trim().is_empty())
}

/// Path below the root and text of every file with one of these endings.
pub(crate) fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut found = vec![];
    for folder in folders {
        collect(&root().join(folder), endings, &mut found);
    }
    assert!(!found.is_empty(), "nothing was found in {folders:?}");
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
            collect(&path, endings, found);
        } else if endings.contains(&ending) {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
