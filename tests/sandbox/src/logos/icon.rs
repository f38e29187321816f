//! Icons of coins and networks: a disc with the first letters. They never resemble the real ones.

use super::{
    colour::Colour,
    draw::paint,
    encode::{Format, encode},
    lettering,
};
use crate::random::mix;
use tiny_skia::{FillRule, PathBuilder, Pixmap, Transform};

const SIZE: u32 = 64;

/// The icon of `name` as a PNG, drawn at twice its nominal 32 pixels.
pub(crate) fn draw_icon(name: &str) -> Option<Vec<u8>> {
    let mut canvas = Pixmap::new(SIZE, SIZE)?;
    let (size, ground) = (SIZE as f32, Colour::deep(mix(0, name)));
    let disc = PathBuilder::from_circle(size / 2.0, size / 2.0, size / 2.0)?;
    canvas.fill_path(&disc, &paint(ground, 255), FillRule::Winding, Transform::identity(), None);
    let letters: String =
        name.chars().take(if name.len() > 4 { 2 } else { 4 }).collect::<String>().to_uppercase();
    let words = lettering::words(&letters, size, size)?;
    canvas.fill_path(
        &words,
        &paint(Colour(255, 255, 255), 255),
        FillRule::Winding,
        Transform::identity(),
        None,
    );
    encode(&canvas, Format::Png)
}
