//! A payment text as a QR code: one SVG path. It draws nothing itself and knows nothing of colours.

use qrcode::{Color, EcLevel, QrCode};

/// Modules of quiet zone around the code, as ISO/IEC 18004 asks.
pub const QUIET_ZONE: usize = 4;

/// Edges in modules up to which a code is drawn as it comes: at the usual size a module is three pixels wide.
const PLAIN: usize = 77;

/// Edges up to which a module is as wide on a screen of 320 pixels, where the code takes all the room that there is.
const DENSE: usize = 93;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Edge length in modules, both quiet zones included: the `viewBox`.
    pub size: usize,
    /// The dark modules as one path, a run of modules a rectangle.
    pub path: String,
}

impl Qr {
    /// Whether it needs more room than usual.
    pub fn is_dense(&self) -> bool {
        self.size > PLAIN
    }
}

/// Draws a text, `None` if it is too long for any code (about 2,900 bytes).
///
/// A long one becomes a code that a camera can read: in capitals where those mean the same, and with less to spare.
pub fn draw(text: &str) -> Option<Qr> {
    let capitals = capitals(text);
    let tries =
        [(text, EcLevel::M, PLAIN), (&capitals, EcLevel::M, DENSE), (&capitals, EcLevel::L, usize::MAX)];
    tries.into_iter().find_map(|(text, level, most)| {
        let code = QrCode::with_error_correction_level(text, level).ok()?;
        (code.width() + 2 * QUIET_ZONE <= most).then(|| drawing(code))
    })
}

/// The text with its address in capitals, which take less room, where it is bech32: an invoice of Lightning or an address
/// of Bitcoin (BOLT 11, BIP 173). Anything else is as it was.
fn capitals(text: &str) -> String {
    let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let starts = |with: &str| address.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let is_bech32 = match scheme.to_ascii_lowercase().as_str() {
        "" | "lightning" => starts("ln") || starts("bc1"),
        "bitcoin" => starts("bc1"),
        _ => false,
    };
    // Mixed case is no bech32, and may be anything.
    let is_lower = !address.bytes().any(|byte| byte.is_ascii_uppercase());
    if !is_bech32 || !is_lower {
        return text.to_owned();
    }
    let head = text[..text.len() - query.len()].to_ascii_uppercase();
    format!("{head}{query}")
}

fn drawing(code: QrCode) -> Qr {
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
    Qr { size: width + 2 * QUIET_ZONE, path }
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
    fn a_long_invoice_stays_readable() {
        // Data of 250 to 900 letters: with hints for private channels an invoice is that long.
        for (letters, most) in [(100, PLAIN), (250, PLAIN), (400, PLAIN), (600, DENSE), (900, DENSE)] {
            let invoice = format!("lightning:lnbc2500u1{}", "qpzry9x8gf".repeat(letters / 10));
            let size = draw(&invoice).unwrap().size;
            assert!(size <= most, "{letters} letters: {size}");
            assert!(draw(&invoice["lightning:".len()..]).unwrap().size <= most, "{letters} letters, bare");
        }
    }

    #[test]
    fn capitals_stand_where_they_mean_the_same() {
        for (text, drawn) in [
            ("lightning:lnbc1xyz", "LIGHTNING:LNBC1XYZ"),
            ("lnbc1xyz", "LNBC1XYZ"),
            ("bitcoin:bc1qxyz?amount=0.1&label=a", "BITCOIN:BC1QXYZ?amount=0.1&label=a"),
            ("bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
            ("solana:7xKX?amount=1", "solana:7xKX?amount=1"),
            ("ethereum:0xab", "ethereum:0xab"),
            ("lightning:lnbc1xYz", "lightning:lnbc1xYz"),
            ("lightning:user@example.com", "lightning:user@example.com"),
            ("", ""),
        ] {
            assert_eq!(capitals(text), drawn);
        }
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert_eq!(draw(&"x".repeat(3000)), None);
    }
}
