//! Addresses that look like those of their chain and belong to nobody. It never makes one with a valid checksum on
//! purpose: most wallets refuse what it makes, so that nobody pays into a sandbox.

use super::pair::Pair;
use crate::random::letters;
use fastrand::Rng;
use rust_decimal::{Decimal, prelude::ToPrimitive};

const BASE58: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX: &str = "0123456789abcdef";
const MIXED_HEX: &str = "0123456789abcdefABCDEF";

/// A new address for `amount` of the pair's coin; for Lightning, an invoice.
pub(crate) fn address(pair: &Pair, amount: Decimal, rng: &mut Rng) -> String {
    match (pair.coin, pair.network) {
        (_, "Lightning") => invoice(amount, rng),
        ("BTC", _) => format!("bc1q{}", letters(rng, BECH32, 38)),
        ("LTC", _) => format!("ltc1q{}", letters(rng, BECH32, 38)),
        ("DOGE", _) => format!("D{}", letters(rng, BASE58, 33)),
        // Forty-four characters that begin with z are more than the 32 bytes of a key.
        (_, "Solana") => format!("z{}", letters(rng, BASE58, 43)),
        (_, "Tron") => format!("T{}", letters(rng, BASE58, 33)),
        (_, "TonMainnet" | "Ton") => format!("UQ{}", letters(rng, BASE64URL, 46)),
        (_, "Sui") => format!("0x{}", letters(rng, HEX, 64)),
        // Mixed case claims a checksum that random letters do not have.
        _ => format!("0x{}aB", letters(rng, MIXED_HEX, 38)),
    }
}

/// A BOLT11-like invoice: the amount in nano-bitcoin, then data without a valid signature.
fn invoice(amount: Decimal, rng: &mut Rng) -> String {
    let nano = (amount * Decimal::from(1_000_000_000)).ceil().to_u64().unwrap_or_default();
    format!("lnbc{nano}n1p{}", letters(rng, BECH32, 240))
}

/// A transaction id as the chain would show it.
pub(crate) fn transaction(pair: Option<&Pair>, rng: &mut Rng) -> String {
    match pair.map(|pair| (pair.network, pair.engine)) {
        Some(("Solana", _)) => letters(rng, BASE58, 88),
        Some((_, "EVM")) => format!("0x{}", letters(rng, HEX, 64)),
        Some(_) | None => letters(rng, HEX, 64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payment::pairs;
    use std::collections::HashSet;

    #[test]
    fn no_address_occurs_twice() {
        let mut rng = Rng::with_seed(7);
        let all = pairs().iter().cycle().take(500).map(|pair| address(pair, Decimal::ONE, &mut rng));
        assert_eq!(all.collect::<HashSet<_>>().len(), 500);
    }

    #[test]
    fn an_invoice_names_its_amount() {
        let invoice = invoice(Decimal::new(32_833, 8), &mut Rng::with_seed(1));
        assert!(invoice.starts_with("lnbc328330n1p"), "{invoice}");
    }
}
