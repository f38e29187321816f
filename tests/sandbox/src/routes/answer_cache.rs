//! Large answers, kept as they were sent. It never outlives what it was made from: that is its key.

use bytes::Bytes;
use parking_lot::Mutex;
use std::collections::HashMap;

/// A catalogue of ten thousand brands is nine megabytes: more than a few would fill the memory.
const MOST: usize = 8;

/// What an answer was made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// ISO 3166-1 alpha-2 code.
    pub(crate) country: String,
    /// The origin of the URLs in it.
    pub(crate) base: String,
    /// The coupon, in capitals; empty for none or one that changes nothing.
    pub(crate) promo_code: String,
    /// Brands that are out of stock.
    pub(crate) out_of_stock: Vec<String>,
    /// Whether records that do not follow the wire are among it.
    pub(crate) malformed_records: bool,
    /// Whether the lists that repeat it are left out.
    pub(crate) sparse: bool,
}

/// The answers so far.
#[derive(Default)]
pub(crate) struct AnswerCache(Mutex<HashMap<Key, Bytes>>);

impl AnswerCache {
    /// The answer of `key`, made by `make` unless it is there.
    pub(crate) fn get(&self, key: Key, make: impl FnOnce(&Key) -> Bytes) -> Bytes {
        if let Some(answer) = self.0.lock().get(&key) {
            return answer.clone();
        }
        let answer = make(&key);
        let mut answers = self.0.lock();
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(key, answer.clone());
        answer
    }
}
