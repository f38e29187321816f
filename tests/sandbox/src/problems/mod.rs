//! What stands against an order: real checks of what was sent, and the codes that an e-mail address asks for. It never
//! changes anything: the same request and catalogue give the same problems.

mod check;
mod checked;
mod code;
mod details;
mod limits;
mod line;
mod problem;
mod rules;
mod trigger;

pub(crate) use check::{Ground, check};
pub(crate) use checked::{Checked, Total};
pub(crate) use code::KNOWN;
pub(crate) use line::Line;
#[cfg(test)]
pub(crate) use trigger::triggers;
