//! Colours of a drawing: the brand's own behind, one that can be read in front. It never takes a colour on trust: text
//! that is no colour becomes one of the sandbox's.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

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

    /// White, near black, or on a white ground the deep colour of `chance`: whichever reads best.
    pub(crate) fn ink(self, chance: u64) -> Self {
        if self.brightness() > 235 {
            return Self::deep(chance);
        }
        if self.brightness() > 150 { Self(0x14, 0x18, 0x20) } else { Self(0xff, 0xff, 0xff) }
    }

    /// Perceived brightness from 0 to 255 (ITU-R BT.601 weights).
    fn brightness(self) -> u32 {
        (299 * u32::from(self.0) + 587 * u32::from(self.1) + 114 * u32::from(self.2)) / 1000
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
        for ground in ["#FFFFFF", "#000000", "#fbe305", "#d31c33", "#88aacc"] {
            let ground = Colour::parse(ground).unwrap();
            let ink = ground.ink(3);
            assert!(ground.brightness().abs_diff(ink.brightness()) > 100, "{ground:?} {ink:?}");
        }
    }
}
