//! Which functions of a module are cut, found by their names. It cuts none itself.

use std::collections::HashSet;

use super::diverging::{Kind, kind};
use crate::dist::functions::Functions;

/// What is cut of a module.
pub(super) struct Cut {
    /// How many functions are imported: the others are counted on from there.
    pub(super) imported: u32,
    /// The functions, by their numbers.
    pub(super) functions: HashSet<u32>,
    /// Those of them that do not come back.
    pub(super) diverging: HashSet<u32>,
}

impl Cut {
    /// Of this module; nothing when it cannot be read.
    pub(super) fn of(wasm: &[u8]) -> Option<Self> {
        let Functions { imported, names } = Functions::of(wasm)?;
        let mut cut = Self { imported, functions: HashSet::new(), diverging: HashSet::new() };
        for (index, name) in names {
            let Some(kind) = kind(name) else { continue };
            cut.functions.insert(index);
            if kind == Kind::Diverging {
                cut.diverging.insert(index);
            }
        }
        Some(cut)
    }
}
