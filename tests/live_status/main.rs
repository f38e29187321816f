//! Live status on a fake clock: scripts as tables (`stream`, `tickets`, `page`, `endings`), laws for inputs in any order (`laws`), a
//! server with faults (`faults`), and a host that restarts under many widgets (`stampede`). Nothing here waits or knows
//! how the machine is built.

#![cfg(not(target_arch = "wasm32"))]

mod endings;
mod faults;
mod laws;
mod page;
mod restart;
mod script;
mod shared;
mod sharing;
mod stampede;
mod stream;
mod tickets;
mod watched;
mod world;
