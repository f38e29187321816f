//! Text as it is compared in a search: without case, accents and marks. It is never shown.
//!
//! The table is short on purpose: Rust's own tables of all letters weigh 7 kB in the bundle, and the names of brands and
//! countries in the ten languages need these.

use crate::domain::plain_text::plain;

/// Letters with accents, each group behind what it is compared as.
const ACCENTED: [(&str, &str); 19] = [
    ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄ"),
    ("c", "çćčÇĆČ"),
    ("d", "ďđĎĐ"),
    ("e", "èéêëēėęěẹẻẽếềểễệÈÉÊËĒĖĘĚ"),
    ("g", "ğĞ"),
    ("i", "ìíîïīıỉịÌÍÎÏĪİ"),
    ("l", "łŁ"),
    ("n", "ñńňÑŃŇ"),
    ("o", "òóôõöøōőơọỏốồổỗộớờởỡợÒÓÔÕÖØŌŐƠ"),
    ("r", "řŘ"),
    ("s", "śşšșŚŞŠȘ"),
    ("ss", "ßẞ"),
    ("t", "ťţțŤŢȚ"),
    ("u", "ùúûüūůűưụủứừửữựÙÚÛÜŪŮŰƯ"),
    ("y", "ýÿỳỵỷỹÝŸ"),
    ("z", "źżžŹŻŽ"),
    ("ae", "æÆ"),
    ("oe", "œŒ"),
    ("th", "þÞ"),
];

/// Lower case, accents gone, marks of any kind as single spaces, apostrophes as nothing.
pub fn normalize(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '\'' | '’' | '‘' | '`' => {}
            // Accents that stand behind their letter, as some keyboards write them.
            '\u{300}'..='\u{36f}' => {}
            c if is_part_of_a_word(c) => push_plain(&mut folded, c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters and digits of any script: what is no mark or space of ASCII, or of the general punctuation.
pub fn is_part_of_a_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '×' | '÷'))
}

fn push_plain(folded: &mut String, c: char) {
    if c.is_ascii() {
        return folded.push(c.to_ascii_lowercase());
    }
    let c = match c {
        // Greek and Cyrillic capitals stand 32 before their small letters, Vietnamese ones beside them.
        'Α'..='Ω' | 'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'Ạ'..='ỹ' => char::from_u32(c as u32 | 1).unwrap_or(c),
        c => c,
    };
    match ACCENTED.iter().find(|(_, letters)| letters.contains(c)) {
        Some((plain, _)) => folded.push_str(plain),
        None => folded.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_do_not_count() {
        for (text, folded) in [
            ("Lowe's", "lowes"),
            ("  Bath & Body-Works ", "bath body works"),
            ("Décathlon", "decathlon"),
            ("ŞOK MARKET", "sok market"),
            ("Łódź", "lodz"),
            ("Ærø Straße", "aero strasse"),
            ("Việt Nam, TRUNG QUỐC, Đức, Hoa Kỳ", "viet nam trung quoc duc hoa ky"),
            ("Cafe\u{301}", "cafe"),
            ("Ёлка МИР", "Ёлка мир"),
            ("ΑΒΓ", "αβγ"),
            ("淘宝", "淘宝"),
            ("Victoria’s Secret", "victorias secret"),
            ("···", ""),
            ("\u{200e}St\u{200b}eam\u{a0}", "steam"),
            ("Ｓｔｅａｍ　５０", "steam 50"),
        ] {
            assert_eq!(normalize(text), folded, "{text}");
        }
    }
}
