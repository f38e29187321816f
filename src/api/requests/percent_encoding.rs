//! Percent-encoding for paths and queries (RFC 3986 section 2): unreserved characters stay, everything else is escaped.

/// Appends `text` so that it stands for itself in a path segment or a query value.
pub(crate) fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push(hex(byte >> 4));
                out.push(hex(byte & 15));
            }
        }
    }
}

/// A digit of base 16, upper case.
fn hex(digit: u8) -> char {
    char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        for (text, encoded) in [
            ("Airbnb-1._~", "Airbnb-1._~"),
            ("Bath & Body Works", "Bath%20%26%20Body%20Works"),
            ("a/../b?c#d=e+f%", "a%2F..%2Fb%3Fc%23d%3De%2Bf%25"),
            ("é", "%C3%A9"),
            ("", ""),
        ] {
            let mut out = String::new();
            push_encoded(&mut out, text);
            assert_eq!(out, encoded);
        }
    }
}
