//! The screen of one brand: what it offers, and the form of an order. It decides nothing.

pub(crate) mod about;
pub(crate) mod amount_picker;
pub(crate) mod amount_rows;
pub(crate) mod basket;
pub(crate) mod brand_view;
pub(crate) mod coin_network;
pub(crate) mod coin_network_field;
pub(crate) mod compliance;
pub(crate) mod form_fields;
pub(crate) mod optional_fields;
pub(crate) mod region_note;
pub(crate) mod review;
pub(crate) mod typed;
