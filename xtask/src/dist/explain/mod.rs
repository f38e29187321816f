//! `cargo xtask dist --explain`: whose bytes a module's are. A function's share of the compressed module is that of its
//! bytes among its section's; the compressor looks across functions, so that a share is near the truth and no promise.

mod owner;

use std::collections::HashMap;
use std::path::Path;

use wasmparser::{Parser, Payload};

use crate::dist::compress::brotli;
use crate::dist::functions::Functions;
use crate::error::Error;
use crate::say;
use crate::workspace::Workspace;

use owner::Owner;

/// How many crates and how many files are listed; the others are one row.
const CRATES: usize = 12;
const FILES: usize = 24;

/// Tables of a module that has the names of its functions: sections, crates, and the widget's files.
pub(crate) fn tables(workspace: &Workspace, title: &str, wasm: &[u8]) -> Result<String, Error> {
    let read = Read::new(wasm)
        .ok_or_else(|| Error::Content { path: title.into(), problem: "is no readable module".into() })?;
    let compressed = |bytes: &[u8]| brotli(bytes).map_or(bytes.len(), |bytes| bytes.len());
    let mut sections: Vec<(String, usize)> =
        read.sections.iter().map(|(name, bytes)| ((*name).to_owned(), compressed(bytes))).collect();
    sections.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let raw: usize = read.functions.iter().map(|(_, bytes)| bytes).sum();
    let code = sections.iter().find(|(name, _)| name == CODE).map_or(0, |(_, bytes)| *bytes);
    let (mut crates, mut files) = (HashMap::new(), HashMap::new());
    for (name, bytes) in &read.functions {
        match Owner::of(name) {
            Owner::Crate(name) => *crates.entry(name).or_default() += bytes,
            Owner::Module(path) => {
                *crates.entry("the widget".to_owned()).or_default() += bytes;
                *files.entry(file(&workspace.root.join("src"), &path)).or_default() += bytes;
            }
        }
    }
    let share = |bytes: usize| bytes * code / raw.max(1);
    let listed = |of: HashMap<String, usize>, most| {
        most_of(of, most).into_iter().map(|(name, bytes)| (name, share(bytes))).collect::<Vec<_>>()
    };
    let table = |title: &str, rows: Vec<(String, usize)>| {
        let rows = rows.into_iter().map(|(name, bytes)| vec![name, bytes.to_string()]);
        say::table(&std::iter::once(vec![title.to_owned(), "brotli".into()]).chain(rows).collect::<Vec<_>>())
    };
    Ok([
        format!("\n{title}\n\n"),
        table("section", sections),
        table("\n  code, by crate", listed(crates, CRATES)),
        table("\n  the widget's code, by file", listed(files, FILES)),
    ]
    .concat())
}

const CODE: &str = "code";

/// A module as far as it is explained.
#[derive(Default)]
struct Read<'a> {
    sections: Vec<(&'static str, &'a [u8])>,
    /// Names and bytes.
    functions: Vec<(String, usize)>,
}

impl<'a> Read<'a> {
    fn new(wasm: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        let Functions { imported, names } = Functions::of(wasm)?;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload.ok()?;
            let kind = match &payload {
                Payload::TypeSection(_) => "types",
                Payload::ImportSection(_) => "imports",
                Payload::FunctionSection(_) => "functions",
                Payload::ExportSection(_) => "exports",
                Payload::ElementSection(_) => "table",
                Payload::CodeSectionStart { .. } => CODE,
                Payload::DataSection(_) => "data",
                _ => "",
            };
            if let Some((_, range)) = payload.as_section().filter(|_| !kind.is_empty()) {
                read.sections.push((
                    kind,
                    wasm.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)?,
                ));
            }
            if let Payload::CodeSectionEntry(body) = payload {
                let range = body.range();
                read.functions.push((String::new(), usize::try_from(range.end - range.start).ok()?));
            }
        }
        for (index, (name, _)) in (imported..).zip(&mut read.functions) {
            names.get(&index).copied().unwrap_or_default().clone_into(name);
        }
        Some(read)
    }
}

/// The file of a module, from the root: the longest part of the path that is one.
fn file(source: &Path, path: &[String]) -> String {
    for length in (1..=path.len()).rev() {
        let name = path[..length].join("/");
        for end in [".rs", "/mod.rs"] {
            if source.join(format!("{name}{end}")).is_file() {
                return format!("src/{name}{end}");
            }
        }
    }
    "src/lib.rs".into()
}

/// The heaviest, and the sum of the others.
fn most_of(of: HashMap<String, usize>, most: usize) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = of.into_iter().collect();
    all.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
    let others = all.split_off(most.min(all.len()));
    if !others.is_empty() {
        all.push((format!("{} others", others.len()), others.iter().map(|(_, bytes)| bytes).sum()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_the_file_that_holds_it() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
        let path = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for (module, expected) in [
            ("ui grid toolbar kinds", "src/ui/grid/toolbar.rs"),
            ("domain flow Flow update", "src/domain/flow/mod.rs"),
            ("ui deferred PurchaseUi", "src/ui/deferred.rs"),
            ("_", "src/lib.rs"),
        ] {
            assert_eq!(file(&source, &path(module)), expected);
        }
    }

    #[test]
    fn the_heaviest_come_first_and_the_others_are_one_row() {
        let of = [("a", 1), ("b", 30), ("c", 2), ("d", 30)].map(|(name, bytes)| (name.to_owned(), bytes));
        let expected = [("b", 30), ("d", 30), ("2 others", 3)].map(|(name, bytes)| (name.to_owned(), bytes));
        assert_eq!(most_of(of.into(), 2), expected);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(Read::new(b"text").is_none());
    }
}
