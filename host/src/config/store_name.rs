//! What `--store` names. A password in it gets into no message.

use std::fmt;
use std::path::PathBuf;

use super::ConfigError;
use crate::idempotency::store::StoreKind;
use crate::shared_state::SharedStore;

/// The name of a store.
#[derive(Clone)]
pub(crate) struct StoreName(String);

/// A file in the state folder.
pub(crate) const EMBEDDED: &str = "embedded";

impl StoreName {
    /// The store of that name; `state_dir` makes the state folder, where it is needed.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says no more of the name than what stands before its first colon.
    pub(crate) fn kind(
        &self,
        state_dir: impl FnOnce() -> Result<PathBuf, ConfigError>,
    ) -> Result<StoreKind, ConfigError> {
        let name = self.0.trim();
        let scheme = name.split(':').next().unwrap_or_default();
        match scheme {
            _ if name == EMBEDDED => Ok(StoreKind::Embedded(state_dir()?)),
            _ if name == "memory" => Ok(StoreKind::Memory),
            _ if ["redis", "rediss"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) => {
                Ok(StoreKind::Redis(SharedStore::at(name.parse()?)))
            }
            scheme => Err(ConfigError::StoreUnknown(scheme.to_owned())),
        }
    }
}

impl From<String> for StoreName {
    fn from(name: String) -> Self {
        Self(name)
    }
}

impl fmt::Debug for StoreName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreName")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared_state::address::RedisAddressError;

    fn kind(name: &str) -> Result<StoreKind, ConfigError> {
        StoreName::from(name.to_owned()).kind(|| Ok(PathBuf::from("state")))
    }

    #[test]
    fn a_store_is_named_by_a_word_or_an_address() {
        assert_eq!(kind("embedded"), Ok(StoreKind::Embedded(PathBuf::from("state"))));
        assert_eq!(kind(" memory "), Ok(StoreKind::Memory));
        for name in ["redis://127.0.0.1:6379/1", "rediss://user:secret@r.example", "REDIS://h"] {
            let address = name.parse().unwrap();
            assert_eq!(kind(name), Ok(StoreKind::Redis(SharedStore::at(address))), "{name}");
        }
    }

    #[test]
    fn what_is_no_store_is_told_without_its_password() {
        for (name, error) in [
            ("", ConfigError::StoreUnknown(String::new())),
            ("Memory", ConfigError::StoreUnknown("Memory".to_owned())),
            ("postgres://user:secret@h", ConfigError::StoreUnknown("postgres".to_owned())),
            ("redis", ConfigError::StoreAddress(RedisAddressError::NotRedis)),
            ("redis://user:secret@h/x", ConfigError::StoreAddress(RedisAddressError::Database)),
        ] {
            let told = kind(name).unwrap_err();
            assert_eq!(told, error, "{name}");
            assert!(!told.to_string().contains("secret"));
        }
        assert_eq!(format!("{:?}", StoreName::from("redis://:secret@h".to_owned())), "StoreName");
    }
}
