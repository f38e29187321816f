//! The loader under a name of its own, for pages that pin a release: the next one does not change it, and removes it only
//! with the release after that.

use serde_json::{Value, json};

use crate::dist::{Asset, names};

/// A copy of the loader, and what a page says of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pinned {
    /// The name of the copy.
    pub(crate) name: String,
    integrity: String,
}

impl Pinned {
    /// The pinned form of a loader.
    pub(crate) fn of(loader: &[u8]) -> Pinned {
        Pinned { name: names::pinned(loader), integrity: names::integrity(loader) }
    }

    /// The copy as a file of the bundle.
    pub(crate) fn to_asset(&self, loader: &[u8]) -> Asset {
        Asset { name: self.name.clone(), bytes: loader.to_vec() }
    }

    /// What a page writes, without the address of the folder.
    pub(crate) fn tag(&self) -> String {
        let Pinned { name, integrity } = self;
        format!("<script async src=\"{name}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>")
    }

    /// The same for programs: `{"src", "integrity"}`.
    pub(crate) fn to_json(&self) -> Value {
        json!({"src": self.name, "integrity": self.integrity})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_tag_are_of_one_content() {
        let pinned = Pinned::of(b"abc");
        let name = "embed-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.js";
        let integrity = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(
            pinned.tag(),
            format!(
                "<script async src=\"{name}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>"
            )
        );
        assert_eq!(pinned.to_json(), json!({"src": name, "integrity": integrity}));
    }
}
