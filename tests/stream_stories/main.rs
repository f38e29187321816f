//! Live status on a fake clock: stories as tables, laws for inputs in any order, and a server with faults.
//! Nothing here waits, draws an unseeded number or knows how the machine is built.

#![cfg(not(target_arch = "wasm32"))]

mod end_stories;
mod faults;
mod laws;
mod page_stories;
mod restart;
mod script;
mod stampede;
mod stream_stories;
mod watched;
mod world;
