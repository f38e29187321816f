//! What each module of the widget imports, from its `use` lines and its paths. It judges nothing.

use crate::repository::files;
use std::collections::{BTreeMap, BTreeSet};

/// The widget's modules by their path (`ui::grid::cards`), each with the modules that it names. Tests are left out.
pub(crate) fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let code: BTreeMap<String, String> = files(&["src"], &["rs"])
        .into_iter()
        .map(|(path, text)| (module(&path), without_tests(&text)))
        .collect();
    let names = |text: &str| {
        let found = paths(text).into_iter().filter_map(|path| longest_known(&path, &code));
        found.collect::<BTreeSet<_>>()
    };
    let shipped = code.iter().filter(|(module, _)| !module.split("::").any(|name| name == "tests"));
    shipped
        .map(|(module, text)| {
            let mut imported = names(text);
            imported.remove(module);
            (module.clone(), imported)
        })
        .collect()
}

/// The folder of a module, as a path of modules: that of `ui::grid::cards` is `ui::grid`.
pub(crate) fn folder(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(folder, _)| folder)
}

fn module(path: &str) -> String {
    let name = path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    name.strip_suffix("::mod").map_or(name.clone(), str::to_owned)
}

fn without_tests(text: &str) -> String {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |code, line| code + line + "\n")
}

/// Every path that begins at the root: `crate::a::{b, c::D}` is `a::b` and `a::c::D`.
fn paths(code: &str) -> Vec<String> {
    let named = code.split("crate::").skip(1);
    named
        .flat_map(|rest| {
            let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
            let (base, after) = rest.split_at(end);
            let base = base.trim_end_matches(':');
            let list = after.strip_prefix('{').and_then(|list| list.split('}').next());
            let members = list.into_iter().flat_map(|list| list.split(','));
            let members = members.map(|member| format!("{base}::{}", member.trim())).collect::<Vec<_>>();
            if members.is_empty() { vec![base.to_owned()] } else { members }
        })
        .collect()
}

fn longest_known(path: &str, known: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path;
    loop {
        if known.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}

#[test]
fn paths_are_found_in_lists_and_in_code() {
    let found = paths("use crate::a::{b, c::D};\nuse crate::e::F;\nlet x = crate::g::h(1);");
    assert_eq!(found, ["a::b", "a::c::D", "e::F", "g::h"]);
}
