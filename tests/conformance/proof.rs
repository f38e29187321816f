//! A test as the table names it, `path::function`, and what it exercises. It runs nothing.

use std::fs;
use std::path::Path;

use crate::repository::{at, text};
use cryptorefills_widget::domain::problem::codes;

/// The end-to-end stories, which are listed by hand: one that is not in this list never runs.
const STORIES: (&str, &str) = ("tests/e2e/tests/stories/", "tests/e2e/tests/stories/main.rs");
/// Where tables stand that several suites go through.
const SHARED: &str = "tests/support";
/// What marks a function that a test runner calls: the last name of its path.
const MARKS: [&str; 2] = ["test", "wasm_bindgen_test"];

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proof {
    /// The code of the function alone, and of the tables that it names.
    code: String,
}

impl Proof {
    /// Finds a test.
    ///
    /// # Errors
    ///
    /// Why it is none: there is no such file, no such function, or nothing runs it.
    pub(crate) fn find(name: &str) -> Result<Self, String> {
        let Some((path, function)) = name.split_once("::") else {
            return Err(format!("{name}: no path::function"));
        };
        let file = text(path).map(|text| code(&text)).ok_or_else(|| format!("{name}: there is no {path}"))?;
        let (head, body) =
            function_of(&file, function).ok_or_else(|| format!("{name}: there is no such function"))?;
        let called = if path.starts_with(STORIES.0) {
            text(STORIES.1).is_some_and(|list| has_word(&code(&list), function))
        } else {
            head.lines().any(is_mark)
        };
        if !called || !is_compiled(path) {
            return Err(format!("{name}: nothing runs it"));
        }
        let tables = tables(body).filter_map(|table| definition(&file, table));
        // The table of the problem codes is code itself: whoever goes through it exercises each of them.
        let codes = has_word(body, "codes::api").then(|| codes::api().collect::<Vec<_>>().join(" "));
        Ok(Self {
            code: [body.to_owned()].into_iter().chain(tables).chain(codes).collect::<Vec<_>>().join("\n"),
        })
    }

    /// Whether the test is about a name: its own code, or a table that it goes through, spells the name out, in whatever
    /// case.
    pub(crate) fn exercises(&self, name: &str) -> bool {
        has_word(&self.code.to_lowercase(), &name.to_lowercase())
    }
}

/// The attributes of a function, and its code from its name to its end, as `cargo fmt` lays them out.
fn function_of<'a>(file: &'a str, function: &str) -> Option<(&'a str, &'a str)> {
    let at = file.find(&format!("fn {function}("))?;
    let line = file[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent: String = file[line..].chars().take_while(|letter| *letter == ' ').collect();
    let ending = format!("\n{indent}}}");
    let length = file[at..].find(&ending)? + ending.len();
    // Whatever stands between the item before and this one.
    let head = file[..line].rfind("\n\n").unwrap_or(0);
    Some((&file[head..line], &file[at..at + length]))
}

/// Whether a line is the attribute of a test.
fn is_mark(line: &str) -> bool {
    let attribute = line.trim().strip_prefix("#[").and_then(|line| line.strip_suffix(']'));
    let path = attribute.and_then(|attribute| attribute.split('(').next());
    path.and_then(|path| path.rsplit("::").next()).is_some_and(|last| MARKS.contains(&last))
}

/// Whether some crate's root leads to a file, module by module.
fn is_compiled(path: &str) -> bool {
    let Some((folder, file)) = path.rsplit_once('/') else { return false };
    match file {
        "main.rs" | "lib.rs" => true,
        // As a module it is named after its folder.
        "mod.rs" => is_declared(folder),
        _ => is_declared(path.trim_end_matches(".rs")),
    }
}

/// Whether a module, named by its path without an ending, is declared by one that is compiled.
fn is_declared(module: &str) -> bool {
    let Some((folder, name)) = module.rsplit_once('/') else { return false };
    let parents = ["main.rs", "lib.rs", "mod.rs"].map(|file| format!("{folder}/{file}"));
    parents.into_iter().chain([format!("{folder}.rs")]).any(|parent| {
        let declares = |text: String| has_word(&code(&text), &format!("mod {name};"));
        text(&parent).is_some_and(declares) && is_compiled(&parent)
    })
}

/// The constants that some code names.
fn tables(body: &str) -> impl Iterator<Item = &str> {
    let words = body.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '_'))
}

/// The code of a constant of a file, or of a shared one.
fn definition(file: &str, name: &str) -> Option<String> {
    let in_text = |text: &str| {
        let start = text.find(&format!("const {name}: "))?;
        let length = text[start..].find(";\n")?;
        Some(text[start..start + length].to_owned())
    };
    in_text(file).or_else(|| {
        let shared = fs::read_dir(at(SHARED)).ok()?.filter_map(Result::ok).map(|entry| entry.path());
        let read = |path: &Path| fs::read_to_string(path).ok();
        shared.filter_map(|path| read(&path)).find_map(|text| in_text(&code(&text)))
    })
}

/// A file without the lines that are comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |mut code, line| {
        code.push_str(line);
        code.push('\n');
        code
    })
}

/// Whether a text has a name as a word of its own.
fn has_word(text: &str, name: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

#[test]
fn a_function_ends_where_its_indent_does() {
    let file = "use x;\n\n#[test]\nfn a() {\n    if x {\n    }\n}\n\nmod t {\n\n    #[tokio::test]\n    async fn b() {\n        B\n    }\n}\n";
    assert_eq!(function_of(file, "a"), Some(("\n\n#[test]\n", "fn a() {\n    if x {\n    }\n}")));
    assert_eq!(function_of(file, "b"), Some(("\n\n    #[tokio::test]\n", "fn b() {\n        B\n    }")));
    assert_eq!(function_of(file, "c"), None);
}

#[test]
fn only_a_test_is_marked_as_one() {
    for line in
        ["#[test]", "    #[tokio::test]", "#[tokio::test(start_paused = true)]", "#[wasm_bindgen_test]"]
    {
        assert!(is_mark(line), "{line}");
    }
    for line in ["#[cfg(test)]", "#[allow(test)]", "test", "#[tested]"] {
        assert!(!is_mark(line), "{line}");
    }
}

#[test]
fn only_what_runs_and_says_so_is_a_proof() {
    let here = Proof::find("tests/conformance/proof.rs::only_what_runs_and_says_so_is_a_proof").unwrap();
    assert!(here.exercises("KYC_MISSING") && here.exercises("Kyc_Missing"));
    // Put together, so that the function does not name them; the second stands elsewhere in this file.
    assert!(!here.exercises(&["KYC", "MISSIN"].join("_")) && !here.exercises(&["start", "paused"].join("_")));
    // In a table that the function names, of its own file and of a shared one.
    assert!(here.exercises("wasm_bindgen_test"), "{MARKS:?}");
    let shared =
        Proof::find("tests/conformance/completeness.rs::every_state_is_there_and_exercised").unwrap();
    assert!(shared.exercises("WaitingForRebuy"));
    for (name, why) in [
        ("tests/nowhere.rs::a", "there is no tests/nowhere.rs"),
        ("tests/conformance/proof.rs", "no path::function"),
        ("tests/conformance/proof.rs::a_test_of_tomorrow", "there is no such function"),
        ("tests/conformance/proof.rs::has_word", "nothing runs it"),
        ("tests/e2e/tests/stories/orders/states.rs::assert_words", "nothing runs it"),
    ] {
        assert!(Proof::find(name).is_err_and(|error| error.ends_with(why)), "{name}");
    }
    assert!(is_compiled("src/domain/order/state.rs") && !is_compiled("src/domain/order/nowhere.rs"));
}
