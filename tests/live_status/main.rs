//! Live status on a fake clock: scripts as tables, laws for inputs in any order, and a server with faults.
//! Nothing here waits, draws an unseeded number or knows how the machine is built.

#![cfg(not(target_arch = "wasm32"))]

mod endings;
mod faults;
mod laws;
mod page;
mod restart;
mod script;
mod stampede;
mod stream;
mod watched;
mod world;
