//! Pixels as files. WebP is lossless, JPEG has no alpha.

use image::{
    ExtendedColorType, ImageEncoder,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use tiny_skia::Pixmap;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    /// Lossless WebP.
    WebP,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl Format {
    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// The canvas as a file.
pub(crate) fn encode(canvas: &Pixmap, format: Format) -> Option<Vec<u8>> {
    let (width, height) = (canvas.width(), canvas.height());
    let mut file = Vec::new();
    let done = match format {
        Format::WebP => WebPEncoder::new_lossless(&mut file).write_image(
            &opaque(canvas),
            width,
            height,
            ExtendedColorType::Rgb8,
        ),
        Format::Jpeg => JpegEncoder::new_with_quality(&mut file, 85).write_image(
            &opaque(canvas),
            width,
            height,
            ExtendedColorType::Rgb8,
        ),
        Format::Png => PngEncoder::new(&mut file).write_image(
            &transparent(canvas),
            width,
            height,
            ExtendedColorType::Rgba8,
        ),
    };
    done.ok().map(|()| file)
}

/// Grey values, row by row, as a PNG.
pub(crate) fn encode_grey(pixels: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let done = PngEncoder::new(&mut file).write_image(pixels, width, height, ExtendedColorType::L8);
    done.ok().map(|()| file)
}

fn opaque(canvas: &Pixmap) -> Vec<u8> {
    canvas.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn transparent(canvas: &Pixmap) -> Vec<u8> {
    let colours = canvas.pixels().iter().map(|pixel| pixel.demultiply());
    colours.flat_map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()]).collect()
}
