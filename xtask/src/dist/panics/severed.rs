//! A module that is still to be divided, without what leads only to a panic: the functions that say its words are cut
//! before, and what is handed to them is let go, so that whatever they alone led to is in neither half.
//!
//! It moves nothing: what is cut keeps its length, because relocations name places in the code by their distance from its
//! start.

use std::ops::Range;

use wasm_encoder::{CustomSection, Encode, Module, RawSection};
use wasmparser::{
    BinaryReader, FunctionBody, Operator, Parser, Payload, RelocAddendKind, RelocSectionReader,
    RelocationEntry, RelocationType,
};

use super::cut::Cut;

/// A body of any length: no locals, `unreachable`, `nop`s, `end`.
const NO_LOCALS: u8 = 0x00;
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;
const SHORTEST: usize = 3;

/// How the section with the relocations of code is called.
const RELOCATIONS: &str = "reloc.CODE";

/// The module with such functions cut; nothing when it cannot be read. It needs the names of its functions, as the
/// compiler wrote them.
pub(crate) fn severed(wasm: &[u8]) -> Option<Vec<u8>> {
    let cut = Cut::of(wasm)?;
    let mut code = wasm.to_vec();
    let mut let_go = LetGo::default();
    let mut next = cut.imported;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.ok()?;
        let section = payload.as_section();
        match payload {
            Payload::CodeSectionStart { .. } => let_go.start = usize::try_from(section?.1.start).ok()?,
            Payload::CodeSectionEntry(body) => {
                let range = within(&body.range())?;
                if !cut.functions.contains(&next) {
                    let_go.arguments.extend(arguments(&body, &cut)?);
                } else if range.len() >= SHORTEST {
                    trap(&mut code[range.clone()]);
                    let_go.bodies.push(range);
                }
                next += 1;
            }
            _ => {}
        }
    }
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.ok()?;
        match &payload {
            Payload::CustomSection(custom) if custom.name() == RELOCATIONS => {
                let reader = BinaryReader::new(custom.data(), custom.data_offset());
                let data = let_go.relocations_elsewhere(&RelocSectionReader::new(reader).ok()?)?;
                module.section(&CustomSection { name: RELOCATIONS.into(), data: data.into() });
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    module.section(&RawSection { id, data: &code[within(&range)?] });
                }
            }
        }
    }
    Some(module.finish())
}

fn trap(body: &mut [u8]) {
    let last = body.len() - 1;
    body.fill(NOP);
    (body[0], body[1], body[last]) = (NO_LOCALS, UNREACHABLE, END);
}

/// The code that makes what is handed to a function which does not come back: nothing after it runs, so that what was
/// computed since the last branch or call is for that function alone.
fn arguments(body: &FunctionBody, cut: &Cut) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut reader = body.get_operators_reader().ok()?;
    let mut began = usize::try_from(reader.original_position()).ok()?;
    while !reader.eof() {
        let at = usize::try_from(reader.original_position()).ok()?;
        let operator = reader.read().ok()?;
        if let Operator::Call { function_index } = operator
            && cut.diverging.contains(&function_index)
        {
            found.push(began..at);
        }
        if !computes(&operator) {
            began = usize::try_from(reader.original_position()).ok()?;
        }
    }
    Some(found)
}

/// Whether it only reads and writes values, so that nobody who does not come back can tell whether it ran.
fn computes(operator: &Operator) -> bool {
    use Operator::{
        F64Const, F64Load, F64Store, GlobalGet, GlobalSet, I32Add, I32Const, I32Load, I32Load8U, I32Load16U,
        I32Store, I32Store8, I32Store16, I32Sub, I64Const, I64ExtendI32U, I64Load, I64Or, I64Shl, I64Store,
        LocalGet, LocalSet, LocalTee,
    };
    matches!(
        operator,
        F64Const { .. }
            | F64Load { .. }
            | F64Store { .. }
            | GlobalGet { .. }
            | GlobalSet { .. }
            | I32Add
            | I32Const { .. }
            | I32Load { .. }
            | I32Load8U { .. }
            | I32Load16U { .. }
            | I32Store { .. }
            | I32Store8 { .. }
            | I32Store16 { .. }
            | I32Sub
            | I64Const { .. }
            | I64ExtendI32U
            | I64Load { .. }
            | I64Or
            | I64Shl
            | I64Store { .. }
            | LocalGet { .. }
            | LocalSet { .. }
            | LocalTee { .. }
    )
}

/// What of a file leads nowhere any more.
#[derive(Default)]
struct LetGo {
    /// Where the code begins.
    start: usize,
    /// The bodies that were cut, in their order.
    bodies: Vec<Range<usize>>,
    /// The code before calls that do not come back, in its order. It still runs.
    arguments: Vec<Range<usize>>,
}

impl LetGo {
    /// The content of a section of relocations, without those that lead nowhere.
    fn relocations_elsewhere(&self, section: &RelocSectionReader) -> Option<Vec<u8>> {
        let entries: Vec<RelocationEntry> = section.entries().into_iter().collect::<Result<_, _>>().ok()?;
        let kept: Vec<&RelocationEntry> = entries.iter().filter(|entry| !self.holds(entry)).collect();
        let mut data = Vec::new();
        section.section_index().encode(&mut data);
        kept.len().encode(&mut data);
        for entry in kept {
            data.push(entry.ty as u8);
            entry.offset.encode(&mut data);
            entry.index.encode(&mut data);
            match entry.ty.addend_kind() {
                RelocAddendKind::None => {}
                RelocAddendKind::Addend32 => i32::try_from(entry.addend).ok()?.encode(&mut data),
                RelocAddendKind::Addend64 => entry.addend.encode(&mut data),
            }
        }
        Some(data)
    }

    fn holds(&self, entry: &RelocationEntry) -> bool {
        let place = self.start + entry.offset as usize;
        // Which global, function or type is meant has to stay right in code that is still there.
        let is_address = matches!(
            entry.ty,
            RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb | RelocationType::TableIndexSleb
        );
        is_in(&self.bodies, place) || is_address && is_in(&self.arguments, place)
    }
}

fn is_in(ranges: &[Range<usize>], place: usize) -> bool {
    let before = ranges.partition_point(|range| range.end <= place);
    ranges.get(before).is_some_and(|range| range.contains(&place))
}

fn within(range: &Range<u64>) -> Option<Range<usize>> {
    Some(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, FunctionSection, NameMap, NameSection, TypeSection};

    use super::*;

    const MEMORY_ADDRESS: u8 = RelocationType::MemoryAddrSleb as u8;
    const CALL: u8 = RelocationType::FunctionIndexLeb as u8;

    #[test]
    fn what_only_a_panic_reaches_is_let_go_and_nothing_moves() {
        let before = module(
            &[0x00, 0x41, 0x90, 0x80, 0x80, 0x80, 0x00, 0x1a, 0x0b],
            &[
                (MEMORY_ADDRESS, USED),
                (MEMORY_ADDRESS, HANDED_OVER),
                (CALL, CALLED),
                (MEMORY_ADDRESS, IN_PANIC),
            ],
        );
        let after = module(
            &[NO_LOCALS, UNREACHABLE, NOP, NOP, NOP, NOP, NOP, NOP, END],
            &[(MEMORY_ADDRESS, USED), (CALL, CALLED)],
        );
        assert_eq!(severed(&before), Some(after));
        assert_eq!(severed(b"text"), None);
    }

    /// Where the code has what is relocated, from its start.
    const USED: u8 = 4;
    const HANDED_OVER: u8 = 11;
    const CALLED: u8 = 17;
    const IN_PANIC: u8 = 27;

    /// A module with a function that reads an address, and hands another one to the second function, which panics.
    fn module(panic: &[u8], relocations: &[(u8, u8)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let address = [0x41, 0x90, 0x80, 0x80, 0x80, 0x00];
        let drop = [0x1a];
        let call_second = [0x10, 0x81, 0x80, 0x80, 0x80, 0x00];
        let mount = [&[NO_LOCALS][..], &address, &drop, &address, &call_second, &[UNREACHABLE, END]].concat();
        let mut code = CodeSection::new();
        code.raw(&mount).raw(panic);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        // The relocations of the third section.
        let mut data = vec![2, u8::try_from(relocations.len()).unwrap()];
        for (kind, place) in relocations {
            data.extend([*kind, *place, 0]);
            if *kind == MEMORY_ADDRESS {
                data.push(0);
            }
        }
        module.section(&CustomSection { name: RELOCATIONS.into(), data: data.into() });
        let mut names = NameMap::new();
        names.append(0, "mount");
        names.append(1, "core::option::unwrap_failed::h4fc1263a7dcd95ce");
        let mut named = NameSection::new();
        named.functions(&names);
        module.section(&named);
        module.finish()
    }
}
