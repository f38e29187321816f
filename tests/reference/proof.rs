//! A test as the table names it, `path::function`, and what its code exercises. It runs nothing.

use crate::repository::text;

/// The end-to-end stories, which are listed by hand: one that is not in this list never runs.
const STORIES: (&str, &str) = ("tests/e2e/tests/stories/", "tests/e2e/tests/stories/main.rs");

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proof {
    /// The code of its file, without comments.
    file: String,
    /// The code of the function alone.
    body: String,
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
        let runs = if path.starts_with(STORIES.0) {
            text(STORIES.1).is_some_and(|list| has_word(&code(&list), function))
        } else {
            head.lines().any(|line| line.trim_start().starts_with("#[") && line.contains("test"))
        };
        let proof = Self { body: body.to_owned(), file };
        if runs { Ok(proof) } else { Err(format!("{name}: nothing runs it")) }
    }

    /// Whether it is about a name of a shared list: it goes through the list, or its file spells the name out.
    pub(crate) fn exercises(&self, name: &str, list: &str) -> bool {
        has_word(&self.body, list) || has_word(&self.file, name)
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
fn only_what_runs_and_says_so_is_a_proof() {
    let here = "tests/reference/proof.rs::only_what_runs_and_says_so_is_a_proof";
    assert!(Proof::find(here).is_ok_and(|proof| proof.exercises("KYC_MISSING", "CODES")));
    // Put together, so that this file does not name it.
    let unnamed = ["KYC", "MISSIN"].join("_");
    assert!(!Proof::find(here).is_ok_and(|proof| proof.exercises(&unnamed, &unnamed)));
    for (name, why) in [
        ("tests/nowhere.rs::a", "there is no tests/nowhere.rs"),
        ("tests/reference/proof.rs", "no path::function"),
        ("tests/reference/proof.rs::a_test_of_tomorrow", "there is no such function"),
        ("tests/reference/proof.rs::has_word", "nothing runs it"),
        ("tests/e2e/tests/stories/orders/states.rs::assert_words", "nothing runs it"),
    ] {
        assert!(Proof::find(name).is_err_and(|error| error.ends_with(why)), "{name}");
    }
}
