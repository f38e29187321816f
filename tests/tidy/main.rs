//! The habits of this repository that a compiler does not hold: file heads, sizes, and what certain places must not use.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a file of code may have.
const CAP: usize = 300;

#[test]
fn every_rust_file_says_first_what_it_is() {
    let silent = files(&["src", "host", "xtask", "tests"], &["rs"]).into_iter();
    let silent: Vec<_> = silent.filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_file_of_code_is_too_long_to_read() {
    let long: Vec<_> = files(&["src", "host", "xtask", "tests", "style", "docs"], &["rs", "css", "js"])
        .into_iter()
        .filter(|(_, text)| text.lines().count() > CAP)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn the_style_sheet_imports_each_of_its_files_once() {
    let index = fs::read_to_string(root().join("style/index.css")).unwrap();
    let imported = |name: &str| index.matches(&format!("@import \"./{name}\";")).count();
    let sheets = files(&["style"], &["css"]);
    assert!(sheets.len() > 1);
    for (path, _) in sheets {
        let name = path.trim_start_matches("style/");
        assert_eq!(imported(name), usize::from(name != "index.css"), "{name}");
    }
}

#[test]
fn the_widget_derives_no_serialization_which_costs_too_many_bytes() {
    let derived = |line: &str| line.trim_start().starts_with("#[derive(") && line.contains("erialize");
    assert_eq!(lines_where("src", derived), [""; 0]);
}

#[test]
fn no_screen_is_made_from_markup_which_trusted_types_refuse() {
    let markup = ["view!", "innerHTML", "inner_html", "set_inner_html", "outerHTML", "insert_adjacent_html"];
    let found = lines_where("src", |line| {
        code(line).is_some_and(|line| markup.iter().any(|word| line.contains(word)))
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["unimpl", "emented!("], ["to", "do!("], ["#[ig", "nore"]]
        .map(|parts| parts.concat());
    let left: Vec<_> = everything()
        .into_iter()
        .filter(|(_, text)| marks.iter().any(|mark| text.contains(mark.as_str())))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let paths = ["/ro ot/", "/wo rk/", "/tm p/", "/Us ers/", "C: \\"].map(|path| path.replace(' ', ""));
    let named: Vec<_> = everything()
        .into_iter()
        .filter(|(_, text)| paths.iter().any(|path| text.contains(path.as_str())))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(named, [""; 0]);
}

/// Every text of the repository that people write.
fn everything() -> Vec<(String, String)> {
    let kinds = ["rs", "css", "js", "ts", "tsx", "vue", "json", "toml", "html", "md", "tsv", "sse"];
    let mut all = files(&["src", "host", "xtask", "tests", "style", "docs", ".cargo"], &kinds);
    for name in ["Cargo.toml", "Trunk.toml", "index.html", "README.md"] {
        all.extend(fs::read_to_string(root().join(name)).ok().map(|text| (name.to_owned(), text)));
    }
    all
}

/// `path:line` of every line of the widget's code that a check finds.
fn lines_where(folder: &str, check: impl Fn(&str) -> bool) -> Vec<String> {
    let files = files(&[folder], &["rs"]);
    let found = files.iter().flat_map(|(path, text)| {
        let lines = text.lines().enumerate().filter(|(_, line)| check(line));
        lines.map(move |(number, _)| format!("{path}:{}", number + 1))
    });
    found.collect()
}

/// A line without its comment, if there is any code on it.
fn code(line: &str) -> Option<&str> {
    line.split("//").next().filter(|code| !code.trim().is_empty())
}

/// Path below the root and text of every file with one of these endings.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
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

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
