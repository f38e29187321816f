//! The screens of an order: its payment, its way, what arrived, and the orders that this browser has on file. They
//! decide nothing.

pub(crate) mod checkout_view;
pub(crate) mod delivery_card;
pub(crate) mod held;
pub(crate) mod order_list;
pub(crate) mod order_notes;
pub(crate) mod order_parts;
pub(crate) mod order_view;
pub(crate) mod payment;
pub(crate) mod price_change;
pub(crate) mod qr_panel;
pub(crate) mod steps;
