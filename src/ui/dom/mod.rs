//! The page as the screens build it: elements, icons, inputs, colours, memos. Nothing here knows the flow.

pub(crate) mod colours;
pub(crate) mod element;
pub(crate) mod erased_memo;
pub(crate) mod icon;
pub(crate) mod shown_text;
