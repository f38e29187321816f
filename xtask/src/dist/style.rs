//! The style sheets: bundled, minified, and with short names for what no page can see.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::dist::assets;
use crate::dist::short_names::letters;
use crate::error::Error;
use crate::process;
use crate::workspace::Workspace;

/// Which of the widget's style is meant.
#[derive(Clone, Copy)]
pub(crate) enum Sheet {
    /// All of it, as the demo has it.
    Whole,
    /// What the grid needs.
    First,
    /// What follows the grid, and is loaded with its module.
    Deferred,
}

/// What divides `style/index.css`: the imports before it are the grid's.
const DEFERRED: &str = "/* From here on: what follows the grid. */";

/// `style/index.css` with what it imports, minified, with the names that it keeps to itself shortened.
pub(crate) fn bundled(workspace: &Workspace, esbuild: &Path, sheet: Sheet) -> Result<Vec<u8>, Error> {
    let source = workspace.root.join("style/index.css");
    let index = assets::read_text(&source)?;
    let part = imports(&index, sheet)
        .ok_or_else(|| Error::Content { path: source, problem: format!("has no one line `{DEFERRED}`") })?;
    let whole = minified(workspace, esbuild, &index)?;
    // Both sheets are given the same names: they are those of the whole.
    let part = if part == index { whole.clone() } else { minified(workspace, esbuild, part)? };
    Ok(shortened(&part, &own_properties(&whole)).into())
}

fn minified(workspace: &Workspace, esbuild: &Path, part: &str) -> Result<String, Error> {
    // Beside the bundle the imports are those of the folder that they were written in.
    let folder = workspace.root.join("style");
    let part = part.replace("@import \"./", &format!("@import \"{}/", folder.display()));
    let scratch = assets::scratch(workspace)?;
    let (entry, output) = (scratch.join("index.css"), scratch.join("style.css"));
    assets::write(&entry, part.as_bytes())?;
    let mut command = Command::new(esbuild);
    command
        .arg(&entry)
        .args(["--bundle", "--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", output.display()));
    process::quietly("bundling the style", command)?;
    assets::read_text(&output)
}

/// The part of the index that a sheet is made of; `None` if it is not divided once.
fn imports(index: &str, sheet: Sheet) -> Option<&str> {
    let (first, deferred) =
        index.split_once(DEFERRED).filter(|(_, deferred)| !deferred.contains(DEFERRED))?;
    Some(match sheet {
        Sheet::Whole => index,
        Sheet::First => first,
        Sheet::Deferred => deferred,
    })
}

/// What the names of the custom properties begin with that the sheets keep to themselves. A page's own are unlikely to.
const OWN: &str = "--_";

/// The custom properties that the sheets keep to themselves, in the order of their names.
fn own_properties(style: &str) -> Vec<&str> {
    let names: BTreeSet<&str> = style.split(OWN).skip(1).map(name).collect();
    names.into_iter().collect()
}

/// The style with a short name for each of these properties.
fn shortened(style: &str, properties: &[&str]) -> String {
    let mut parts = style.split(OWN);
    let mut shortened = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = name(part);
        shortened.push_str(OWN);
        match properties.binary_search(&name) {
            Ok(place) => shortened.push_str(&letters(place)),
            Err(_) => shortened.push_str(name),
        }
        shortened.push_str(&part[name.len()..]);
    }
    shortened
}

/// What a text begins with, as far as it is a name.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_divided_where_the_grid_ends() {
        let index = format!("first\n{DEFERRED}\ndeferred");
        let of = |sheet| imports(&index, sheet).map(str::trim);
        assert_eq!(of(Sheet::First), Some("first"));
        assert_eq!(of(Sheet::Deferred), Some("deferred"));
        assert_eq!(of(Sheet::Whole), Some(index.as_str()));
        assert_eq!(imports("undivided", Sheet::First), None);
        assert_eq!(imports(&index.repeat(2), Sheet::First), None);
    }

    #[test]
    fn what_the_sheets_keep_to_themselves_has_short_names_and_the_rest_stays() {
        let whole = ":host{--_text:red;--_text-soft:var(--_text,var(--cr-text))}.chip{color:var(--_muted)}";
        let properties = own_properties(whole);
        assert_eq!(properties, ["muted", "text", "text-soft"]);
        let expected = ":host{--_b:red;--_c:var(--_b,var(--cr-text))}.chip{color:var(--_a)}";
        assert_eq!(shortened(whole, &properties), expected);
        assert_eq!(shortened(".chip{color:var(--_muted)}", &properties), ".chip{color:var(--_a)}");
    }
}
