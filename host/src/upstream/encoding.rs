//! The upstream's compression, undone. What it names and the host does not know is refused: a browser would take it for
//! plain text.

use std::io::Read;

use axum::http::header::{CONTENT_ENCODING, HeaderMap};
use bytes::Bytes;
use flate2::read::MultiGzDecoder;

use crate::refusal::Refusal;

/// A longer body is decoded where it keeps no other request waiting.
const LONG: usize = 64 * 1024;

/// How a body is encoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Encoding {
    /// Not at all.
    Plain,
    /// By gzip, which is what the host asks for.
    Gzip,
}

impl Encoding {
    /// What `headers` say.
    ///
    /// # Errors
    ///
    /// [`Refusal::UpstreamEncoding`] for anything but one gzip.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        let mut encoding = Self::Plain;
        for line in headers.get_all(CONTENT_ENCODING) {
            let line = line.to_str().map_err(|_| Refusal::UpstreamEncoding)?;
            for name in line.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                let is_gzip = name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip");
                match encoding {
                    _ if name.eq_ignore_ascii_case("identity") => {}
                    Self::Plain if is_gzip => encoding = Self::Gzip,
                    Self::Plain | Self::Gzip => return Err(Refusal::UpstreamEncoding),
                }
            }
        }
        Ok(encoding)
    }

    /// `body` in plain, which may have up to `largest` bytes.
    ///
    /// # Errors
    ///
    /// [`Refusal::UpstreamTooLarge`] beyond that, [`Refusal::UpstreamInterrupted`] where it does not decode.
    pub(crate) async fn undo(self, body: Bytes, largest: usize) -> Result<Bytes, Refusal> {
        match self {
            Self::Gzip if body.is_empty() => Ok(body),
            Self::Gzip if body.len() > LONG => tokio::task::spawn_blocking(move || gunzip(&body, largest))
                .await
                .map_err(|_| Refusal::UpstreamInterrupted)?,
            Self::Gzip => gunzip(&body, largest),
            Self::Plain => Ok(body),
        }
    }
}

fn gunzip(body: &[u8], largest: usize) -> Result<Bytes, Refusal> {
    let mut plain = Vec::new();
    let most = largest as u64 + 1;
    MultiGzDecoder::new(body).take(most).read_to_end(&mut plain).map_err(|_| Refusal::UpstreamInterrupted)?;
    if plain.len() > largest { Err(Refusal::UpstreamTooLarge) } else { Ok(plain.into()) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use axum::http::HeaderValue;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(plain: &[u8]) -> Bytes {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap().into()
    }

    #[test]
    fn one_gzip_is_understood_and_nothing_else() {
        let refused = Err(Refusal::UpstreamEncoding);
        for (lines, expected) in [
            (&[][..], Ok(Encoding::Plain)),
            (&["identity"], Ok(Encoding::Plain)),
            (&[""], Ok(Encoding::Plain)),
            (&["gzip"], Ok(Encoding::Gzip)),
            (&["X-GZIP"], Ok(Encoding::Gzip)),
            (&["identity, gzip"], Ok(Encoding::Gzip)),
            (&["br"], refused),
            (&["gzip, br"], refused),
            (&["gzip", "br"], refused),
            (&["gzip, gzip"], refused),
            (&["deflate"], refused),
            (&["zstd"], refused),
            (&["gzip\u{e9}"], refused),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(CONTENT_ENCODING, HeaderValue::from_bytes(line.as_bytes()).unwrap());
            }
            assert_eq!(Encoding::of(&headers), expected, "{lines:?}");
        }
    }

    #[tokio::test]
    async fn a_bomb_is_refused_and_so_is_half_a_body() {
        let bomb = gzip(&vec![0; 1 << 20]);
        assert!(bomb.len() < 2_000);
        assert_eq!(Encoding::Gzip.undo(bomb.clone(), 1 << 20).await.unwrap().len(), 1 << 20);
        assert_eq!(Encoding::Gzip.undo(bomb, (1 << 20) - 1).await, Err(Refusal::UpstreamTooLarge));
        let mut random = fastrand::Rng::with_seed(7);
        let noise: Vec<u8> = std::iter::repeat_with(|| random.u8(..)).take(2 * LONG).collect();
        let long = gzip(&noise);
        assert!(long.len() > LONG);
        assert_eq!(Encoding::Gzip.undo(long.clone(), 1 << 20).await.unwrap(), noise);
        let half = long.slice(..long.len() / 2);
        assert_eq!(Encoding::Gzip.undo(half, 1 << 20).await, Err(Refusal::UpstreamInterrupted));
        let plain = Bytes::from_static(b"{}");
        assert_eq!(Encoding::Gzip.undo(plain.clone(), 10).await, Err(Refusal::UpstreamInterrupted));
        assert_eq!(Encoding::Plain.undo(plain.clone(), 10).await, Ok(plain));
    }
}
