//! Drawings in the place of brand logos: the brand's name on its colour with a geometric mark. Brand names are facts;
//! their logos are not ours, and nothing here resembles them.

mod cache;
mod colour;
mod draw;
mod encode;
mod icon;
mod lettering;
mod variant;

pub(crate) use cache::Logos;
pub(crate) use encode::{Format, encode_grey};
pub(crate) use icon::draw_icon;
pub(crate) use variant::Variant;
