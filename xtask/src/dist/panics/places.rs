//! The places in the source that a module's data names for the words of panics, and where they lie.

use std::ops::Range;

use wasmparser::{Data, DataKind, Operator};

/// Data, and where it stands in memory.
#[derive(Clone, Copy)]
pub(super) struct Segment<'a> {
    at: Option<usize>,
    data: &'a [u8],
}

impl<'a> Segment<'a> {
    /// A segment as it was read.
    pub(super) fn of(data: &Data<'a>) -> Self {
        Self { at: place(&data.kind), data: data.data }
    }
}

/// A place in the source as panics name it (`core::panic::Location`): pointer and length of a path, line and column.
const PLACE: usize = 16;

/// What to blank in each segment: places in the source, and the paths that they name.
pub(super) fn blanks(segments: &[Segment]) -> Vec<Vec<Range<usize>>> {
    let mut blanks = vec![Vec::new(); segments.len()];
    for (of, segment) in segments.iter().enumerate().filter(|(_, segment)| segment.at.is_some()) {
        let aligned = segment.at.map_or(0, |at| at.next_multiple_of(4) - at);
        for start in (aligned..segment.data.len().saturating_sub(PLACE - 1)).step_by(4) {
            let word = |index: usize| word(segment.data, start + 4 * index);
            if let (Some((holder, path)), 1..100_000, 1..1_000) =
                (path(segments, word(0), word(1)), word(2), word(3))
            {
                blanks[of].push(start..start + PLACE);
                blanks[holder].push(path);
            }
        }
    }
    blanks
}

fn word(data: &[u8], at: usize) -> usize {
    data.get(at..at + 4)
        .map_or(0, |bytes| bytes.iter().rev().fold(0, |word, byte| word << 8 | usize::from(*byte)))
}

/// The segment and the range of a path in the source, if that is what stands there.
fn path(segments: &[Segment], address: usize, length: usize) -> Option<(usize, Range<usize>)> {
    let (index, start) = segments.iter().enumerate().find_map(|(index, segment)| {
        let start = address.checked_sub(segment.at?)?;
        (start < segment.data.len()).then_some((index, start))
    })?;
    let range = start..start.checked_add(length)?;
    let text = segments[index].data.get(range.clone())?;
    let text = text.strip_suffix(b"\0").unwrap_or(text);
    let is_path = text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic);
    is_path.then_some((index, range))
}

/// The address of a segment that has a fixed one.
fn place(kind: &DataKind) -> Option<usize> {
    let DataKind::Active { offset_expr, .. } = kind else { return None };
    match offset_expr.get_operators_reader().read().ok()? {
        Operator::I32Const { value } => usize::try_from(value.cast_unsigned()).ok(),
        _ => None,
    }
}
