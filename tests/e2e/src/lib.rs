//! The harness of the end-to-end suite: a browser, a page of a partner's, a host and the sandbox, all of them real and
//! each on a port of its own. It asserts what a shopper and a page can see, and never looks inside the widget beyond the
//! parts, attributes and events that are promised to the outside.
//!
//! ```text
//! tests/stories ──► World ──► Session ──► its driver ──► Chromium, Firefox or WebKit
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

mod catalogue;
mod elsewhere;
mod environment;
mod fault_proxy;
mod host;
pub mod measure;
mod partner;
mod recording;
mod runner;
mod sandbox;
mod shopper;
mod wait;
mod webdriver;
mod world;

pub use catalogue::looks::Looks;
pub use catalogue::pseudo::texts_of;
pub use elsewhere::{Arrived, Elsewhere};
pub use fault_proxy::{Answer, Fault, FaultProxy, Harm, Payload, Route, pace};
pub use host::Host;
pub use partner::bundle::Bundle;
pub use partner::page::{Page, Policy};
pub use partner::page_server::PageServer;
pub use partner::playground::source;
pub use partner::treatment::Treatment;
pub use recording::Allowance;
pub use runner::{Story, run};
pub use sandbox::Sandbox;
pub use shopper::part::{Part, part};
pub use shopper::shopping::EMAIL;
pub use shopper::widget::Widget;
pub use wait::until;
pub use webdriver::axe::Axe;
pub use webdriver::browser::Browser;
pub use webdriver::session::Session;
pub use world::World;
