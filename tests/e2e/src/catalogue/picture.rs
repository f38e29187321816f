//! Pictures of screens, made small, and whether two of them show the same. No browser and no file.
//!
//! A picture is kept at half its size and in few colours: small enough for a repository, sharp enough to read. Two show
//! the same when no square of eight by eight has more than a few pixels that differ much, so that the edges of letters
//! may be drawn a little differently, and a line of text, a box or a colour may not.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// Colours of a kept picture.
const COLOURS: usize = 48;

/// How far apart a channel of two pixels may be.
const NEAR: u8 = 40;

/// The edge of a square, in pixels of a kept picture.
const SQUARE: u32 = 8;

/// How many pixels of a square may differ.
const FEW: usize = 5;

/// A picture at half the size of the screen that it shows.
#[derive(Clone, Debug)]
pub(crate) struct Picture(RgbImage);

impl Picture {
    /// A screenshot, made small.
    ///
    /// # Errors
    ///
    /// A sentence: it is no PNG.
    pub(crate) fn of_screen(png: &[u8]) -> Result<Self, String> {
        let screen = decode(png)?;
        let mean = |x: u32, y: u32| {
            let four =
                [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(right, down)| screen.get_pixel(x + right, y + down));
            let channel = |at: usize| four.iter().map(|pixel| u16::from(pixel[at])).sum::<u16>() / 4;
            Rgb([0, 1, 2].map(|at| u8::try_from(channel(at)).unwrap_or(u8::MAX)))
        };
        Ok(Self(RgbImage::from_fn(screen.width() / 2, screen.height() / 2, |x, y| mean(2 * x, 2 * y))))
    }

    /// A picture that was kept.
    ///
    /// # Errors
    ///
    /// A sentence: it is no PNG.
    pub(crate) fn kept(png: &[u8]) -> Result<Self, String> {
        decode(png).map(Self)
    }

    /// What is kept of it: a PNG with a palette.
    pub(crate) fn to_png(&self) -> Vec<u8> {
        let opaque = |pixel: &Rgb<u8>| [pixel[0], pixel[1], pixel[2], 255];
        let pixels: Vec<u8> = self.0.pixels().flat_map(opaque).collect();
        let palette = color_quant::NeuQuant::new(3, COLOURS, &pixels);
        let indices: Vec<u8> = self.0.pixels().map(|pixel| index(palette.index_of(&opaque(pixel)))).collect();
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, self.0.width(), self.0.height());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.color_map_rgb());
        encoder.set_compression(png::Compression::High);
        // Writing to memory cannot fail.
        if let Ok(mut writer) = encoder.write_header() {
            let _ = writer.write_image_data(&indices);
        }
        png
    }

    /// Where the two differ, in words and as a picture with those squares in red; nothing where they show the same.
    pub(crate) fn difference(&self, other: &Self) -> Option<(String, Self)> {
        let (mine, theirs) = (self.0.dimensions(), other.0.dimensions());
        if mine != theirs {
            return Some((format!("is {mine:?} and was {theirs:?}, in halves of pixels"), self.clone()));
        }
        let squares = |length: u32| (0..length).step_by(SQUARE as usize);
        let mut marked = self.0.clone();
        let mut found = Vec::new();
        for (top, left) in squares(mine.1).flat_map(|top| squares(mine.0).map(move |left| (top, left))) {
            if self.differing(other, left, top) > FEW {
                found.push((2 * left, 2 * top));
                mark(&mut marked, left, top);
            }
        }
        let (first, more) = (found.first()?, found.len() - 1);
        Some((format!("differs at {first:?} and in {more} more squares"), Self(marked)))
    }

    fn differing(&self, other: &Self, left: u32, top: u32) -> usize {
        let pixels = inside(&self.0, left, top);
        pixels.filter(|&(x, y)| !near(self.0.get_pixel(x, y), other.0.get_pixel(x, y))).count()
    }
}

fn decode(png: &[u8]) -> Result<RgbImage, String> {
    let read = image::load(Cursor::new(png), ImageFormat::Png).map_err(|error| error.to_string())?;
    Ok(read.into_rgb8())
}

fn index(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

fn near(one: &Rgb<u8>, other: &Rgb<u8>) -> bool {
    one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= NEAR)
}

fn inside(picture: &RgbImage, left: u32, top: u32) -> impl Iterator<Item = (u32, u32)> + use<> {
    let right = (left + SQUARE).min(picture.width());
    let bottom = (top + SQUARE).min(picture.height());
    (top..bottom).flat_map(move |y| (left..right).map(move |x| (x, y)))
}

fn mark(picture: &mut RgbImage, left: u32, top: u32) {
    for (x, y) in inside(picture, left, top) {
        picture.get_pixel_mut(x, y).0[0] = 255;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen with a box of a colour at a place, and lines like those of a text below it.
    fn screen(left: u32, top: u32, colour: [u8; 3]) -> Vec<u8> {
        let drawn = RgbImage::from_fn(200, 120, |x, y| {
            let boxed = (left..left + 40).contains(&x) && (top..top + 20).contains(&y);
            let text = y > 80 && y % 10 < 6 && x % 7 < 3;
            Rgb(if boxed {
                colour
            } else if text {
                [60; 3]
            } else {
                [250, 250, 247]
            })
        });
        let mut png = Cursor::new(Vec::new());
        drawn.write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    #[test]
    fn a_box_that_moved_or_changed_its_colour_is_found_and_noise_is_not() {
        let blue = [45, 82, 214];
        let kept = Picture::kept(&Picture::of_screen(&screen(40, 20, blue)).unwrap().to_png()).unwrap();
        for (what, left, top, colour, same) in [
            ("the same", 40, 20, blue, true),
            ("a little paler", 40, 20, [57, 92, 220], true),
            ("four pixels to the right", 44, 20, blue, false),
            ("four pixels down", 40, 24, blue, false),
            ("another colour", 40, 20, [45, 160, 90], false),
            ("gone", 40, 20, [250, 250, 247], false),
        ] {
            let now = Picture::of_screen(&screen(left, top, colour)).unwrap();
            assert_eq!(now.difference(&kept).is_none(), same, "{what}");
        }
    }

    #[test]
    fn another_size_and_a_line_of_text_that_moved_are_found() {
        let kept = Picture::of_screen(&screen(40, 20, [0; 3])).unwrap();
        let taller = Picture(RgbImage::new(100, 70));
        assert!(taller.difference(&kept).unwrap().0.contains("(100, 70)"));
        let mut moved = kept.clone();
        for (x, y) in (0..99).flat_map(|x| (40..60).map(move |y| (x, y))) {
            *moved.0.get_pixel_mut(x, y) = *kept.0.get_pixel(x + 1, y);
        }
        assert!(moved.difference(&kept).is_some());
    }

    #[test]
    fn a_kept_picture_is_small_and_shows_the_same() {
        let screen = screen(40, 20, [45, 82, 214]);
        let picture = Picture::of_screen(&screen).unwrap();
        let png = picture.to_png();
        assert!(png.len() < screen.len(), "{} and {}", png.len(), screen.len());
        assert!(picture.difference(&Picture::kept(&png).unwrap()).is_none());
        assert!(Picture::kept(b"no picture").is_err());
    }
}
