//! Words as outlines: broken into at most two lines and fitted into a box. It never cuts a word off: small is better
//! than wrong.

use std::sync::LazyLock;
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

static FACE: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(dejavu::sans_condensed::bold(), 0).ok());

const LINE_HEIGHT: f32 = 1.12;
/// Of the height of a line, so that short names do not shout.
const TALLEST: f32 = 0.3;

/// `text` in the middle of a canvas of `width` by `height` pixels.
pub(crate) fn words(text: &str, width: f32, height: f32) -> Option<Path> {
    let face = FACE.as_ref()?;
    let lines = broken(text);
    let widest = lines.iter().map(|line| advance(face, line)).fold(1.0, f32::max);
    let size = (width * 0.82 / widest).min(height * TALLEST);
    let mut builder = PathBuilder::new();
    let top = height / 2.0 - size * LINE_HEIGHT * (lines.len() as f32 - 1.0) / 2.0 + size * 0.36;
    for (index, line) in lines.iter().enumerate() {
        let left = (width - advance(face, line) * size) / 2.0;
        let baseline = top + size * LINE_HEIGHT * index as f32;
        line_outline(face, line, Pen { builder: &mut builder, left, baseline, scale: size });
    }
    builder.finish()
}

/// One line, or two of about the same length where the name has words to break between.
fn broken(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if text.chars().count() <= 10 || words.len() < 2 {
        return vec![text.to_owned()];
    }
    let longer = |at: &usize| words[..*at].join(" ").len().max(words[*at..].join(" ").len());
    let at = (1..words.len()).min_by_key(longer).unwrap_or(1);
    vec![words[..at].join(" "), words[at..].join(" ")]
}

/// The width of a line in units of its size.
fn advance(face: &Face<'_>, line: &str) -> f32 {
    let units: u32 = line
        .chars()
        .filter_map(|letter| face.glyph_hor_advance(face.glyph_index(letter)?))
        .map(u32::from)
        .sum();
    units as f32 / f32::from(face.units_per_em())
}

fn line_outline(face: &Face<'_>, line: &str, mut pen: Pen<'_>) {
    let size = pen.scale;
    let em = f32::from(face.units_per_em());
    pen.scale = size / em;
    for glyph in line.chars().filter_map(|letter| face.glyph_index(letter)) {
        face.outline_glyph(glyph, &mut pen);
        pen.left += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * pen.scale;
    }
}

/// Writes font units, which grow upwards, as pixels, which grow downwards.
struct Pen<'a> {
    builder: &'a mut PathBuilder,
    left: f32,
    baseline: f32,
    scale: f32,
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, self.baseline - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.point(x, y);
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.point(x, y);
        self.builder.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.point(x1, y1), self.point(x, y));
        self.builder.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.builder.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_break_into_lines_of_about_the_same_length() {
        assert_eq!(broken("Steam"), ["Steam"]);
        assert_eq!(broken("Dicks Sporting Goods"), ["Dicks", "Sporting Goods"]);
        assert_eq!(broken("Minecraft Minecoins"), ["Minecraft", "Minecoins"]);
    }

    #[test]
    fn words_stay_inside_the_canvas() {
        for text in ["3", "Steam", "Rewarble Super Gift card USD", "Cinépolis"] {
            let bounds = words(text, 300.0, 190.0).unwrap().bounds();
            assert!(bounds.left() >= 0.0 && bounds.right() <= 300.0, "{text}: {bounds:?}");
            assert!(bounds.top() >= 0.0 && bounds.bottom() <= 190.0, "{text}: {bounds:?}");
        }
    }
}
