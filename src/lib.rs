//! A storefront for gift cards, mobile top-ups and eSIMs, paid with stablecoins, as one script tag.
//!
//! ```text
//! main -> embed -> ui/{app, deferred} -> ui/{grid, brand, order} -> ui/parts -> ui/shell -> ui/{dom, words}
//!           |                                   screens, no arrow between them       |            |
//!           |                                                                        +-> stream   |
//!           |                                                                        +-> api -----+
//!           +-> embed/contract: attributes, events, methods, parts, tokens               |
//!                                                          browser and domain: everybody may use them
//! ```
//!
//! - [`domain`]: the product's words as values, and the whole widget as `update(Flow, Event) -> Vec<Effect>`. Pure.
//! - [`api`]: the wire. The only place that knows how Cryptorefills spells things; its `client` speaks HTTP.
//! - [`stream`]: live status of one order, a pure machine and the driver that owns what it opens.
//! - `browser`: timers, listeners, tasks, locks: what a browser has, each once.
//! - [`ui`]: the screens, the words on them, and the shell that performs the flow's effects.
//! - [`embed`]: how a page uses all this.
//!
//! Who may import whom is held by `tests/tidy/arrows.rs`; `docs/architecture.md` is the whole map. Everything that touches a browser sits
//! behind `cfg(target_arch = "wasm32")`, one a folder, and its crates in that target's table: a native build, and so every native test,
//! cannot reach them.

pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod domain;
pub mod embed;
pub mod stream;
pub mod ui;
