//! The style sheets: bundled, minified, and with short names for what no page can see.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::dist::assets;
use crate::dist::short_names::letters;
use crate::error::Error;
use crate::process;
use crate::workspace::Workspace;

/// What divides `style/index.css`: the imports before it are the grid's.
const DEFERRED: &str = "/* From here on: what follows the grid. */";

/// What the grid needs, and what follows it and is loaded with its module: `style/index.css` in two, each with what it
/// imports, minified, with short names for what the sheets keep to themselves.
pub(crate) fn halves(workspace: &Workspace, esbuild: &Path) -> Result<[Vec<u8>; 2], Error> {
    let source = workspace.root.join("style/index.css");
    let index = assets::read_text(&source)?;
    let halves = halves_of(&index)
        .ok_or_else(|| Error::Content { path: source, problem: format!("has no one line `{DEFERRED}`") })?;
    // Both are given the names that the whole would have.
    let [first, deferred] = halves.map(|half| minified(workspace, esbuild, half));
    let (first, deferred) = (first?, deferred?);
    let both = [first.as_str(), &deferred].concat();
    let properties = own_properties(&both);
    Ok([&first, &deferred].map(|half| shortened(half, &properties).into()))
}

/// All of it, as the demo has it.
pub(crate) fn whole(workspace: &Workspace, esbuild: &Path) -> Result<Vec<u8>, Error> {
    let whole = minified(workspace, esbuild, &assets::read_text(&workspace.root.join("style/index.css"))?)?;
    Ok(shortened(&whole, &own_properties(&whole)).into())
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

/// The index in two; `None` if it is not divided once.
fn halves_of(index: &str) -> Option<[&str; 2]> {
    let (first, deferred) = index.split_once(DEFERRED)?;
    (!deferred.contains(DEFERRED)).then_some([first, deferred])
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
        assert_eq!(halves_of(&index), Some(["first\n", "\ndeferred"]));
        assert_eq!(halves_of("undivided"), None);
        assert_eq!(halves_of(&index.repeat(2)), None);
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
