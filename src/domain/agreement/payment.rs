//! How the terms of a payment are compared: coin, network, method, address, amount.

use crate::domain::agreement::term::{Comparison, Mark, Term};
use crate::domain::decimal::Decimal;
use crate::domain::payment::account::{account, same_account};
use crate::domain::payment::network::{coin_key, network_key, same_coin, same_network, same_via, via_key};

pub(super) fn coin() -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison { same: same_coin, key: coin_key }
}

/// `coin` tells which network `Mainnet` is.
pub(super) fn network(coin: &str) -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison {
        same: move |asked: &str, named: &str| same_network(asked, named, coin),
        key: move |name: &str| network_key(name, coin),
    }
}

pub(super) fn via() -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison { same: same_via, key: via_key }
}

pub(super) fn address() -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison { same: same_account, key: account }
}

pub(super) fn amount() -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison { same: |asked: &str, named: &str| amount_key(asked) == amount_key(named), key: amount_key }
}

/// An order asks for an amount that may be asked: what is kept of the agreement is this amount, and what it was compared
/// with stays.
pub(super) fn agree(agreed: &mut Option<Term>, asked: &str) {
    if Decimal::parse(asked).is_none() {
        return;
    }
    match agreed {
        Some(term) => {
            term.mark = mark_of(asked);
            term.text.get_or_insert_with(|| asked.to_owned());
        }
        None => *agreed = amount().term(asked),
    }
}

/// What may be kept of an amount.
pub(super) fn mark_of(amount: &str) -> Mark {
    Mark::of(&amount_key(amount))
}

fn amount_key(amount: &str) -> String {
    Decimal::parse(amount).map_or_else(|| amount.to_owned(), |amount| amount.to_string())
}
