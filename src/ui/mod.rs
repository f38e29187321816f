//! The screens: one component a file, built from the flow and nothing else. `store` holds the flow, `shell` and `purchase`
//! perform its effects; no other file here fetches, waits or stores.
//!
//! ```text
//! app ┬ grid        toolbar (country_field), cards, strip, brand_card (logo), skeleton, blank
//!     │             late ── purchase: in the release, all below is a second module, loaded once the grid stands
//!     ├ brand_view  about (rich_text), amount_picker (amount_rows, plan), coin_network_field, form_fields, extras, review, problems
//!     ├ checkout    order_parts, bill, payment (qr_panel), copy_button
//!     └ order_view  order_parts, steps, payment (the rest), delivery_card
//! ```

#[cfg(target_arch = "wasm32")]
pub(crate) mod app;
#[cfg(target_arch = "wasm32")]
pub(crate) mod brand;
pub mod corrected_colours;
#[cfg(target_arch = "wasm32")]
pub(crate) mod deferred;
#[cfg(target_arch = "wasm32")]
pub(crate) mod dom;
#[cfg(target_arch = "wasm32")]
pub(crate) mod grid;
#[cfg(target_arch = "wasm32")]
pub(crate) mod order;
#[cfg(target_arch = "wasm32")]
pub(crate) mod parts;
#[cfg(target_arch = "wasm32")]
pub(crate) mod shell;
pub mod words;
