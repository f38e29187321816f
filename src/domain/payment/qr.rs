//! A payment text as a QR code: one SVG path. It draws nothing itself and knows nothing of colours.

use qrcode::{Color, EcLevel, QrCode};

/// Modules of quiet zone around the code, as ISO/IEC 18004 asks.
pub const QUIET_ZONE: usize = 4;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Edge length in modules, both quiet zones included: the `viewBox`.
    pub size: usize,
    /// The dark modules as one path, a run of modules a rectangle.
    pub path: String,
}

/// Draws a text, `None` if it is too long for any code (about 2,900 bytes).
pub fn draw(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let modules = code.into_colors();
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|module| **module == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
            x += run.max(1);
        }
    }
    Some(Qr { size: width + 2 * QUIET_ZONE, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_has_a_quiet_zone_and_a_finder_pattern() {
        let qr = draw("HELLO").unwrap();
        assert_eq!(qr.size, 21 + 8);
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
    }

    #[test]
    fn the_drawing_is_the_code() {
        let text = "solana:7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU?amount=28.95";
        let qr = draw(text).unwrap();
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let mut drawn = vec![false; qr.size * qr.size];
        for run in qr.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let (x, y, length): (usize, usize, usize) =
                (x.parse().unwrap(), y.parse().unwrap(), length.parse().unwrap());
            for cell in x..x + length {
                drawn[y * qr.size + cell] = true;
            }
        }
        let inside = |at: usize| (QUIET_ZONE..qr.size - QUIET_ZONE).contains(&at);
        for (index, dark) in drawn.iter().enumerate() {
            let (x, y) = (index % qr.size, index / qr.size);
            let expected = inside(x) && inside(y) && code[(x - QUIET_ZONE, y - QUIET_ZONE)] == Color::Dark;
            assert_eq!(*dark, expected, "module {x},{y}");
        }
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert_eq!(draw(&"x".repeat(3000)), None);
    }
}
