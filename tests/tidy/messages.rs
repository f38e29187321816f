//! What the page of troubleshooting quotes is what the code really says. It judges no advice.

use crate::repository::{files, root};
use std::fs;

#[test]
fn every_message_that_is_quoted_is_one_that_is_written() {
    let page = fs::read_to_string(root().join("docs/troubleshooting.md")).unwrap();
    let said = said();
    let quoted: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    assert!(quoted.len() > 15, "the search has found only {}", quoted.len());
    let lost: Vec<_> = quoted
        .into_iter()
        .filter(|line| pieces(line).iter().any(|piece| !said.contains(piece.as_str())))
        .collect();
    assert_eq!(lost, [""; 0]);
}

/// All that widget and host may say, with the signs of the languages that it is written in taken off.
fn said() -> String {
    let texts = files(&["src", "host/src"], &["rs", "js", "json"]);
    texts.into_iter().map(|(_, text)| plain(&text)).collect()
}

/// A text whose lines are one and whose values are left out.
fn plain(text: &str) -> String {
    let joined: Vec<&str> = text.split("\\\n").map(str::trim_start).collect();
    joined.concat().replace("\\\"", "\"")
}

/// What of a quoted line has to be there to the letter. The widget's name before it is put there by what writes it.
fn pieces(line: &str) -> Vec<String> {
    let line = line.trim_start_matches("cryptorefills-widget:");
    let pieces = line.split('…').map(|piece| piece.trim_matches([' ', '"', ',', ':']).to_owned());
    pieces.filter(|piece| piece.len() > 3).collect()
}

#[test]
fn messages_are_read_as_they_are_written() {
    assert_eq!(plain("one \\\n    two \\\"three\\\""), "one two \"three\"");
    assert_eq!(pieces("cryptorefills-widget: could not be loaded …"), ["could not be loaded"]);
    assert_eq!(pieces("api-base must be a web address, got \"…\""), ["api-base must be a web address, got"]);
}
