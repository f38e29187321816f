//! The harness of the end-to-end suite: a browser, a page of a partner's, a host and the sandbox, all of them real and
//! each on a port of its own. It asserts what a shopper and a page can see, and never looks inside the widget beyond the
//! parts, attributes and events that are promised to the outside.
//!
//! ```text
//! tests/stories ──► World ──► Session ──► its driver ──► Chromium or Firefox
//!                     │                                       │ http
//!                     ├─────► FaultProxy  ◄───────────────────┤ in stories of broken connections
//!                     ├─────► PageServer  ◄───────────────────┘
//!                     │         ├─ /          the partner's page, with its policy
//!                     │         ├─ /widget/   the bundle
//!                     │         ├─ /gallery/  the demo's gallery, in front of recorded answers
//!                     │         └─ /api/      to the host, or straight to the sandbox
//!                     ├─────► host ──► sandbox
//!                     ├─────► Elsewhere: bundle and routes at origins of their own, in stories of such pages
//!                     └─────► Sandbox: pays, delivers, fails, and says what arrived
//! ```

mod accessibility;
mod axe;
mod browser;
mod bundle;
mod commands;
mod devtools;
mod driver;
mod elsewhere;
mod emulation;
mod environment;
mod examples;
mod fault_proxy;
mod forwarding;
mod gallery;
mod gallery_files;
mod host;
mod inside;
mod looks;
mod page;
mod page_server;
mod part;
mod picture;
mod playground;
mod pseudo;
mod recording;
mod runner;
mod sandbox;
mod scan;
mod session;
mod shopping;
mod treatment;
mod upstream_path;
mod wait;
mod widget;
mod world;

pub use axe::Axe;
pub use browser::Browser;
pub use bundle::Bundle;
pub use elsewhere::{Arrived, Elsewhere};
pub use fault_proxy::{Answer, Fault, FaultProxy, Harm, Payload, Route, pace};
pub use host::Host;
pub use looks::Looks;
pub use page::{Page, Policy};
pub use page_server::PageServer;
pub use part::{Part, part};
pub use playground::source;
pub use pseudo::{BRACKETS, pseudo_texts, texts_of};
pub use recording::Allowance;
pub use runner::{Story, run};
pub use sandbox::Sandbox;
pub use session::Session;
pub use shopping::EMAIL;
pub use treatment::Treatment;
pub use wait::{LONG, until};
pub use widget::Widget;
pub use world::World;
