//! Finished drawings, kept in memory. It never grows without end: once full, later ones are drawn each time.

use super::{
    draw::{Design, draw},
    encode::encode,
    variant::Variant,
};
use crate::catalogue::{Background, Brand};
use bytes::Bytes;
use parking_lot::Mutex;
use std::collections::HashMap;

const MOST: usize = 4_000;

/// The drawings so far.
#[derive(Default)]
pub(crate) struct Logos(Mutex<HashMap<(String, Variant), Bytes>>);

impl Logos {
    /// The finished file of a slug, if it was drawn before.
    pub(crate) fn finished(&self, slug: &str, variant: Variant) -> Option<Bytes> {
        self.0.lock().get(&(slug.to_owned(), variant)).cloned()
    }

    /// Draws the file of `brand` and keeps it. It takes milliseconds of a processor: not for an async task.
    pub(crate) fn draw(&self, brand: &Brand, variant: Variant) -> Option<Bytes> {
        let ground = match &brand.background {
            Background::Colour(colour) => Some(colour.as_str()),
            Background::Absent | Background::Null => None,
        };
        let canvas = draw(Design { name: wordmark(brand), ground }, variant.width, variant.height)?;
        let file = Bytes::from(encode(&canvas, variant.format)?);
        let mut files = self.0.lock();
        if files.len() < MOST {
            files.insert((brand.slug.clone(), variant), file.clone());
        }
        Some(file)
    }
}

/// What a logo would say: the operator, not `T-Mobile Credits`.
fn wordmark(brand: &Brand) -> &str {
    ["Credits", "Bundle", "Talk Time", "Data"]
        .iter()
        .filter(|_| brand.kind == "mobile_recharge")
        .find_map(|kind| brand.name.strip_suffix(kind))
        .map_or(&brand.name, str::trim_end)
}
