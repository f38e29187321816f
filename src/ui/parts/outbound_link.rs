//! A link that leaves the page, and never takes the page with it. Whoever makes one has checked its address.

use crate::ui::dom::element::{El, el};
use crate::ui::dom::icon::{self, small_icon};

/// A link that leaves the page.
pub(crate) fn outbound_link(class: &'static str, href: String, words: String) -> El {
    el("a")
        .class(class)
        .attr("href", &href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(&words)
        .child(small_icon(icon::OUT))
}
