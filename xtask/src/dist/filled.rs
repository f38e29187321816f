//! The one line of a hand-written script that names other files: the source has the plain names of development, a release
//! puts its own in their place. It never changes another line.

use serde_json::Value;

const END: &str = "// replaced by the build";

/// The source with `const <name> = <value>;` in place of the line that declares this constant for the build.
///
/// # Errors
///
/// A sentence: there is no such line, or more than one.
pub(crate) fn filled(source: &str, name: &str, value: &Value) -> Result<String, String> {
    let begin = format!("const {name} = ");
    let is_it = |line: &str| line.trim_start().starts_with(&begin) && line.trim_end().ends_with(END);
    let found = source.lines().filter(|line| is_it(line)).count();
    if found != 1 {
        return Err(format!("expected one line `{begin}{{...}}; {END}`, found {found}"));
    }
    let declaration = format!("{begin}{value};");
    let lines = source.lines().map(|line| if is_it(line) { declaration.as_str() } else { line });
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_line_is_replaced_and_nothing_else() {
        let source = "// const FILES = no\n  const FILES = { script: \"a.js\" }; // replaced by the build\nrun(FILES);\n";
        let expected = "// const FILES = no\nconst FILES = {\"script\":\"a-1.js\"};\nrun(FILES);\n";
        assert_eq!(filled(source, "FILES", &json!({"script": "a-1.js"})).unwrap(), expected);
    }

    #[test]
    fn a_source_without_the_line_or_with_two_is_refused() {
        let line = "const FILES = {}; // replaced by the build\n";
        for (source, found) in [
            (String::new(), 0),
            ("const FILES = {};".into(), 0),
            (line.repeat(2), 2),
            (line.replace("FILES", "F"), 0),
        ] {
            let said = filled(&source, "FILES", &json!({})).unwrap_err();
            assert!(said.contains(&format!("found {found}")), "{said}");
        }
    }
}
