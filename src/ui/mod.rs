//! What a shopper sees, built from the flow and nothing else. `shell` performs the flow's effects; no screen fetches, waits or
//! stores.
//!
//! ```text
//! app ┬ grid    grid_view: toolbar (country_field), cards (brand_card), brand_strip
//!     │
//!     └ deferred: in the release all below is a second module, which `embed` hands in; it is loaded once the grid stands
//!       ├ grid   country_list, feed
//!       ├ brand  brand_view: about, amount_picker (amount_rows), coin_network_field, form_fields, optional_fields, review, basket
//!       └ order  checkout_view: payment (qr_panel), price_change · order_view: steps, delivery_card · order_list
//!
//! parts  what screens share · shell  store, effects, storage, following an order · words  texts · dom  elements
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
