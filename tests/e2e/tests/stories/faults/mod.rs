//! An order through everything that browsers, phones, proxies and servers do to it: whatever happens, the last screen is
//! right, the shopper reloads nothing, there is one order, and nobody is asked faster than the rule allows.

mod case;
pub(crate) mod creating;
pub(crate) mod messages;
pub(crate) mod network;
pub(crate) mod pricing;
pub(crate) mod requests;
mod running;
pub(crate) mod sequences;
pub(crate) mod stale;
pub(crate) mod streams;
mod trouble;
pub(crate) mod unknown;
