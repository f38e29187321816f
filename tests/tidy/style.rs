//! The style sheet: that it is whole, and that the grid has its looks before what follows it is there. It knows nothing of
//! how anything looks.

use crate::repository::{code, files, root};
use std::collections::BTreeSet;
use std::fs;

/// The line of the index after which everything comes with the second module.
const DIVIDES: &str = "/* From here on: what follows the grid. */";

/// Of the grid, what is only there once somebody has opened the list of countries, which the second module does.
const OPENED: [&str; 3] = ["country-list", "country-none", "country-option"];

#[test]
fn the_style_sheet_imports_each_of_its_files_once() {
    let index = fs::read_to_string(root().join("style/index.css")).unwrap();
    let imported = |name: &str| index.matches(&format!("@import \"./{name}\";")).count();
    let sheets = files(&["style"], &["css"]);
    assert!(sheets.len() > 1);
    for (path, _) in sheets {
        let name = path.trim_start_matches("style/");
        assert_eq!(imported(name), usize::from(name != "index.css"), "{name}");
    }
}

#[test]
fn what_the_grid_looks_like_is_in_the_first_sheet() {
    let index = fs::read_to_string(root().join("style/index.css")).unwrap();
    let (first, deferred) = index.split_once(DIVIDES).unwrap();
    let (first, deferred) = (ruled(first), ruled(deferred));
    let used: BTreeSet<_> =
        files(&["src/ui/grid"], &["rs"]).iter().flat_map(|(_, text)| used(text)).collect();
    assert!(used.contains("brand-card") && first.contains("brand-card"), "{used:?}");
    let late: Vec<_> =
        used.iter().filter(|class| deferred.contains(*class) && !first.contains(*class)).collect();
    assert_eq!(late, OPENED.iter().collect::<Vec<_>>());
}

/// The classes that the rules of imported sheets are about.
fn ruled(imports: &str) -> BTreeSet<String> {
    let names = imports.split("@import \"./").skip(1).filter_map(|rest| rest.split('"').next());
    names.flat_map(|name| classes(&fs::read_to_string(root().join("style").join(name)).unwrap())).collect()
}

/// The classes of selectors: what stands between a dot and the end of a name.
fn classes(sheet: &str) -> Vec<String> {
    let heads = sheet.split('{').filter_map(|part| part.rsplit(['}', ';', '/']).next());
    heads
        .flat_map(|head| head.split('.').skip(1))
        .map(|rest| {
            rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
        })
        .filter(|name: &String| name.starts_with(|letter: char| letter.is_ascii_alphabetic()))
        .collect()
}

/// The classes that a file of code gives to elements by name.
fn used(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(code);
    let named =
        lines.flat_map(|line| line.split(".class(\"").skip(1).filter_map(|rest| rest.split('"').next()));
    named.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

#[test]
fn classes_are_read_from_rules_and_code() {
    assert_eq!(
        classes(".a{--x: 1.5px}/* .no */.b.c-d:is(.e)>i{color:red;margin:.5em}"),
        ["a", "b", "c-d", "e"]
    );
    assert_eq!(used("el(\"p\").class(\"a b\") // .class(\"c\")\n.class(name)"), ["a", "b"]);
}
