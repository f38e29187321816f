//! What of an answer could be used. It asks nothing.

use crate::api::{Decoded, Malformed};
use crate::browser::console::warn;
use crate::domain::problem::failure::{ApiError, Failure};

/// The value of an answer, or that it could not be read.
pub(crate) fn decoded<T>(decoded: Result<Decoded<T>, Malformed>) -> Result<T, ApiError> {
    decoded.map(counted).map_err(|_| ApiError::Failure(Failure::Malformed))
}

/// Says once how many records could not be used: they are the partner's and the API's to mend, not the shopper's.
pub(crate) fn counted<T>(decoded: Decoded<T>) -> T {
    if decoded.dropped > 0 {
        let text =
            ["cryptorefills-widget: ", &decoded.dropped.to_string(), " unusable records were left out"]
                .concat();
        warn(&text);
    }
    decoded.value
}
