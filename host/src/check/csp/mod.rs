//! The page's Content Security Policy against what the widget needs. It never judges what else a page allows.

mod needs;
mod policy;
mod source;

pub(crate) use needs::{Needs, Script, judge};
pub(crate) use policy::Policy;
