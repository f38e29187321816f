//! Something that is fetched, as far as it is there.

use crate::domain::problem::Problem;
use crate::domain::problem::failure::ApiError;
use std::sync::Arc;

/// Something that is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<T> {
    /// Asked for, not there yet.
    Loading,
    /// There.
    Ready(T),
    /// It could not be had; the shopper can try again.
    Failed(Problem),
}

impl<T> Load<T> {
    /// The value, if it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, ApiError>> for Load<Arc<T>> {
    fn from(answer: Result<T, ApiError>) -> Self {
        match answer {
            Ok(value) => Self::Ready(Arc::new(value)),
            Err(error) => Self::Failed(error.into()),
        }
    }
}
