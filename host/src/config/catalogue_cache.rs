//! How much of the catalogue is kept, and for how long. A price, a validation or an order never is.

use std::str::FromStr;
use std::time::Duration;

/// The bounds of what is kept of the catalogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CatalogueCache {
    /// The memory for answers, with their compressed forms.
    pub bytes: u64,
    /// How long brands and the homepage are new.
    pub brands: Duration,
    /// How long payment methods are new.
    pub payment_methods: Duration,
    /// How long products are new.
    pub products: Duration,
    /// How long an answer that is not new any more is given all the same, while the upstream is asked again.
    pub grace: Duration,
    /// How long an answer is given where the upstream fails, from when it was asked for.
    pub longest: Duration,
}

/// The memory for what is kept, as it is told: a number of MiB, or `off`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct CacheSize(Option<u64>);

impl CacheSize {
    /// The bounds of so much memory, or `None` where nothing is kept.
    pub(crate) fn bounds(self) -> Option<CatalogueCache> {
        self.0.map(|mebibytes| CatalogueCache { bytes: mebibytes << 20, ..CatalogueCache::default() })
    }
}

impl FromStr for CacheSize {
    type Err = &'static str;

    /// # Errors
    ///
    /// A sentence for zero, and for more than any machine has.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "off" => Ok(Self(None)),
            _ => match text.parse() {
                Ok(mebibytes @ 1..=1_048_576) => Ok(Self(Some(mebibytes))),
                _ => Err("a number of MiB above zero, or off, is wanted"),
            },
        }
    }
}

impl Default for CatalogueCache {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            brands: Duration::from_secs(300),
            payment_methods: Duration::from_secs(60),
            products: Duration::from_secs(30),
            grace: Duration::from_secs(30),
            longest: Duration::from_secs(3_600),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_a_number_of_mebibytes_or_off() {
        for (text, expected) in [
            ("off", Ok(None)),
            ("1", Ok(Some(1 << 20))),
            ("1048576", Ok(Some(1 << 40))),
            ("0", Err(())),
            ("1048577", Err(())),
            ("-1", Err(())),
            ("64MiB", Err(())),
            ("on", Err(())),
            ("", Err(())),
        ] {
            let size = text.parse::<CacheSize>().map_err(|_| ());
            assert_eq!(size.map(|size| size.bounds().map(|bounds| bounds.bytes)), expected, "{text}");
        }
    }
}
