//! File heads, sizes, and what certain places must not use.

use crate::repository::{code, everything, files, lines_where};
use std::collections::BTreeMap;

/// Lines that a file of code may have.
const CAP: usize = 300;

/// Files of its own that a folder may have.
const FOLDER_CAP: usize = 20;

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
fn no_folder_holds_more_than_can_be_seen_at_once() {
    let mut held = BTreeMap::<String, usize>::new();
    for (path, _) in
        files(&["src", "host", "xtask", "tests", "style", "docs"], &["rs", "css", "js", "ts", "md"])
    {
        let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder);
        *held.entry(folder.to_owned()).or_default() += 1;
    }
    let full: Vec<_> = held.into_iter().filter(|(_, count)| *count > FOLDER_CAP).collect();
    assert_eq!(full, []);
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
