//! Two kinds of chance: values that a seed repeats (prices, choices of the catalogue) and values that nothing repeats
//! (ids, addresses, codes). It never mixes them: an order's id must stay unique across restarts.

use fastrand::Rng;
use uuid::Uuid;

const CATALOGUE: Uuid = Uuid::from_u128(0x5a4d_b0c5_0000_4000_8000_c0de_0000_0001);

/// A number that depends on `seed`, `text` and nothing else.
pub(crate) fn mix(seed: u64, text: &str) -> u64 {
    // FNV-1a spreads the text, SplitMix64 (inside the generator) spreads the bits.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    Rng::with_seed(hash).u64(..)
}

/// An id that is the same in every run for the same `name`.
pub(crate) fn stable_id(name: &str) -> String {
    Uuid::new_v5(&CATALOGUE, name.as_bytes()).to_string()
}

/// An id that never occurs twice.
pub(crate) fn fresh_id() -> String {
    Uuid::new_v4().to_string()
}

/// `length` characters of `alphabet`.
pub(crate) fn letters(rng: &mut Rng, alphabet: &str, length: usize) -> String {
    let alphabet = alphabet.as_bytes();
    (0..length).map(|_| char::from(alphabet[rng.usize(..alphabet.len())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_another_differs() {
        assert_eq!(mix(1, "Steam"), mix(1, "Steam"));
        assert_ne!(mix(1, "Steam"), mix(2, "Steam"));
        assert_ne!(mix(1, "Steam"), mix(1, "Xbox"));
    }
}
