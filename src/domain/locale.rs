//! Language tags: which ones the browser can be handed, and which way their writing runs. It knows no words.

/// Languages that are written from right to left (CLDR).
const RIGHT_TO_LEFT: [&str; 14] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts that are, whatever the language.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 8] = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Whether a text is a language tag that every browser takes: `ar`, `zh-Hant`, `sr-Latn-RS`, `es-419`.
///
/// Of BCP 47 that is language, script and region. `Intl` throws at what it cannot read, so nothing else may get there.
pub fn is_tag(text: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-').peekable();
    let language = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && letters(part));
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| (part.len() == 2 && letters(part)) || (part.len() == 3 && digits(part)));
    language && parts.next().is_none()
}

/// The `dir` of a language: `rtl` or `ltr`.
pub fn direction(tag: &str) -> &'static str {
    let is = |known: &&str, part: &str| known.eq_ignore_ascii_case(part);
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let right_to_left = match parts.find(|part| part.len() == 4) {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.iter().any(|known| is(known, script)),
        None => RIGHT_TO_LEFT.iter().any(|known| is(known, language)),
    };
    if right_to_left { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_a_language_and_perhaps_a_script_and_a_region() {
        for tag in ["ar", "fil", "zh-Hant", "sr-Latn-RS", "es-419", "pt-br", "en-XA"] {
            assert!(is_tag(tag), "{tag}");
        }
        let bad = [
            "",
            "a",
            "english",
            "e1",
            "en_US",
            "en-",
            "en-US-x-twain",
            "en-US-US",
            "en-Latn-Latn",
            "-en",
            "ü",
        ];
        for tag in bad {
            assert!(!is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn writing_runs_as_the_script_says_or_else_the_language() {
        for (tag, dir) in [
            ("en", "ltr"),
            ("ar", "rtl"),
            ("ar-XB", "rtl"),
            ("he-IL", "rtl"),
            ("FA", "rtl"),
            ("ur", "rtl"),
            ("ps", "rtl"),
            ("pa", "ltr"),
            ("pa-Arab-PK", "rtl"),
            ("az-Arab", "rtl"),
            ("ks-Deva", "ltr"),
            ("zh-Hant-TW", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(tag), dir, "{tag}");
        }
    }
}
