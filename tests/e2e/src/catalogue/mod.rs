//! Every screen in every state, the pictures that are kept of them, and the language that nobody speaks.

pub(crate) mod gallery;
pub(crate) mod looks;
pub(crate) mod picture;
pub(crate) mod pseudo;
