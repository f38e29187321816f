//! A QR code as a phone sees it: from pixels, by a reader that shares nothing with what drew it.

/// The text in a PNG picture of one QR code; nothing where none can be read.
pub(crate) fn scan(png: &[u8]) -> Option<String> {
    let picture = image::load_from_memory(png).ok()?.into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let shade = |x: usize, y: usize| picture.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
    let (_, text) = prepared.detect_grids().first()?.decode().ok()?;
    Some(text)
}
