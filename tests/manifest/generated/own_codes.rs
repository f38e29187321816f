//! The codes of the widget's own problems, gathered from its code.

use std::collections::BTreeSet;

use crate::sources::{code_of, literals};

/// Every code that begins with `client:`.
pub(super) fn own_codes() -> BTreeSet<String> {
    let all = code_of("src").into_iter().flat_map(|(_, code)| literals(&code));
    let own = all.filter(|literal| literal.starts_with("client:") && literal.len() > "client:".len());
    own.chain(["client:load".to_owned()]).collect()
}
