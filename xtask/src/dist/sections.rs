//! As much of the WebAssembly binary format as renaming needs: sections, numbers, names, and what an import or export is
//! beside its name. It understands no code, and never changes what it does not understand.

/// The first bytes of a module: magic number and version 1.
pub(crate) const HEADER: &[u8; 8] = b"\0asm\x01\0\0\0";
/// The id of the section of imports.
pub(crate) const IMPORTS: u8 = 2;
/// The id of the section of exports.
pub(crate) const EXPORTS: u8 = 7;

/// Passes the body of every section through `change`. Nothing when the module cannot be read to its end.
pub(crate) fn rewrite(wasm: &[u8], change: impl Fn(u8, &[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut reader = Reader::new(wasm.strip_prefix(HEADER)?);
    let mut out = HEADER.to_vec();
    while !reader.is_at_end() {
        let id = reader.byte()?;
        let length = reader.number()?;
        section(&mut out, id, &change(id, reader.bytes(length)?)?);
    }
    Some(out)
}

/// Appends a section.
pub(crate) fn section(out: &mut Vec<u8>, id: u8, body: &[u8]) {
    out.push(id);
    out.extend(number(body.len()));
    out.extend(body);
}

/// Appends a name.
pub(crate) fn text(out: &mut Vec<u8>, text: &str) {
    out.extend(number(text.len()));
    out.extend(text.as_bytes());
}

/// A number in the format's variable length.
pub(crate) fn number(mut value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}

/// Reads from the beginning of what is left. Every method gives nothing when the rest does not begin that way.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Reads these bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    /// Whether everything was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next so many bytes.
    pub(crate) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A number of up to 32 bits.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut value = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(u32::try_from(value).ok()?).ok();
            }
        }
        None
    }

    /// A name.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// What an import is, after its two names: a function, table, memory, global or tag with its type.
    pub(crate) fn import(&mut self) -> Option<&'a [u8]> {
        self.taken(|reader| match reader.byte()? {
            0 => reader.number().map(drop),
            1 => reader.byte().and_then(|_| reader.limits()),
            2 => reader.limits(),
            3 => reader.bytes(2).map(drop),
            4 => reader.byte().and_then(|_| reader.number()).map(drop),
            _ => None,
        })
    }

    /// What an export is, after its name: a kind and an index.
    pub(crate) fn export(&mut self) -> Option<&'a [u8]> {
        self.taken(|reader| {
            reader.byte()?;
            reader.number().map(drop)
        })
    }

    fn limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 { self.number().map(drop) } else { Some(()) }
    }

    /// The bytes that `read` goes over.
    fn taken(&mut self, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<&'a [u8]> {
        let before = self.0;
        read(self)?;
        before.get(..before.len() - self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_as_they_were_written() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 624_485, u32::MAX as usize] {
            let written = number(value);
            let mut reader = Reader::new(&written);
            assert_eq!(reader.number(), Some(value));
            assert!(reader.is_at_end());
        }
        assert_eq!(number(624_485), [0xe5, 0x8e, 0x26]);
        for broken in [&[0x80_u8][..], &[0xff; 6], &[0xff, 0xff, 0xff, 0xff, 0x7f]] {
            assert_eq!(Reader::new(broken).number(), None);
        }
    }

    #[test]
    fn every_kind_of_import_is_passed_over_whole() {
        let kinds: [&[u8]; 6] = [
            &[0, 0x85, 1],
            &[1, 0x6f, 0, 128, 1],
            &[2, 1, 17, 0x80, 2],
            &[2, 0, 1],
            &[3, 0x7f, 1],
            &[4, 0, 3],
        ];
        for kind in kinds {
            let followed = [kind, &[9]].concat();
            let mut reader = Reader::new(&followed);
            assert_eq!(reader.import(), Some(kind), "{kind:?}");
            assert_eq!(reader.byte(), Some(9));
        }
        assert_eq!(Reader::new(&[5, 0]).import(), None);
    }

    #[test]
    fn a_module_that_nothing_changes_stays_the_same() {
        let mut wasm = HEADER.to_vec();
        section(&mut wasm, 1, &[1, 0x60, 0, 0]);
        section(&mut wasm, 0, b"\x04name");
        assert_eq!(rewrite(&wasm, |_, body| Some(body.to_vec())), Some(wasm.clone()));
        assert_eq!(rewrite(&wasm[..wasm.len() - 1], |_, body| Some(body.to_vec())), None);
    }
}
