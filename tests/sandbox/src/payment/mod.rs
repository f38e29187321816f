//! How an order can be paid: methods, coins, networks, addresses and payment texts. It never makes an address that
//! anybody holds the key of.

mod address;
mod pair;
mod qr_form;
mod qr_text;
mod via;

pub(crate) use address::{address, transaction};
pub(crate) use pair::{Pair, pair, pairs};
#[cfg(test)]
pub(crate) use qr_form::FORMS;
pub(crate) use qr_form::QrForm;
pub(crate) use qr_text::qr_text;
pub(crate) use via::{Via, currencies_json, is_suspended_coin, sparse_vias_json, via, vias, vias_json};
