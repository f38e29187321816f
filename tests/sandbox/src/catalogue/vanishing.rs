//! Brands whose stock disappears between two screens of a shopper, each at another moment. They are listed like any
//! other; the stock that a test takes away is a setting.

/// The moment from which a brand, or one denomination of it, is no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vanishes {
    /// Its group is there and empty.
    FromProducts,
    /// The products' answer knows nothing of it.
    FromCatalogue,
    /// A validation finds it out of stock.
    FromValidation,
    /// A validation finds it paused.
    Paused,
    /// Only the order's creation finds it out of stock.
    FromCreation,
}

/// When `denomination` of the brand `name` disappears; `None` while it does not.
pub(crate) fn vanishes(name: &str, denomination: &str) -> Option<Vanishes> {
    match (name, denomination) {
        ("Wayfair", _) => Some(Vanishes::FromProducts),
        ("Cinemark", _) => Some(Vanishes::FromCatalogue),
        ("StubHub", _) | ("Blizzard", "50 USD") => Some(Vanishes::FromValidation),
        ("Fandango", _) => Some(Vanishes::Paused),
        ("Shipt", _) => Some(Vanishes::FromCreation),
        _ => None,
    }
}
