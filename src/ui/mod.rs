//! The screens: one component a file, built from the flow and nothing else. `store` holds the flow, `shell` and `purchase`
//! perform its effects; no other file here fetches, waits or stores.
//!
//! ```text
//! app ┬ grid        toolbar (country_field), cards, strip, brand_card (logo), skeleton, blank
//!     │             late ── purchase: in the release, all below is a second module, loaded once the grid stands
//!     ├ brand_view  about (rich_text), amount_picker (amount_rows, plan), pair_field, form_fields, extras, review, problems
//!     ├ checkout    order_parts, bill, payment (qr_panel), copy_button
//!     └ order_view  order_parts, steps, payment (the rest), delivery_card
//! ```

#[cfg(target_arch = "wasm32")]
mod about;
#[cfg(target_arch = "wasm32")]
mod amount_picker;
#[cfg(target_arch = "wasm32")]
mod amount_rows;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod basket;
#[cfg(target_arch = "wasm32")]
mod bill;
#[cfg(target_arch = "wasm32")]
mod blank;
#[cfg(target_arch = "wasm32")]
mod brand_card;
#[cfg(target_arch = "wasm32")]
mod brand_view;
#[cfg(target_arch = "wasm32")]
mod cards;
#[cfg(target_arch = "wasm32")]
mod checkout;
#[cfg(any(test, target_arch = "wasm32"))]
mod colours;
#[cfg(target_arch = "wasm32")]
mod compliance;
#[cfg(target_arch = "wasm32")]
mod copy_button;
#[cfg(target_arch = "wasm32")]
mod country_field;
#[cfg(target_arch = "wasm32")]
mod country_list;
#[cfg(target_arch = "wasm32")]
mod delivery_card;
#[cfg(target_arch = "wasm32")]
mod disclosure;
#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod extras;
#[cfg(target_arch = "wasm32")]
mod feed;
#[cfg(target_arch = "wasm32")]
mod finder;
#[cfg(target_arch = "wasm32")]
mod follower;
#[cfg(target_arch = "wasm32")]
mod form_fields;
#[cfg(target_arch = "wasm32")]
mod format;
#[cfg(target_arch = "wasm32")]
mod grid;
#[cfg(target_arch = "wasm32")]
mod icon;
#[cfg(target_arch = "wasm32")]
mod late;
#[cfg(target_arch = "wasm32")]
mod logo;
#[cfg(target_arch = "wasm32")]
mod order_list;
#[cfg(target_arch = "wasm32")]
mod order_notes;
#[cfg(target_arch = "wasm32")]
mod order_parts;
#[cfg(target_arch = "wasm32")]
mod order_view;
mod own_texts;
#[cfg(target_arch = "wasm32")]
mod pair;
#[cfg(target_arch = "wasm32")]
mod pair_field;
#[cfg(target_arch = "wasm32")]
mod pause;
#[cfg(target_arch = "wasm32")]
mod payment;
#[cfg(target_arch = "wasm32")]
mod plan;
#[cfg(target_arch = "wasm32")]
mod problem_details;
#[cfg(target_arch = "wasm32")]
mod problems;
#[cfg(target_arch = "wasm32")]
mod purchase;
#[cfg(target_arch = "wasm32")]
mod qr_panel;
#[cfg(target_arch = "wasm32")]
mod questions;
#[cfg(target_arch = "wasm32")]
mod requests;
#[cfg(target_arch = "wasm32")]
mod review;
#[cfg(target_arch = "wasm32")]
mod rich_text;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod shown_value;
#[cfg(target_arch = "wasm32")]
mod skeleton;
#[cfg(target_arch = "wasm32")]
mod speech;
#[cfg(target_arch = "wasm32")]
mod steps;
#[cfg(target_arch = "wasm32")]
mod storage;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod strip;
#[cfg(target_arch = "wasm32")]
mod task;
#[cfg(target_arch = "wasm32")]
mod telling;
mod text;
#[cfg(target_arch = "wasm32")]
mod toolbar;
#[cfg(target_arch = "wasm32")]
mod turn;
#[cfg(target_arch = "wasm32")]
mod watched;
#[cfg(target_arch = "wasm32")]
mod ways_on;

#[cfg(target_arch = "wasm32")]
pub(crate) use app::app;
#[cfg(target_arch = "wasm32")]
pub(crate) use colours::register as register_colours;
#[cfg(target_arch = "wasm32")]
pub(crate) use shell::{Prefetched, Shell};
#[cfg(target_arch = "wasm32")]
pub(crate) use store::Store;
pub use text::{Count, Counted, Texts};
