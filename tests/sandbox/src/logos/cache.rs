//! Finished drawings, kept in memory, those of the program for all of its sandboxes: a suite of tests starts hundreds
//! of them. It never grows without end: once full, later ones are drawn each time.

use super::{
    draw::{Design, draw},
    encode::encode,
    variant::Variant,
};
use crate::catalogue::{Background, Brand};
use bytes::Bytes;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

const MOST: usize = 4_000;

/// What a drawing shows, and in which form: the same for every sandbox.
type Shown = (String, Option<String>, Variant);

/// Every drawing of this program.
static DRAWN: LazyLock<Mutex<HashMap<Shown, Bytes>>> = LazyLock::new(Mutex::default);

/// The drawings so far.
#[derive(Default)]
pub(crate) struct Logos(Mutex<HashMap<(String, Variant), Bytes>>);

impl Logos {
    /// The finished file of a slug, if it was drawn before.
    pub(crate) fn finished(&self, slug: &str, variant: Variant) -> Option<Bytes> {
        self.0.lock().get(&(slug.to_owned(), variant)).cloned()
    }

    /// Draws the file of `brand`, unless this program has, and keeps it. It takes milliseconds of a processor: not for
    /// an async task.
    pub(crate) fn draw(&self, brand: &Brand, variant: Variant) -> Option<Bytes> {
        let ground = match &brand.background {
            Background::Colour(colour) => Some(colour.as_str()),
            Background::Absent | Background::Null => None,
        };
        let name = wordmark(brand);
        let shown = (name.to_owned(), ground.map(str::to_owned), variant);
        let drawn = DRAWN.lock().get(&shown).cloned();
        let file = match drawn {
            Some(file) => file,
            None => {
                let canvas = draw(Design { name, ground }, variant.width, variant.height)?;
                let file = Bytes::from(encode(&canvas, variant.format)?);
                keep(&mut DRAWN.lock(), shown, &file);
                file
            }
        };
        keep(&mut self.0.lock(), (brand.slug.clone(), variant), &file);
        Some(file)
    }
}

fn keep<K: Eq + Hash>(files: &mut HashMap<K, Bytes>, key: K, file: &Bytes) {
    if files.len() < MOST {
        files.insert(key, file.clone());
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
