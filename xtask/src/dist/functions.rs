//! The functions of a module, by their numbers and names. It changes none.

use std::collections::HashMap;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// What a module's functions are called.
#[derive(Default)]
pub(crate) struct Functions<'a> {
    /// How many are imported: the others are counted on from there.
    pub(crate) imported: u32,
    /// Names as they are written, by number. A module may have none.
    pub(crate) names: HashMap<u32, &'a str>,
}

impl<'a> Functions<'a> {
    /// Of this module; nothing when it cannot be read.
    pub(crate) fn of(wasm: &'a [u8]) -> Option<Self> {
        let mut functions = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.ok()? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imported += u32::from(matches!(import.ok()?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for name in names.into_iter().flatten() {
                            let Name::Function(named) = name else { continue };
                            functions.names.extend(named.into_iter().flatten().map(|it| (it.index, it.name)));
                        }
                    }
                }
                _ => {}
            }
        }
        Some(functions)
    }
}

/// A name as a person reads it, whether the compiler wrote it or `wasm-bindgen`: without `[c5930c85a12de822]` behind crates
/// and `::h4fc1263a7dcd95ce` behind functions.
pub(crate) fn readable(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut parts = name.split('[');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']').filter(|(hash, _)| is_hash(hash)) {
            Some((_, rest)) => whole.push_str(rest),
            None => whole.extend(["[", part]),
        }
    }
    match whole.rsplit_once("::h").filter(|(_, hash)| is_hash(hash)) {
        Some((path, _)) => path.to_owned(),
        None => whole,
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_without_its_hashes() {
        for (name, expected) in [
            ("_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt", "core::panicking::panic_fmt"),
            ("core[c5930c85a12de822]::panicking::panic_fmt", "core::panicking::panic_fmt"),
            ("core::panicking::panic_display::hb6b18ce1c80b306d", "core::panicking::panic_display"),
            ("alloc::slice::<impl [T]>::concat::h510347b4ac57e422", "alloc::slice::<impl [T]>::concat"),
            ("mount", "mount"),
        ] {
            assert_eq!(readable(name), expected);
        }
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(Functions::of(b"text").is_none());
    }
}
