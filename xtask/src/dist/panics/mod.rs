//! What a module keeps to say why it panics, which no browser tells anybody: Rust's words go to a standard error that a
//! page does not have. A panic still ends in a trap at the same place, which the browser's log names with its stack.
//!
//! It cuts bodies and blanks data, and nothing else: no check goes, and no function or address gets another number.

mod cut;
mod diverging;
mod places;
mod severed;

use std::collections::HashSet;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, DataSection, Module};
use wasmparser::{Data, FunctionBody, Parser, Payload};

use cut::Cut;
use places::{Segment, blanks};
pub(crate) use severed::severed;

/// A body without locals that traps.
const TRAP: [u8; 3] = [0x00, 0x00, 0x0b];

/// The module with such functions cut and the places of panics blanked; nothing when it cannot be read. It needs the
/// names of its functions, as the compiler wrote them.
pub(crate) fn silenced(wasm: &[u8]) -> Option<Vec<u8>> {
    let Cut { imported, functions, .. } = Cut::of(wasm)?;
    let mut silencer =
        Silencer { cut: functions, blanks: blanks(&segments(wasm)?), next: imported, segment: 0 };
    let mut module = Module::new();
    silencer.parse_core_module(&mut module, Parser::new(0), wasm).ok()?;
    Some(module.finish())
}

/// The data of a module, where it has a place of its own in memory; nothing when it cannot be read.
fn segments(wasm: &[u8]) -> Option<Vec<Segment<'_>>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::DataSection(section) = payload.ok()? {
            for data in section {
                segments.push(Segment::of(&data.ok()?));
            }
        }
    }
    Some(segments)
}

/// Writes the module anew, but for what is cut and blanked.
struct Silencer {
    /// The functions to cut.
    cut: HashSet<u32>,
    blanks: Vec<Vec<Range<usize>>>,
    /// The number of the next function.
    next: u32,
    /// The number of the next segment.
    segment: usize,
}

impl Reencode for Silencer {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        self.next += 1;
        if self.cut.contains(&(self.next - 1)) {
            code.raw(&TRAP);
            return Ok(());
        }
        utils::parse_function_body(self, code, body)
    }

    fn parse_data(&mut self, section: &mut DataSection, data: Data<'_>) -> Result<(), Error<Self::Error>> {
        let mut bytes = data.data.to_vec();
        for blank in self.blanks.get(self.segment).into_iter().flatten() {
            bytes[blank.clone()].fill(0);
        }
        self.segment += 1;
        utils::parse_data(self, section, Data { data: &bytes, ..data })
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, EntityType, Function, FunctionSection, ImportSection, MemorySection, MemoryType, NameMap,
        NameSection, TypeSection,
    };

    use super::*;

    #[test]
    fn what_is_cut_traps_and_the_rest_stays() {
        let body = |locals: u32| {
            let mut body = Function::new([(locals, wasm_encoder::ValType::I32)]);
            body.instructions().end();
            body
        };
        let module = |cut: Option<&[u8]>| {
            let mut code = CodeSection::new();
            code.function(&body(1));
            match cut {
                Some(bytes) => code.raw(bytes),
                None => code.function(&body(2)),
            };
            module(&code, b"")
        };
        assert_eq!(silenced(&module(None)), Some(module(Some(&TRAP))));
        assert_eq!(silenced(b"text"), None);
    }

    #[test]
    fn places_in_the_source_are_blanked_and_other_words_are_not() {
        let data = |path: &[u8; 12], place: [u32; 4]| {
            let words = place.into_iter().flat_map(u32::to_le_bytes);
            let text = *b"src/words.rs is text";
            path.iter().copied().chain(words).chain(text).collect::<Vec<u8>>()
        };
        let module = |data: &[u8]| module(&CodeSection::new(), data);
        let before = data(b"src/lib.rs\0 ", [AT, 11, 40, 5]);
        let after = data(b"\0\0\0\0\0\0\0\0\0\0\0 ", [0; 4]);
        assert_eq!(silenced(&module(&before)), Some(module(&after)));
        for kept in [[AT, 11, 0, 5], [AT, 5, 40, 5], [AT + 900, 11, 40, 5], [AT, 11, 40, u32::MAX]] {
            let kept = module(&data(b"src/lib.rs\0 ", kept));
            assert_eq!(silenced(&kept), Some(kept));
        }
    }

    /// Where the data stands.
    const AT: u32 = 1024;

    /// A module with an imported function, and two of its own of which the second one panics.
    fn module(code: &CodeSection, data: &[u8]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./x.js", "log", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        (0..code.len()).for_each(|_| {
            functions.function(0);
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut segments = DataSection::new();
        segments.active(0, &ConstExpr::i32_const(AT.cast_signed()), data.iter().copied());
        let mut names = NameMap::new();
        names.append(1, "mount");
        names.append(2, "core::option::unwrap_failed::h4fc1263a7dcd95ce");
        let mut named = NameSection::new();
        named.functions(&names);
        module.section(&types).section(&imports).section(&functions).section(&memories);
        module.section(code).section(&segments).section(&named);
        module.finish()
    }
}
