//! What holds for each row by itself.

use crate::proof::Proof;
use crate::repository::{PAGE, holds, text};
use crate::table::{rows, working};

/// The columns of a row of what works.
pub(crate) const HANDLED: usize = 2;
const SHOWN: usize = 3;

#[test]
fn the_readme_leads_to_the_table() {
    assert!(text("README.md").unwrap().contains(&format!("]({PAGE})")));
}

#[test]
fn every_row_is_whole() {
    for row in rows() {
        assert_eq!(row.cells.len(), if row.works() { 4 } else { 3 }, "{row:?}");
        assert!(row.cells.iter().all(|cell| !cell.is_empty()), "{row:?}");
        let mut places = row.cells[1].split(", ");
        assert!(
            places.all(|place| place == "head" || place.starts_with('§') || place.starts_with("wire ")),
            "no section of the reference or the notes: {row:?}"
        );
    }
}

#[test]
fn no_row_stands_there_twice() {
    let mut items: Vec<_> = rows().iter().map(|row| row.item().to_owned()).collect();
    items.sort();
    let twice: Vec<_> = items.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert_eq!(twice, [""; 0]);
}

#[test]
fn every_row_names_files_that_are_there() {
    for row in working() {
        let files = row.code(HANDLED);
        assert!(!files.is_empty(), "handled nowhere: {row:?}");
        let gone: Vec<_> = files.into_iter().filter(|path| !holds(path)).collect();
        assert_eq!(gone, [""; 0], "{row:?}");
    }
}

#[test]
fn every_row_is_shown_by_a_test_that_runs() {
    for row in working() {
        let tests = row.code(SHOWN);
        assert!(!tests.is_empty(), "shown by nothing: {row:?}");
        let wrong: Vec<_> = tests.into_iter().filter_map(|name| Proof::find(name).err()).collect();
        assert_eq!(wrong, [""; 0], "{row:?}");
    }
}
