//! The drawing of a brand: ground, a large quiet mark, the name. The same brand always gets the same drawing.

use super::{colour::Colour, lettering};
use crate::random::mix;
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Design<'a> {
    /// The name on it.
    pub(crate) name: &'a str,
    /// CSS colour of the ground; none: one of the sandbox's.
    pub(crate) ground: Option<&'a str>,
}

/// `design` on a canvas of `width` by `height` pixels; none where the canvas has no size.
pub(crate) fn draw(design: Design<'_>, width: u32, height: u32) -> Option<Pixmap> {
    let chance = mix(0, design.name);
    let ground = design.ground.and_then(Colour::parse).unwrap_or_else(|| Colour::deep(chance >> 8));
    let ink = ground.ink(chance >> 16);
    let mut canvas = Pixmap::new(width, height)?;
    canvas.fill(Color::from_rgba8(ground.0, ground.1, ground.2, 255));
    let (width, height) = (width as f32, height as f32);
    mark(&mut canvas, chance, ink, width, height);
    if let Some(words) = lettering::words(design.name, width, height) {
        canvas.fill_path(&words, &paint(ink, 255), FillRule::Winding, Transform::identity(), None);
    }
    Some(canvas)
}

/// One of eight marks in a whisper of the ink.
fn mark(canvas: &mut Pixmap, chance: u64, ink: Colour, width: f32, height: f32) {
    let quiet = paint(ink, 26);
    let unit = height;
    let filled = match chance % 8 {
        0 => PathBuilder::from_circle(width, height, unit * 0.62),
        1 => PathBuilder::from_circle(0.0, 0.0, unit * 0.55),
        2 => polygon(&[(width * 0.62, 0.0), (width, 0.0), (width, height), (width * 0.34, height)]),
        3 => polygon(&[(0.0, height), (width * 0.5, height * 0.28), (width, height)]),
        4 => Rect::from_xywh(0.0, height * 0.68, width, height * 0.32).map(PathBuilder::from_rect),
        5 => polygon(&[(0.0, 0.0), (width * 0.46, 0.0), (0.0, height * 0.74)]),
        _ => None,
    };
    if let Some(path) = filled {
        canvas.fill_path(&path, &quiet, FillRule::Winding, Transform::identity(), None);
        return;
    }
    let rings: &[f32] = if chance.is_multiple_of(2) { &[0.3, 0.48, 0.66] } else { &[0.52] };
    let stroke = Stroke { width: unit * if rings.len() > 1 { 0.06 } else { 0.2 }, ..Stroke::default() };
    for radius in rings {
        if let Some(ring) = PathBuilder::from_circle(width * 0.88, height * 0.14, unit * radius) {
            canvas.stroke_path(&ring, &quiet, &stroke, Transform::identity(), None);
        }
    }
}

fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    builder.close();
    builder.finish()
}

/// Paint of a colour with an opacity from 0 to 255.
pub(crate) fn paint(colour: Colour, opacity: u8) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(colour.0, colour.1, colour.2, opacity);
    paint
}
