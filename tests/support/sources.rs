//! The screens' code as texts, and the string literals in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Name and code of every file of a folder, without comments and tests.
pub(crate) fn code_of(folder: &str) -> Vec<(String, String)> {
    let mut found = vec![];
    collect(&root().join(folder), &mut found);
    assert!(!found.is_empty(), "no code in {folder}");
    found
}

/// The string literals of some code.
pub(crate) fn literals(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // A quote as a character begins no literal.
    let code = code.replace(r#"'"'"#, "");
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            continue;
        }
        let mut literal = String::new();
        while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
            literal.push(letter);
            if letter == '\\' {
                literal.extend(letters.next());
            }
        }
        found.insert(literal);
    }
    found
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            found.push((path.display().to_string(), lines.collect::<Vec<_>>().join("\n")));
        }
    }
}

#[test]
fn literals_are_found_between_quotes() {
    let found = literals(r#"t("a.b"), '"', x("say \"no\""), '"#);
    assert_eq!(found, BTreeSet::from(["a.b".to_owned(), r#"say \"no\""#.to_owned()]));
}
