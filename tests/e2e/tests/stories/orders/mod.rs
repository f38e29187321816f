//! An order after it was made: its states and endings, its live status, and how a shopper comes back to it.

pub(crate) mod endings;
pub(crate) mod held;
pub(crate) mod passes;
pub(crate) mod print;
pub(crate) mod resume;
pub(crate) mod states;
pub(crate) mod streams;
pub(crate) mod tabs;
