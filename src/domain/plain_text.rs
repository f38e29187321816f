//! What was typed or pasted, as plain keys would have written it: digits of any script, the wide letters of East Asian
//! keyboards, dashes and blanks of all kinds; and without what nobody sees. It judges nothing.

/// The zeros of the scripts whose digits are read; one to nine follow each.
const ZEROS: [u32; 21] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
    0x1040, 0x17e0, 0x1810, 0x19d0, 0x1b50, 0xff10,
];

/// The text in plain letters, digits, `-` and blanks, without blanks around it.
pub fn plain(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_char).collect();
    plain.trim().to_owned()
}

/// Marks of direction, joiners, soft hyphens, variation selectors, control characters: they come along with what is
/// copied, and mean nothing in a number or an address.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}'
    ) || (c.is_control() && !c.is_whitespace())
}

fn plain_char(c: char) -> char {
    match c {
        c if c.is_ascii() && !c.is_whitespace() => c,
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        // The stops of Chinese and Japanese keyboards.
        '\u{3002}' | '\u{ff61}' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => digit(c).unwrap_or(c),
    }
}

fn digit(c: char) -> Option<char> {
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_on_any_keyboard_is_the_same() {
        for (text, expected) in [
            ("50", "50"),
            ("٥٠٫٥", "50٫5"),
            ("۱۲۳", "123"),
            ("５０．５", "50.5"),
            ("१०", "10"),
            ("๑๐", "10"),
            ("ａｄａ＠ｘ。ｅｘａｍｐｌｅ", "ada@x.example"),
            ("\u{200e}+1\u{a0}415\u{2011}555\u{2012}1234\u{200f}", "+1 415-555-1234"),
            ("\u{feff} a\u{200b}b \u{ad}", "ab"),
            ("1\t2\n", "1 2"),
            ("５\u{fe0f}\u{3000}", "5"),
            ("a\u{0}b", "ab"),
            ("ñü字", "ñü字"),
            ("\u{202f}\u{2007}", ""),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
