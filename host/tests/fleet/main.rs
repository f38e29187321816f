//! Hosts beside what they run with in the open, all of it real: `cargo xtask test fleet` brings the servers and says where
//! they are. Nothing here tells a host anything that a partner could not tell it.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

mod balancer;
mod metrics;
mod program;
mod recipes;
mod redis;
