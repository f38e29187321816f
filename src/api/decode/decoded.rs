//! What a decoder hands back: the value, how many records it had to leave out, or why there is no value at all.

use crate::api::json::Json;

/// A decoded answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// Records that could not be used and were left out; worth one warning in the console.
    pub dropped: usize,
}

/// Why an answer cannot be used as a whole: what it lacks, for the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

/// Decodes the records of a list one by one; `dropped` counts those that cannot be used.
pub(crate) fn records<'a, T>(
    list: &'a [Json],
    dropped: &mut usize,
    decode: impl Fn(&'a Json) -> Option<T>,
) -> Vec<T> {
    let decoded: Vec<T> = list.iter().filter_map(decode).collect();
    *dropped += list.len() - decoded.len();
    decoded
}
