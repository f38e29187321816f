//! What is folded away until it is wanted: the platform's own `<details>`.

use crate::ui::dom::element::{El, el};
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;

/// A heading that unfolds what belongs to it.
pub(crate) fn disclosure(heading: &str, body: El) -> El {
    el("details").class("disclosure").child(el("summary").text(heading).child(icon(icon::PLUS))).child(body)
}
