//! Who may import whom, and that nobody imports in a circle across folders: the map of `docs/architecture.md`, held by
//! the `use` lines.

use crate::imports::{folder, imports};
use std::collections::{BTreeMap, BTreeSet};

/// A room, and what its modules may import beside their own room. The first row that fits a module counts.
const ROOMS: [(&str, &[&str]); 13] = [
    ("browser", &[]),
    ("domain", &[]),
    ("api", &["browser", "domain"]),
    ("stream", &["browser", "domain::time"]),
    ("embed::contract", &[]),
    ("ui::corrected_colours", &[]),
    ("ui::dom", &["ui::corrected_colours", "embed::contract"]),
    ("ui::words", &["api", "domain"]),
    ("ui::shell", &["api", "browser", "domain", "stream", "ui::dom", "ui::words"]),
    ("ui::parts", &["browser", "domain", "ui::dom", "ui::shell", "ui::words", "embed::contract"]),
    ("ui::grid", SCREEN),
    ("ui::brand", SCREEN),
    ("ui::order", SCREEN),
];

/// What a screen may import: no other screen.
const SCREEN: &[&str] =
    &["browser", "domain", "ui::dom", "ui::parts", "ui::shell", "ui::words", "embed::contract"];

#[test]
fn no_room_reaches_where_it_must_not() {
    let mut wrong = vec![];
    for (module, imported) in imports() {
        let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| is_in(&module, room)) else { continue };
        let outside = imported.iter().filter(|name| !is_in(name, room));
        let refused = outside.filter(|name| !allowed.iter().any(|allowed| is_in(name, allowed)));
        wrong.extend(refused.map(|name| format!("{module} -> {name}")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_room_exists() {
    let imports = imports();
    for (room, allowed) in ROOMS {
        for name in allowed.iter().chain([&room]) {
            assert!(imports.keys().any(|module| is_in(module, name)), "there is no {name}");
        }
    }
}

#[test]
fn no_file_imports_in_a_circle_across_folders() {
    let imports = imports();
    let reached: BTreeMap<_, _> = imports.keys().map(|module| (module, reach(module, &imports))).collect();
    let mut circles = BTreeSet::new();
    for (module, there) in &reached {
        for other in there.iter().filter(|other| folder(other) != folder(module)) {
            // A folder's own `mod.rs` is of that folder.
            let apart = !is_in(other, module) && !is_in(module, other);
            if apart && reached.get(other).is_some_and(|back| back.contains(*module)) {
                circles.insert(format!("{module} <-> {other}"));
            }
        }
    }
    assert_eq!(circles, BTreeSet::new());
}

#[test]
fn the_second_module_is_handed_in_from_above() {
    let imports = imports();
    let knows: Vec<_> = imports
        .iter()
        .filter(|(_, imported)| imported.contains("ui::deferred"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(knows, ["embed::element"]);
}

fn is_in(module: &str, room: &str) -> bool {
    module.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Everything that a module imports, and what that imports.
fn reach(module: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut next = vec![module.to_owned()];
    while let Some(name) = next.pop() {
        for imported in imports.get(&name).into_iter().flatten() {
            if found.insert(imported.clone()) {
                next.push(imported.clone());
            }
        }
    }
    found
}
