//! Large answers, kept as they were sent. It never outlives what it was made from: that is its key.

use bytes::Bytes;
use parking_lot::Mutex;
use std::collections::HashMap;

/// A catalogue of ten thousand brands is nine megabytes: more than a few would fill the memory.
const MOST: usize = 8;

/// What an answer was made from.
pub(crate) type Key = (String, String, Vec<String>, bool);

/// The answers so far.
#[derive(Default)]
pub(crate) struct AnswerCache(Mutex<HashMap<Key, Bytes>>);

impl AnswerCache {
    /// The answer of `key`, made by `make` unless it is there.
    pub(crate) fn get(&self, key: Key, make: impl FnOnce() -> Bytes) -> Bytes {
        if let Some(answer) = self.0.lock().get(&key) {
            return answer.clone();
        }
        let answer = make();
        let mut answers = self.0.lock();
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(key, answer.clone());
        answer
    }
}
