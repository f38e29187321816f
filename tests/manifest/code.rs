//! What the element has, as its code says. It reads sources and runs nothing.

use std::collections::BTreeSet;
use std::fs;

use crate::sources::{code_of, literals, root};

/// Calls that name a part in a string, up to where that string begins; other strings there are never parts.
const NAMING: [&str; 7] = [
    ".part(",
    "copy_button(store, ",
    "due(store, order, ",
    "due(store, &order, ",
    "half(store, ",
    "Some(",
    "input(store, ",
];

/// What defines the element.
pub(crate) fn loader() -> String {
    text("src/embed/loader/embed.js")
}

/// The words that a constant of the element's life lists, in one string or in several.
pub(crate) fn listed(constant: &str) -> Vec<String> {
    let life = text("src/embed/loader/life.js");
    let list = life.split(&format!("const {constant} =")).nth(1).unwrap().split(';').next().unwrap();
    quoted(list).iter().flat_map(|words| words.split(' ')).map(str::to_owned).collect()
}

/// A file of the repository.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The events with the members of their details, by name.
pub(crate) fn events() -> Vec<(String, Vec<String>)> {
    let code = text("src/embed/events.rs");
    let table = code.split("fn describe(").nth(1).unwrap();
    let mut events: Vec<(String, Vec<String>)> = vec![];
    for literal in quoted(table) {
        match events.last_mut() {
            _ if literal.starts_with("cr-") => events.push((literal, vec![])),
            Some((_, members)) => members.push(literal),
            None => panic!("{literal} stands before every event"),
        }
    }
    events
}

/// The element's methods: what the loader hands on by its own name.
pub(crate) fn methods() -> Vec<String> {
    let named = |line: &str| Some(line.trim().split_once("(")?.0.to_owned());
    let calls = |line: &&str| line.contains("{ this.#call(\"");
    loader().lines().filter(calls).filter_map(named).collect()
}

/// The element's fields: what the loader declares for every page to see.
pub(crate) fn fields() -> Vec<String> {
    let declared = |line: &str| Some(line.strip_prefix("    ")?.split_once(" = this.")?.0.to_owned());
    let own = |name: &String| name.chars().all(char::is_alphabetic);
    loader().lines().filter_map(declared).filter(own).collect()
}

/// The parts that are named where a part is made.
pub(crate) fn parts() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, code) in code_of("src/ui") {
        // As one line a call, however it is formatted.
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
        for naming in NAMING {
            for call in code.split(naming).skip(1) {
                let call = call.split(';').next().unwrap_or_default();
                found.extend(first_name(naming, call));
            }
        }
    }
    found
}

/// Whether a word stands somewhere in the screens' code as a string.
pub(crate) fn is_written(word: &str) -> bool {
    code_of("src/ui").iter().any(|(_, code)| literals(code).contains(word))
}

/// The properties that the style reads from outside.
pub(crate) fn properties() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["style", "style/base", "style/parts", "style/grid", "style/brand", "style/order"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "css") {
                let style = fs::read_to_string(path).unwrap();
                let read = style.split("var(--cr-").skip(1);
                let plain = |c: char| c.is_ascii_lowercase() || c == '-';
                found.extend(
                    read.map(|rest| format!("--cr-{}", rest.split(|c| !plain(c)).next().unwrap_or_default())),
                );
            }
        }
    }
    found
}

/// The strings of some code in their order.
fn quoted(code: &str) -> Vec<String> {
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The first string of a call, if it is the one that names a part.
fn first_name(naming: &str, call: &str) -> Option<String> {
    let named = match naming {
        // The part is the one string before the closure.
        "input(store, " => call.split('|').next().filter(|head| head.contains("Field::"))?,
        "Some(" => call.split(')').next().filter(|head| head.starts_with("\"amount-"))?,
        _ => call.starts_with('"').then_some(call)?,
    };
    let name = named.split('"').nth(1)?;
    (!name.is_empty()).then(|| name.to_owned())
}
