//! The widget as a shopper meets it: what it shows, and what is clicked and typed.

pub(crate) mod part;
pub(crate) mod scan;
pub(crate) mod shopping;
pub(crate) mod widget;
