//! A proxy between the browser and the partner's server that does to connections what networks, proxies and servers do:
//! it cuts, delays, holds back, spoils, refuses and never answers, a route at a time and as often as it is told to.
//! It keeps its own record of what arrived and when. What it is not told to harm passes unchanged.

mod arrivals;
mod connections;
mod fault;
pub mod pace;
mod proxy;
mod route;
mod service;
mod spoil;

pub use fault::{Answer, Fault, Harm, Payload};
pub use proxy::FaultProxy;
pub use route::Route;
