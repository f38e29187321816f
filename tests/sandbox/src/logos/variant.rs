//! The six files of a logo (reference, section 3): `{slug}`, then a size or none, then `.webp` or `.jpg`.

use super::encode::Format;

/// One of the six.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Variant {
    /// Width in pixels.
    pub(crate) width: u32,
    /// Height in pixels.
    pub(crate) height: u32,
    /// File format.
    pub(crate) format: Format,
}

impl Variant {
    /// The slug and the variant that a file name stands for.
    pub(crate) fn of_file(name: &str) -> Option<(&str, Self)> {
        let (stem, format) = match name.rsplit_once('.')? {
            (stem, "webp") => (stem, Format::WebP),
            (stem, "jpg") => (stem, Format::Jpeg),
            _ => return None,
        };
        let sized = |size: &str, width, height| {
            stem.strip_suffix(size).map(|slug| (slug, Self { width, height, format }))
        };
        sized("_500x318", 500, 318)
            .or_else(|| sized("_300x190", 300, 190))
            .or(Some((stem, Self { width: 800, height: 508, format })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_a_slug_and_a_variant() {
        let (slug, variant) = Variant::of_file("at&t-prepaid_2_300x190.jpg").unwrap();
        assert_eq!((slug, variant.width, variant.format), ("at&t-prepaid_2", 300, Format::Jpeg));
        assert_eq!(Variant::of_file("at&t-prepaid_2.webp").unwrap().0, "at&t-prepaid_2");
        assert!(Variant::of_file("steam.png").is_none());
        assert!(Variant::of_file("steam").is_none());
    }
}
