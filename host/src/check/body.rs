//! A body in plain, as far as it came and no longer than is wanted. What cannot be decoded is told, and what came before
//! is kept.

use std::io::Read;

use brotli::Decompressor;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// How a body ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum End {
    /// It is whole.
    Whole,
    /// It is longer than was wanted.
    TooLong,
    /// It had not ended when the time was over.
    Late,
    /// The connection broke off.
    Broken,
    /// It is not what `Content-Encoding` says.
    Undecodable(String),
}

/// Bytes, and how they ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    pub(crate) end: End,
}

impl Body {
    /// As text; what is no UTF-8 is replaced.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// A body that arrived as `bytes` and ended so, encoded as the header says, of at most `largest` bytes in plain.
pub(crate) fn plain(bytes: Vec<u8>, end: End, encodings: &str, largest: usize) -> Body {
    let mut body = Body { bytes, end };
    let names = encodings.split(',').map(|name| name.trim().to_ascii_lowercase());
    let names: Vec<String> = names.filter(|name| !name.is_empty() && name != "identity").collect();
    // The last one was put around all others.
    for name in names.iter().rev() {
        let source = body.bytes.as_slice();
        let decoded = match name.as_str() {
            "br" => read(Decompressor::new(source, 4096), largest),
            "gzip" | "x-gzip" => read(MultiGzDecoder::new(source), largest),
            "deflate" => read(ZlibDecoder::new(source), largest),
            _ => return Body { bytes: Vec::new(), end: End::Undecodable(name.clone()) },
        };
        let end = match (decoded.1, body.end) {
            (Decoded::Whole, end) => end,
            (Decoded::TooLong, _) => End::TooLong,
            (Decoded::Broken, End::Whole) => End::Undecodable(name.clone()),
            (Decoded::Broken, end) => end,
        };
        body = Body { bytes: decoded.0, end };
    }
    body
}

enum Decoded {
    Whole,
    TooLong,
    Broken,
}

fn read(mut source: impl Read, largest: usize) -> (Vec<u8>, Decoded) {
    let mut plain = Vec::new();
    let mut piece = [0; 8192];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return (plain, Decoded::Whole),
            Ok(length) => plain.extend_from_slice(&piece[..length]),
            Err(_) => return (plain, Decoded::Broken),
        }
        if plain.len() > largest {
            plain.truncate(largest);
            return (plain, Decoded::TooLong);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn brotli(plain: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        brotli::CompressorWriter::new(&mut packed, 4096, 5, 22).write_all(plain).unwrap();
        packed
    }

    #[test]
    fn each_encoding_is_undone_and_no_bomb_goes_off() {
        let text = b"a page".repeat(100);
        for (bytes, encodings) in [
            (text.clone(), ""),
            (text.clone(), "identity"),
            (gzip(&text), "gzip"),
            (gzip(&text), "X-Gzip"),
            (brotli(&text), "br"),
            (brotli(&gzip(&text)), "gzip, br"),
        ] {
            let body = plain(bytes, End::Whole, encodings, 10_000);
            assert_eq!((body.bytes, body.end), (text.clone(), End::Whole), "{encodings}");
        }
        let bomb = plain(gzip(&vec![0; 1 << 22]), End::Whole, "gzip", 1 << 20);
        assert_eq!((bomb.bytes.len(), bomb.end), (1 << 20, End::TooLong));
    }

    #[test]
    fn what_is_no_such_thing_is_told_and_what_came_is_kept() {
        let refused = |name: &str| End::Undecodable(name.into());
        assert_eq!(plain(b"plain".to_vec(), End::Whole, "gzip", 99).end, refused("gzip"));
        assert_eq!(plain(b"plain".to_vec(), End::Whole, "zstd", 99).end, refused("zstd"));
        let mut random = fastrand::Rng::with_seed(7);
        let noise: Vec<u8> = std::iter::repeat_with(|| random.u8(..)).take(50_000).collect();
        let half = gzip(&noise)[..25_000].to_vec();
        let body = plain(half, End::Late, "gzip", 1 << 20);
        assert_eq!(body.end, End::Late);
        assert!(!body.bytes.is_empty() && noise.starts_with(&body.bytes));
    }
}
