//! Foreign text as a terminal may show it. It never lets a control character through, nor a line without an end.

/// The most characters of a sentence.
const MOST: usize = 600;
/// The most characters of a piece of foreign text within one.
const PIECE: usize = 120;

/// A sentence: what a terminal would act on is written out, and what is too long is cut.
pub(crate) fn tame(text: &str) -> String {
    cut(text, MOST)
}

/// A piece of foreign text within a sentence.
pub(crate) fn piece(text: &str) -> String {
    cut(text.trim(), PIECE)
}

fn cut(text: &str, most: usize) -> String {
    let mut tamed = String::new();
    for (at, letter) in text.chars().enumerate() {
        if at == most {
            tamed.push('…');
            break;
        }
        match letter {
            letter if acts(letter) => tamed.extend(letter.escape_unicode()),
            letter => tamed.push(letter),
        }
    }
    tamed
}

/// Whether a terminal acts on it: control characters, and those that turn the order of others or show nothing.
fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{61c}' | '\u{ad}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_that_it_would_act_on() {
        for (text, tamed) in [
            ("plain, größer, 你好", "plain, größer, 你好"),
            ("\u{1b}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"),
            ("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("gnp\u{202e}exe", "gnp\\u{202e}exe"),
        ] {
            assert_eq!(tame(text), tamed);
        }
        assert_eq!(piece(&"x".repeat(10_000)).chars().count(), PIECE + 1);
        assert!(tame(&"\0".repeat(10_000)).chars().count() <= MOST * 6 + 1);
    }
}
