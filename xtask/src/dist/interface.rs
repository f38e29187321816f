//! A module's interface: the names under which it imports and exports. `wasmparser` reads it and `wasm-encoder` writes
//! it.
//!
//! Only the sections of imports and exports are written anew. Every other section is copied as it is, the code among
//! them: nothing here looks into it.

use std::collections::BTreeSet;
use std::ops::Range;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ExportSectionReader, ImportSectionReader, Parser, Payload};

/// The names of what a module imports and exports; nothing when it cannot be read.
pub(crate) fn names(wasm: &[u8]) -> Option<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in payloads(wasm)? {
        match payload.ok()? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    names.insert(import.ok()?.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    names.insert(export.ok()?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Some(names)
}

/// The module with `new_name` of every name that it imports or exports; nothing when it cannot be read. The name of the
/// script that an import comes from stays.
pub(crate) fn renamed(wasm: &[u8], new_name: impl Fn(&str) -> String) -> Option<Vec<u8>> {
    rewritten(wasm, &new_name, &|name| Some(new_name(name)))
}

/// The module with those of its exports whose names `is_kept` accepts; nothing when it cannot be read.
pub(crate) fn with_exports(wasm: &[u8], is_kept: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    rewritten(wasm, &str::to_owned, &|name| is_kept(name).then(|| name.to_owned()))
}

/// The module without its custom sections: the names of functions, and who made it.
pub(crate) fn bare(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut module = Module::new();
    for payload in payloads(wasm)? {
        let payload = payload.ok()?;
        if let Some((id, range)) = payload.as_section()
            && !matches!(payload, Payload::CustomSection(_))
        {
            module.section(&RawSection { id, data: bytes(wasm, range)? });
        }
    }
    Some(module.finish())
}

/// The module with new names. An export for which there is none is left out.
fn rewritten(
    wasm: &[u8],
    new_import: &dyn Fn(&str) -> String,
    new_export: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    let mut module = Module::new();
    for payload in payloads(wasm)? {
        match payload.ok()? {
            Payload::ImportSection(section) => module.section(&imports(section, new_import)?),
            Payload::ExportSection(section) => module.section(&exports(section, new_export)?),
            other => match other.as_section() {
                Some((id, range)) => module.section(&RawSection { id, data: bytes(wasm, range)? }),
                // Parts of a section that was copied, or the beginning or end of the module.
                None => &mut module,
            },
        };
    }
    Some(module.finish())
}

/// A module's sections, in order. WebAssembly's other binary format, the component, is none.
fn payloads(wasm: &[u8]) -> Option<impl Iterator<Item = wasmparser::Result<Payload<'_>>>> {
    Parser::is_core_wasm(wasm).then(|| Parser::new(0).parse_all(wasm))
}

fn imports(section: ImportSectionReader, new_name: &dyn Fn(&str) -> String) -> Option<ImportSection> {
    let mut imports = ImportSection::new();
    for import in section.into_imports() {
        let import = import.ok()?;
        let kind = RoundtripReencoder.entity_type(import.ty).ok()?;
        imports.import(import.module, &new_name(import.name), kind);
    }
    Some(imports)
}

fn exports(section: ExportSectionReader, new_name: &dyn Fn(&str) -> Option<String>) -> Option<ExportSection> {
    let mut exports = ExportSection::new();
    for export in section {
        let export = export.ok()?;
        let kind = RoundtripReencoder.export_kind(export.kind).ok()?;
        if let Some(name) = new_name(export.name) {
            exports.export(&name, kind, export.index);
        }
    }
    Some(exports)
}

/// The body of a section. In a module that was cut off, the code's may end behind the module.
fn bytes(wasm: &[u8], range: Range<u64>) -> Option<&[u8]> {
    wasm.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CustomSection, EntityType, ExportKind, GlobalType, MemoryType, RefType, TableType, TagKind, TagType,
        TypeSection, ValType,
    };

    use super::*;

    #[test]
    fn everything_but_the_names_stays_byte_for_byte() {
        let wasm = module(&["one", "two"]);
        assert_eq!(renamed(&wasm, str::to_owned), Some(wasm.clone()));
        assert_eq!(with_exports(&wasm, |_| true), Some(wasm));
    }

    #[test]
    fn names_are_read_and_changed_on_both_sides() {
        let wasm = module(&["one", "two"]);
        let read = names(&wasm).unwrap();
        assert_eq!(Vec::from_iter(&read), ["i0", "i1", "i2", "i3", "i4", "i5", "i6", "one", "two"]);
        let longer = names(&renamed(&wasm, |name| format!("{name}!")).unwrap()).unwrap();
        assert_eq!(longer, read.iter().map(|name| format!("{name}!")).collect());
    }

    #[test]
    fn an_export_that_is_not_kept_is_left_out() {
        assert_eq!(with_exports(&module(&["one", "two"]), |name| name == "two"), Some(module(&["two"])));
    }

    #[test]
    fn custom_sections_go_and_the_rest_stays() {
        let wasm = module(&["one"]);
        let bare = bare(&wasm).unwrap();
        assert!(bare.len() < wasm.len() && names(&bare) == names(&wasm));
        assert_eq!(super::bare(b"text"), None);
    }

    #[test]
    fn what_is_no_whole_module_is_refused() {
        let whole = module(&["one"]);
        let cut = (0..whole.len()).map(|length| &whole[..length]);
        // Cut behind its header, types, imports or code, it is a module like any other.
        let refused = cut.filter(|wasm| renamed(wasm, str::to_owned).is_none()).count();
        assert_eq!(refused, whole.len() - 4);
        for wasm in [&b""[..], b"text", b"\0asm\x0d\0\x01\0"] {
            assert!(names(wasm).is_none() && renamed(wasm, str::to_owned).is_none(), "{wasm:?}");
        }
    }

    /// A module with an import of every kind, these exports of its first function, code, and a section of no meaning.
    fn module(names: &[&str]) -> Vec<u8> {
        let memory = |maximum, shared| MemoryType {
            minimum: 17,
            maximum,
            memory64: false,
            shared,
            page_size_log2: None,
        };
        let table = |element_type, maximum| TableType {
            element_type,
            table64: false,
            minimum: 200,
            maximum,
            shared: false,
        };
        let kinds: [EntityType; 7] = [
            EntityType::Function(0),
            table(RefType::FUNCREF, None).into(),
            table(RefType::EXTERNREF, Some(300)).into(),
            memory(None, false).into(),
            memory(Some(16_384), true).into(),
            GlobalType { val_type: ValType::I32, mutable: true, shared: false }.into(),
            TagType { kind: TagKind::Exception, func_type_idx: 0 }.into(),
        ];
        let (mut types, mut imports, mut exports) =
            (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for (index, kind) in kinds.into_iter().enumerate() {
            imports.import("./w.js", &format!("i{index}"), kind);
        }
        for name in names {
            exports.export(name, ExportKind::Func, 0);
        }
        // One function with an empty body, whose length is written longer than need be.
        let functions = RawSection { id: 3, data: &[1, 0] };
        let code = RawSection { id: 10, data: &[1, 0x82, 0, 0, 0x0b] };
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.section(&CustomSection { name: "name".into(), data: (&b"\xff"[..]).into() });
        module.finish()
    }
}
