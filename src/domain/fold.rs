//! Text as it is compared in a search: without case, accents and marks. It is never shown.
//!
//! The table is short on purpose: Rust's own tables of all letters weigh 7 kB in the bundle, and brand names need these.

/// Letters with accents, each group behind the letter that it is compared as.
const ACCENTED: [(char, &str); 17] = [
    ('a', "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"),
    ('c', "çćčÇĆČ"),
    ('d', "ďđĎĐ"),
    ('e', "èéêëēėęěÈÉÊËĒĖĘĚ"),
    ('g', "ğĞ"),
    ('i', "ìíîïīıÌÍÎÏĪİ"),
    ('l', "łŁ"),
    ('n', "ñńňÑŃŇ"),
    ('o', "òóôõöøōőÒÓÔÕÖØŌŐ"),
    ('r', "řŘ"),
    ('s', "śşšșßŚŞŠȘ"),
    ('t', "ťţțŤŢȚ"),
    ('u', "ùúûüūůűÙÚÛÜŪŮŰ"),
    ('y', "ýÿÝŸ"),
    ('z', "źżžŹŻŽ"),
    ('æ', "Æ"),
    ('œ', "Œ"),
];

/// Lower case, accents gone, marks of any kind as single spaces, apostrophes as nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(plain) {
        match c {
            '\'' | '’' | '‘' | '`' => {}
            c if is_part_of_a_word(c) => folded.push(c),
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

fn plain(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let accented = ACCENTED.iter().find(|(_, letters)| letters.contains(c)).map(|(letter, _)| *letter);
    accented.unwrap_or(match c {
        // Greek and Cyrillic capitals stand 32 before their small letters.
        'Α'..='Ω' | 'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        c => c,
    })
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
            ("Ёлка МИР", "Ёлка мир"),
            ("ΑΒΓ", "αβγ"),
            ("淘宝", "淘宝"),
            ("Victoria’s Secret", "victorias secret"),
            ("···", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
