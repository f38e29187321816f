//! A file of the bundle with its compressed siblings, at the highest levels: they are made once and sent often.

use std::io::Write;
use std::path::Path;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::dist::weight::Weight;
use crate::dist::{Asset, assets};
use crate::error::Error;

/// Writes `name`, `name.br` and `name.gz`.
pub(crate) fn write(folder: &Path, file: &Asset) -> Result<Weight, Error> {
    let path = |suffix: &str| folder.join(format!("{}{suffix}", file.name));
    let (brotli, gzip) = (path(".br"), path(".gz"));
    let compressed_brotli = self::brotli(&file.bytes).map_err(Error::file("compressing", &brotli))?;
    let compressed_gzip = self::gzip(&file.bytes).map_err(Error::file("compressing", &gzip))?;
    assets::write(&path(""), &file.bytes)?;
    assets::write(&brotli, &compressed_brotli)?;
    assets::write(&gzip, &compressed_gzip)?;
    Ok(Weight {
        name: file.name.clone(),
        raw: file.bytes.len(),
        gzip: compressed_gzip.len(),
        brotli: compressed_brotli.len(),
    })
}

/// The bytes, compressed as a release has them.
pub(crate) fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut writer = CompressorWriter::with_params(Vec::new(), 64 * 1024, &parameters);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // The encoder writes no name and no time, so that the same content gives the same file.
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_forms_give_the_content_back() {
        for content in [Vec::new(), b"abc".to_vec(), b"the widget ".repeat(1000)] {
            let mut back = Vec::new();
            brotli::Decompressor::new(brotli(&content).unwrap().as_slice(), 4096)
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, content);
            back.clear();
            flate2::read::GzDecoder::new(gzip(&content).unwrap().as_slice()).read_to_end(&mut back).unwrap();
            assert_eq!(back, content);
        }
    }
}
