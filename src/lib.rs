//! A storefront for gift cards, mobile top-ups and eSIMs, paid with stablecoins, as one script tag.
//!
//! ```text
//! main -> embed -> ui ------------> domain
//!                  | store only       ^ ^
//!                  +------> api ------+ |      api and stream do not know each other
//!                  +------> stream -----+
//! ```
//!
//! - [`domain`]: the product's words as values, and the whole widget as `update(Flow, Event) -> Vec<Effect>`. Pure.
//! - [`api`]: the wire. The only place that knows how Cryptorefills spells things.
//! - [`stream`]: live status of one order, a pure machine and the driver that owns what it opens.
//! - [`ui`]: the screens.
//! - [`embed`]: how a page uses all this.
//!
//! Everything that touches a browser sits behind `cfg(target_arch = "wasm32")`, and its crates in that target's table: a
//! native build, and so every native test, cannot reach them.

pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod domain;
pub mod embed;
pub mod stream;
pub mod ui;
