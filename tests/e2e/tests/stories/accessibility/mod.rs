//! For everybody: what is said, where the focus goes, what can be read, and a purchase by keys, roles and names alone
//! (WCAG 2.2 AA). What holds for every screen is in `screens`.

pub(crate) mod colours;
pub(crate) mod focus;
pub(crate) mod keyboard;
pub(crate) mod places;
pub(crate) mod speech;
pub(crate) mod tree;
