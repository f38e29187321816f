//! `docs/conformance.md` as rows. It knows Markdown's tables and nothing about what they say.

use crate::repository::{PAGE, text};

/// The section of what is deliberately out: its rows have a reason where the others have files and tests.
pub(crate) const LEFT_OUT: &str = "Left out";

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The heading above its table.
    pub(crate) section: String,
    /// As many as its table has columns: item, where, handled in, shown by; or item, where, why.
    pub(crate) cells: Vec<String>,
}

impl Row {
    /// What the row is about, without what explains it: its first piece of code, or all up to a colon.
    pub(crate) fn item(&self) -> &str {
        let item = self.cells[0].as_str();
        match item.strip_prefix('`') {
            Some(code) => code.split('`').next().unwrap_or_default(),
            None => item.split(": ").next().unwrap_or_default(),
        }
    }

    /// The code of a cell: what stands between its backticks.
    pub(crate) fn code(&self, cell: usize) -> Vec<&str> {
        let pieces = self.cells.get(cell).map(|cell| cell.split('`')).into_iter().flatten();
        pieces.skip(1).step_by(2).collect()
    }

    /// Whether the item begins with this code.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.item() == code && self.cells[0].starts_with('`')
    }

    /// Whether the row is one of what works.
    pub(crate) fn works(&self) -> bool {
        self.section != LEFT_OUT
    }
}

/// Every row of the page.
pub(crate) fn rows() -> Vec<Row> {
    read(&text(PAGE).unwrap())
}

/// Every row of what works.
pub(crate) fn working() -> Vec<Row> {
    rows().into_iter().filter(Row::works).collect()
}

/// The rows below the second-level headings of a page, without the heads of its tables.
pub(crate) fn read(page: &str) -> Vec<Row> {
    let (mut section, mut inside, mut rows) = (String::new(), false, vec![]);
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading.trim().to_owned();
        }
        let Some(cells) = line.strip_prefix('|').and_then(|line| line.trim_end().strip_suffix('|')) else {
            inside = false;
            continue;
        };
        let cells: Vec<_> = cells.split('|').map(|cell| cell.trim().to_owned()).collect();
        let rule = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|sign| sign == '-'));
        if inside && !rule {
            rows.push(Row { section: section.clone(), cells });
        }
        inside |= rule;
    }
    rows
}

#[test]
fn a_page_is_read_row_by_row() {
    let page = "# A\n\n## One\n\n| item | where |\n| --- | --- |\n| `A`: a, `b`: c | §1 |\n\n## Two\n| x |\n| - |\n| y |";
    let found = read(page);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].section.as_str(), found[0].item(), found[0].code(0)), ("One", "A", vec!["A", "b"]));
    assert!(found[0].is("A") && !found[0].is("b"));
    assert_eq!((found[1].section.as_str(), found[1].item(), found[1].code(3)), ("Two", "y", vec![]));
}
