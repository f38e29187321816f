//! What the way of telling an order or a validation depends on, besides the order itself.

use crate::settings::Settings;

/// How something is told.
#[derive(Clone, Copy)]
pub(crate) struct Telling<'a> {
    /// The origin of the URLs in it.
    pub(crate) base: &'a str,
    /// The language of its texts.
    pub(crate) lang: &'a str,
    /// The forms that are switched.
    pub(crate) settings: &'a Settings,
}
