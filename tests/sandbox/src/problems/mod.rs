//! What stands against an order: real checks of what was sent, and the codes that an e-mail address asks for. It never
//! changes anything: the same request and catalogue give the same problems.

mod check;
mod code;
mod details;
mod limits;
mod line;
mod rules;
mod trigger;

pub(crate) use check::{Checked, Ground, check};
pub(crate) use code::KNOWN;
pub(crate) use line::Line;
