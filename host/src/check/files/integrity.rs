//! Whether a script is the one that the page pins, as browsers decide it: of the strongest kind of hash that is named, one
//! has to be right.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::check::ask::Answer;
use crate::check::body::End;
use crate::check::finding::Finding;
use crate::check::text;

const WHAT: &str = "pin";

/// What an `integrity` says of a script's content.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Pin {
    /// Nothing is pinned.
    None,
    /// Nothing of it is a hash that browsers know, so that they let anything in.
    Unknown,
    Right,
    Wrong,
}

/// What follows for a page that pins this answer so.
pub(crate) fn judge(integrity: &str, answer: &Answer) -> Option<Finding> {
    // What is not there or not whole is told already.
    if !answer.status.is_success() || answer.body.end != End::Whole {
        return None;
    }
    match pin(integrity, &answer.body.bytes) {
        Pin::None => None,
        Pin::Right => Some(Finding::ok(WHAT, "The script is the one that integrity names.")),
        Pin::Wrong => {
            let hash = BASE64_STANDARD.encode(Sha256::digest(&answer.body.bytes));
            let sentence = "The script is not the one that integrity names, so that browsers refuse it.";
            let advice = format!("Change the tag with each release; this content is sha256-{hash}.");
            Some(Finding::problem(WHAT, sentence, advice))
        }
        Pin::Unknown => {
            let sentence =
                format!("integrity is {}, of which browsers know nothing.", text::piece(integrity));
            Some(Finding::warning(
                WHAT,
                sentence,
                "Write what `cargo xtask dist` prints: sha256- and 44 characters.",
            ))
        }
    }
}

fn pin(integrity: &str, content: &[u8]) -> Pin {
    let mut strongest = 0;
    let mut is_right = false;
    for hash in integrity.split_ascii_whitespace() {
        // What stands behind a question mark is for later.
        let Some((kind, value)) = hash.split('?').next().unwrap_or_default().split_once('-') else {
            continue;
        };
        let (strength, digest) = match kind.to_ascii_lowercase().as_str() {
            "sha256" => (256, Sha256::digest(content).to_vec()),
            "sha384" => (384, Sha384::digest(content).to_vec()),
            "sha512" => (512, Sha512::digest(content).to_vec()),
            _ => continue,
        };
        let Some(named) = decoded(value) else { continue };
        if strength > strongest {
            (strongest, is_right) = (strength, false);
        }
        is_right |= strength == strongest && named == digest;
    }
    match strongest {
        0 if integrity.trim().is_empty() => Pin::None,
        0 => Pin::Unknown,
        _ if is_right => Pin::Right,
        _ => Pin::Wrong,
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let ways = [&BASE64_STANDARD, &BASE64_STANDARD_NO_PAD, &BASE64_URL_SAFE, &BASE64_URL_SAFE_NO_PAD];
    ways.into_iter().find_map(|way| way.decode(text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT_256: &str = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
    const RIGHT_384: &str = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
    const RIGHT_512: &str =
        "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==";

    #[test]
    fn the_strongest_hash_decides() {
        let wrong_256 = RIGHT_256.replace("ungW", "AAAA");
        let wrong_512 = RIGHT_512.replace("3a81", "AAAA");
        for (integrity, expected) in [
            (String::new(), Pin::None),
            ("  ".into(), Pin::None),
            (RIGHT_256.into(), Pin::Right),
            (RIGHT_384.into(), Pin::Right),
            (RIGHT_512.into(), Pin::Right),
            (RIGHT_256.replace("sha256", "SHA256"), Pin::Right),
            (RIGHT_256.replace('+', "-").replace('/', "_"), Pin::Right),
            (format!("{RIGHT_256}?ct=js"), Pin::Right),
            (format!("{wrong_256} {RIGHT_256}"), Pin::Right),
            (format!("{wrong_256} {RIGHT_384}"), Pin::Right),
            (format!("{RIGHT_256} {wrong_512}"), Pin::Wrong),
            (format!("{wrong_512} {RIGHT_256}"), Pin::Wrong),
            (wrong_256, Pin::Wrong),
            ("md5-kAFQmDzST7DWlj99KOF/cg==".into(), Pin::Unknown),
            ("sha256".into(), Pin::Unknown),
            ("sha256-!".into(), Pin::Unknown),
        ] {
            assert_eq!(pin(&integrity, b"abc"), expected, "{integrity}");
        }
    }
}
