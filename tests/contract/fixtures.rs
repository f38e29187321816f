//! The recorded answers, by name.

use cryptorefills_widget::api::Json;
use std::fs;
use std::path::PathBuf;

/// A recorded answer.
pub(crate) fn read(file: &str) -> Json {
    let text = fs::read_to_string(root().join("tests/fixtures").join(file)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The names of all recordings.
pub(crate) fn all() -> impl Iterator<Item = String> {
    let folder = fs::read_dir(root().join("tests/fixtures")).unwrap();
    folder.map(|entry| entry.unwrap().file_name().into_string().unwrap())
}

/// The data of every message, as a browser would put it together.
pub(crate) fn messages(file: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/fixtures").join(file)).unwrap();
    let blocks = text.split("\n\n").filter(|block| !block.lines().any(|line| line.starts_with("event:")));
    let data = |block: &str| -> Vec<String> {
        let lines = block.lines().filter_map(|line| line.strip_prefix("data:"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()).collect()
    };
    blocks.map(data).filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_fixture_is_read_by_a_test_of_its_own() {
    let tests =
        [include_str!("catalogue.rs"), include_str!("orders.rs"), include_str!("problems.rs")].concat();
    for file in all().filter(|file| *file != "README.md" && !file.starts_with("homepage")) {
        assert!(tests.contains(&format!("\"{file}\"")), "{file}");
    }
}
