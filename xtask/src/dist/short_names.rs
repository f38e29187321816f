//! Shorter names between the module and its script, which only the two of them see: `__wbg_addEventListener_6bd…`
//! stands in both files with sixteen digits that no compression removes.
//!
//! It renames what `wasm-bindgen` made up, in both files alike, and nothing that a loader or a person calls.

use std::collections::{BTreeMap, BTreeSet};

use crate::dist::interface;

/// What `wasm-bindgen` makes up begins like this.
const GENERATED: [&str; 3] = ["__wb", "__externref", "wasm_bindgen__"];

/// A module and the script that connects it with the browser.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) wasm: Vec<u8>,
    pub(crate) script: String,
}

/// The same pair with shorter names; nothing when the module cannot be read.
pub(crate) fn shorten(pair: &Pair) -> Option<Pair> {
    let words: BTreeSet<&str> = words(&pair.script).filter(|word| is_name(word)).collect();
    let short = short(&interface::names(&pair.wasm)?, &words);
    let renamed = |name: &str| short.get(name).map_or(name, String::as_str).to_owned();
    Some(Pair {
        wasm: interface::renamed(&pair.wasm, renamed)?,
        script: self::words(&pair.script).map(renamed).collect(),
    })
}

/// A short name for each of the module's names that was made up and that is a word of the script, unlike every other
/// name and word.
fn short(names: &BTreeSet<String>, words: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let free = (0..).map(letters).filter(|name| !names.contains(name) && !words.contains(name.as_str()));
    let generated = |name: &&String| {
        words.contains(name.as_str()) && GENERATED.iter().any(|beginning| name.starts_with(beginning))
    };
    names.iter().filter(generated).cloned().zip(free).collect()
}

/// `a` to `z`, `A` to `Z`, then two letters, and so on.
pub(crate) fn letters(mut index: usize) -> String {
    const ALPHABET: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(ALPHABET[index % ALPHABET.len()]));
        index /= ALPHABET.len();
        if index == 0 {
            return name;
        }
        index -= 1;
    }
}

/// The script in pieces: names, and what lies between them.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| in_name(c) != in_name(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_name(word: &str) -> bool {
    word.starts_with(in_name)
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, TypeSection};

    use super::*;

    const SCRIPT: &str = "var a=b=>({'./w.js':{__wbg_log_012:()=>b.__wbg_free_9,__wbg_log_0123:1}});a.run()";

    #[test]
    fn both_files_get_the_same_short_names() {
        let pair = Pair {
            wasm: module(&["__wbg_log_012", "__wbg_log_0123"], "__wbg_free_9"),
            script: SCRIPT.into(),
        };
        let short = shorten(&pair).unwrap();
        // `a` and `b` are words of the script already.
        assert_eq!(short.script, "var a=b=>({'./w.js':{d:()=>b.c,e:1}});a.run()");
        assert_eq!(short.wasm, module(&["d", "e"], "c"));
    }

    #[test]
    fn names_that_a_loader_calls_stay() {
        let pair = Pair { wasm: module(&[], "mount"), script: "x.mount()".into() };
        assert_eq!(shorten(&pair).unwrap(), pair);
    }

    #[test]
    fn names_that_only_one_of_them_knows_stay() {
        let pair = Pair { wasm: module(&[], "__wbg_free_9"), script: "x.__wbg_free_8()".into() };
        assert_eq!(shorten(&pair).unwrap(), pair);
    }

    #[test]
    fn what_is_no_whole_module_is_refused() {
        for wasm in [b"text".to_vec(), module(&["__wbg_log_1"], "run")[..20].to_vec()] {
            assert!(shorten(&Pair { wasm, script: String::new() }).is_none());
        }
    }

    #[test]
    fn letters_never_repeat() {
        let names: BTreeSet<String> = (0..5000).map(letters).collect();
        assert_eq!(names.len(), 5000);
        assert_eq!(["a", "Z", "aa"].map(str::to_owned), [letters(0), letters(51), letters(52)]);
    }

    /// A module that imports functions of the first type from `./w.js` and exports the first of them.
    fn module(names: &[&str], export: &str) -> Vec<u8> {
        let (mut types, mut imports, mut exports) =
            (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("./w.js", name, EntityType::Function(0));
        }
        exports.export(export, ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }
}
