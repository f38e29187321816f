//! Which functions of a module are cut, found by their names. It cuts none itself.

use std::collections::HashSet;

use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use super::diverging::{Kind, kind};

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
        let mut cut = Self { imported: 0, functions: HashSet::new(), diverging: HashSet::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.ok()? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        cut.imported += u32::from(matches!(import.ok()?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        cut.take(names);
                    }
                }
                _ => {}
            }
        }
        Some(cut)
    }

    fn take(&mut self, names: NameSectionReader) {
        let functions = names.into_iter().flatten().filter_map(|name| match name {
            Name::Function(functions) => Some(functions.into_iter().flatten()),
            _ => None,
        });
        for naming in functions.flatten() {
            let Some(kind) = kind(naming.name) else { continue };
            self.functions.insert(naming.index);
            if kind == Kind::Diverging {
                self.diverging.insert(naming.index);
            }
        }
    }
}
