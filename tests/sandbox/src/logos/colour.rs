//! Colours of a drawing: the brand's own behind, one that can be read in front. It never takes a colour on trust: text
//! that is no colour becomes one of the sandbox's.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// The contrast that large text needs (WCAG 2.2, 1.4.3).
const LARGE_TEXT: f32 = 3.0;
/// Below this contrast with white, a ground counts as white.
const NEARLY_WHITE: f32 = 1.25;

const GROUNDS: [Colour; 8] = [
    Colour(0x1f, 0x3a, 0x5f),
    Colour(0x2f, 0x5d, 0x50),
    Colour(0x5b, 0x2a, 0x50),
    Colour(0x8a, 0x3b, 0x12),
    Colour(0x30, 0x3a, 0x8c),
    Colour(0x0f, 0x5e, 0x73),
    Colour(0x6d, 0x1f, 0x2f),
    Colour(0x3d, 0x4b, 0x1f),
];

impl Colour {
    /// `#rgb` or `#rrggbb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let number = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        match digits.len() {
            6 => Some(Self(number[1], number[2], number[3])),
            3 => {
                let [_, _, red, rest] = number;
                Some(Self((red & 15) * 17, (rest >> 4) * 17, (rest & 15) * 17))
            }
            _ => None,
        }
    }

    /// One of eight deep colours.
    pub(crate) fn deep(chance: u64) -> Self {
        GROUNDS[usize::try_from(chance % 8).unwrap_or_default()]
    }

    /// White where it reads, near black elsewhere, and on a white ground the deep colour of `chance`.
    pub(crate) fn ink(self, chance: u64) -> Self {
        let (white, black) = (Self(0xff, 0xff, 0xff), Self(0x14, 0x18, 0x20));
        if self.contrast(white) >= LARGE_TEXT {
            white
        } else if self.contrast(white) < NEARLY_WHITE {
            Self::deep(chance)
        } else {
            black
        }
    }

    /// Contrast ratio of two colours (WCAG 2.2): from 1 to 21.
    fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance (WCAG 2.2): from 0 to 1.
    fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_notations_are_read_and_nothing_else() {
        assert_eq!(Colour::parse("#FFF"), Some(Colour(255, 255, 255)));
        assert_eq!(Colour::parse("#d31c33"), Some(Colour(0xd3, 0x1c, 0x33)));
        assert_eq!(Colour::parse("red"), None);
        assert_eq!(Colour::parse("#12345"), None);
    }

    #[test]
    fn ink_reads_on_its_ground() {
        for ground in ["#FFFFFF", "#000000", "#fbe305", "#d31c33", "#88aacc", "#25ce7b", "#eff1f3", "#dadbda"]
        {
            let ground = Colour::parse(ground).unwrap();
            for chance in 0..8 {
                assert!(ground.contrast(ground.ink(chance)) >= LARGE_TEXT, "{ground:?}");
            }
        }
    }
}
