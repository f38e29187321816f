//! The codes of the widget's own problems, from their table.

use std::collections::BTreeSet;

use cryptorefills_widget::domain::problem::codes::own;

/// Every code that begins with `client:`.
pub(super) fn own_codes() -> BTreeSet<String> {
    own::ROWS.iter().map(|row| row.code.to_owned()).collect()
}
