//! The line drawings: one path each, 20 by 20, in the colour of the text around them. They never carry meaning alone.

use crate::ui::dom::element::{El, el};

pub(crate) const SEARCH: &str = "M14.5 9A5.5 5.5 0 1 1 3.5 9a5.5 5.5 0 0 1 11 0zM13 13l4 4";
pub(crate) const DOWN: &str = "m6 8 4 4 4-4";
pub(crate) const BACK: &str = "m12 5-5 5 5 5";
pub(crate) const PLUS: &str = "M10 4.5v11M4.5 10h11";
pub(crate) const CHECK: &str = "m5 10.5 3.5 3.5L15 6.5";
pub(crate) const ALERT: &str = "M10 3 2.5 16h15zM10 8v4M10 14.2v.1";
pub(crate) const ERROR: &str = "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6.5v4M10 13.4v.1";
pub(crate) const CLOCK: &str = "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4l2.5 2";
pub(crate) const COPY: &str = "M9 7h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 4.5A1.5 1.5 0 0 0 \
    11.5 3.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 4.5 13";
pub(crate) const OUT: &str =
    "M8 5H5.5A1.5 1.5 0 0 0 4 6.5v8A1.5 1.5 0 0 0 5.5 16h8a1.5 1.5 0 0 0 1.5-1.5V12M11.5 4H16v4.5M16 4l-7 7";
pub(crate) const SYNC: &str =
    "M16 8.5A6.2 6.2 0 0 0 4.6 7M4 11.5A6.2 6.2 0 0 0 15.4 13M4.5 3.8V7h3.2M15.5 16.2V13h-3.2";
pub(crate) const EYE: &str = "M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM12.2 10a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z";
pub(crate) const CLOUD: &str = "M3.5 7.6a9.6 9.6 0 0 1 13 0M6 10.6a6 6 0 0 1 8 0M10 14.5v.1M3 3l14 14";

/// A drawing of the usual size.
pub(crate) fn icon(path: &'static str) -> El {
    drawing("icon", path)
}

/// A small drawing, beside small text.
pub(crate) fn small_icon(path: &'static str) -> El {
    drawing("icon icon-sm", path)
}

/// A drawing that points along the line of reading.
pub(crate) fn flipping_icon(path: &'static str) -> El {
    drawing("icon icon-flip", path)
}

fn drawing(class: &'static str, path: &'static str) -> El {
    el("svg")
        .class(class)
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .child(el("path").attr("d", path))
}
