//! A region of a file that is made: between a line that names it and a line that ends it, as comments of its language. It
//! never changes another line.

/// A file with a new body in a region.
///
/// # Errors
///
/// A sentence: there is no such region, or more than one.
pub(super) fn replaced(file: &str, name: &str, body: &str) -> Result<String, String> {
    let markdown = (format!("<!-- generated: {name} -->\n\n"), "\n<!-- /generated -->".to_owned());
    let script = (format!("// generated: {name}\n"), "// /generated".to_owned());
    let (begin, end) = if file.contains(&markdown.0) { markdown } else { script };
    let pieces: Vec<&str> = file.split(&begin).collect();
    let [before, rest] = pieces[..] else {
        return Err(format!("expected one region `{}`, found {}", begin.trim(), pieces.len() - 1));
    };
    let Some((_, after)) = rest.split_once(&end) else {
        return Err(format!("the region `{}` has no end", begin.trim()));
    };
    let indent = before.rsplit('\n').next().unwrap_or_default();
    let lines = body.lines().map(|line| format!("{indent}{line}\n"));
    Ok(format!("{before}{begin}{}{indent}{end}{after}", lines.collect::<String>()))
}

#[test]
fn a_region_is_made_anew_and_nothing_else() {
    let page = "a\n<!-- generated: x -->\n\nold\n\n<!-- /generated -->\nb\n<!-- generated: y -->\n\n\n<!-- /generated -->\n";
    let fresh = "a\n<!-- generated: x -->\n\nnew\n\n<!-- /generated -->\nb\n<!-- generated: y -->\n\n\n<!-- /generated -->\n";
    assert_eq!(replaced(page, "x", "new").unwrap(), fresh);
    let script = "class {\n  // generated: x\n  old\n  // /generated\n}\n";
    let fresh = "class {\n  // generated: x\n  a\n  b\n  // /generated\n}\n";
    assert_eq!(replaced(script, "x", "a\nb").unwrap(), fresh);
    for broken in [
        "nothing",
        "// generated: x\nno end",
        "// generated: x\n// /generated\n// generated: x\n// /generated",
    ] {
        assert!(replaced(broken, "x", "a").is_err(), "{broken}");
    }
}
