//! What is folded away until it is wanted: the platform's own `<details>`.

use super::element::{El, el};
use super::icon::{self, icon};

/// A heading that unfolds what belongs to it.
pub(crate) fn disclosure(heading: &str, body: El) -> El {
    el("details").class("disclosure").child(el("summary").text(heading).child(icon(icon::PLUS))).child(body)
}
