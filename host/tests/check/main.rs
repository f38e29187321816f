//! `check` against real servers: a page and a host that are good, and each of them broken in one way at a time. No test
//! reaches beyond this machine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

mod broken_hosts;
mod broken_pages;
mod good;
mod program;
mod site;
