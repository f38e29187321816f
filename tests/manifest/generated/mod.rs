//! What is made from the tables of the contract: the manifest, the types, and the marked regions of documents and
//! scripts. `cargo xtask generate` writes all of it; without being told to, the test only compares.

mod frameworks;
mod manifest;
mod markdown;
mod own_codes;
mod region;
mod scripts;
mod types;

use std::fs;

use cryptorefills_widget::embed::contract::attributes::{Row, Takes};
use region::replaced;

use crate::files::{root, text};

/// Set to `update` by `cargo xtask generate`.
const WRITE: &str = "CR_GENERATED";

#[test]
fn everything_that_is_made_from_the_contract_is_fresh() {
    let stale: Vec<_> = everything().into_iter().filter(|(path, fresh)| text(path) != *fresh).collect();
    if std::env::var(WRITE).is_ok_and(|asked| asked == "update") {
        for (path, fresh) in &stale {
            fs::write(root().join(path), fresh).unwrap();
            eprintln!("made anew: {path}");
        }
        return;
    }
    let names: Vec<_> = stale.iter().map(|(path, _)| *path).collect();
    assert_eq!(names, [""; 0], "stale: `cargo xtask generate` writes them anew");
}

/// Path and content of every file that is made, wholly or in its regions.
fn everything() -> Vec<(&'static str, String)> {
    vec![
        ("src/embed/custom-elements.json", manifest::file()),
        ("src/embed/cryptorefills-widget.d.ts", types::file()),
        ("src/embed/npm/react.d.ts", frameworks::react()),
        ("src/embed/npm/vue.d.ts", frameworks::vue()),
        in_regions(
            "docs/contract.md",
            &[
                ("attributes", markdown::attributes()),
                ("events", markdown::events()),
                ("methods", markdown::methods()),
                ("parts", markdown::parts()),
                ("tokens", markdown::tokens()),
            ],
        ),
        in_regions(
            "README.md",
            &[
                ("common attributes", markdown::common_attributes()),
                ("events in short", markdown::events_in_short()),
            ],
        ),
        in_regions(
            "src/embed/loader/life.js",
            &[("attributes", scripts::attributes()), ("languages", scripts::languages())],
        ),
        in_regions(
            "src/embed/loader/embed.js",
            &[("attributes", scripts::attributes()), ("methods", scripts::methods())],
        ),
        in_regions("docs/demo/playground/early.js", &[("events", scripts::events())]),
    ]
}

/// A file with each of its regions made anew.
fn in_regions(path: &'static str, regions: &[(&str, String)]) -> (&'static str, String) {
    let file = regions.iter().fold(text(path), |file, (name, body)| {
        replaced(&file, name, body).unwrap_or_else(|problem| panic!("{path}: {problem}"))
    });
    (path, file)
}

/// What an attribute is, where no column beside it tells the range of a number.
fn with_range(row: &Row) -> String {
    match &row.takes {
        Takes::Minutes(range) => {
            format!("{}, {} to {}.", row.description.trim_end_matches('.'), range.start(), range.end())
        }
        _ => row.description.to_owned(),
    }
}
