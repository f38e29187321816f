//! One answer as it is kept: plain, and as brotli and gzip make it. It has nothing of whoever asked first.

use std::io::Write;
use std::time::{Duration, Instant};

use axum::http::{HeaderValue, StatusCode, header};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use crate::negotiation::Coding;
use crate::refusal::Refusal;
use crate::upstream::client::HeldAnswer;

/// A shorter answer is sent plain: it fits into one packet.
const SHORT: usize = 1_000;

/// Of the twelve, the one after which a catalogue shrinks by little and takes many times as long.
const BROTLI_QUALITY: u32 = 5;

/// Beside the bodies: headers, the entry, and what the cache needs for it.
const OVERHEAD: usize = 1_000;

/// A good answer.
#[derive(Debug)]
pub(crate) struct Kept {
    asked: Instant,
    /// `Content-Type`.
    pub(crate) kind: HeaderValue,
    /// `ETag`: weak, since it is the same in every coding.
    pub(crate) tag: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Kept {
    /// `answer` to keep, or back where it is not good: 200 and JSON.
    ///
    /// # Errors
    ///
    /// [`Refusal::Internal`] where the host stops in the middle.
    pub(crate) async fn of(answer: HeldAnswer) -> Result<Result<Self, HeldAnswer>, Refusal> {
        let asked = Instant::now();
        let kind = match answer.headers.get(header::CONTENT_TYPE) {
            Some(kind) if answer.status == StatusCode::OK && is_json(kind) => kind.clone(),
            _ => return Ok(Err(answer)),
        };
        let body = answer.body.clone();
        let made = move || {
            serde_json::from_slice::<IgnoredAny>(&body).ok()?;
            // What was read piece by piece may have twice the room that it needs.
            let plain = Bytes::copy_from_slice(&body);
            let tag = tag(&plain).unwrap_or(HeaderValue::from_static("W/\"0\""));
            let worth = |coded: Option<Vec<u8>>| {
                coded
                    .filter(|coded| coded.len() < plain.len())
                    .map(|coded| Bytes::from(coded.into_boxed_slice()))
            };
            let is_long = plain.len() > SHORT;
            let brotli = worth(is_long.then(|| brotli(&plain)).flatten());
            let gzip = worth(is_long.then(|| gzip(&plain)).flatten());
            Some(Self { asked, kind, tag, plain, brotli, gzip })
        };
        let kept = tokio::task::spawn_blocking(made).await.map_err(|_| Refusal::Internal)?;
        Ok(kept.ok_or(answer))
    }

    /// How long ago the upstream said it.
    pub(crate) fn age(&self) -> Duration {
        self.asked.elapsed()
    }

    /// The body in the first of `codings` that there is.
    pub(crate) fn body(&self, codings: &[Coding]) -> (Option<Coding>, Bytes) {
        let coded = |coding: &Coding| match coding {
            Coding::Brotli => self.brotli.clone(),
            Coding::Gzip => self.gzip.clone(),
        };
        let found = codings.iter().find_map(|coding| Some((Some(*coding), coded(coding)?)));
        found.unwrap_or_else(|| (None, self.plain.clone()))
    }

    /// What it takes in memory under a key of that length, in bytes.
    pub(crate) fn weight(&self, key: usize) -> u32 {
        let coded = [&self.brotli, &self.gzip].into_iter().flatten().map(Bytes::len).sum::<usize>();
        u32::try_from(OVERHEAD + key + self.plain.len() + coded).unwrap_or(u32::MAX)
    }
}

fn is_json(kind: &HeaderValue) -> bool {
    let kind = kind.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
    kind.trim_ascii().eq_ignore_ascii_case(b"application/json")
}

fn tag(plain: &[u8]) -> Option<HeaderValue> {
    let digest = Sha256::digest(plain);
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("W/\"{hex}\"")).ok()
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let mut coded = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut coded, 4_096, BROTLI_QUALITY, 22);
    writer.write_all(plain).ok()?;
    drop(writer);
    Some(coded)
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(plain).ok()?;
    writer.finish().ok()
}
