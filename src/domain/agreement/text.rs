//! What was agreed as words of a file: marks alone, which tell nobody what, who or where it was.

use crate::domain::agreement::{AgreedLine, Agreement, Mark, Recipient, Term};

/// Words of the payment, before those of the lines.
const HEAD: usize = 6;

/// Words of a line.
const LINE: usize = 5;

/// Stands for what is not known.
const NOTHING: &str = "-";

impl Agreement {
    /// Writes it as words.
    pub fn words(&self) -> Vec<String> {
        let head = [&self.coin, &self.network, &self.via, &self.amount, &self.address];
        let mut words: Vec<String> = head.map(|term| term_word(term.as_ref())).into();
        words.push(recipient_word(self.email.as_ref()));
        for line in &self.lines {
            let terms = [&line.brand, &line.family, &line.country, &line.value];
            words.extend(terms.map(|term| term_word(term.as_ref())));
            words.push(recipient_word(line.recipient.as_ref()));
        }
        words
    }

    /// Reads what was written; `None` for anything else.
    pub fn read(words: &[&str]) -> Option<Self> {
        let (head, lines) = words.split_at_checked(HEAD)?;
        if lines.len() % LINE != 0 {
            return None;
        }
        let line = |words: &[&str]| {
            Some(AgreedLine {
                brand: term(words[0])?,
                family: term(words[1])?,
                country: term(words[2])?,
                value: term(words[3])?,
                recipient: recipient(words[4])?,
                ..AgreedLine::default()
            })
        };
        Some(Self {
            coin: term(head[0])?,
            network: term(head[1])?,
            via: term(head[2])?,
            amount: term(head[3])?,
            address: term(head[4])?,
            email: recipient(head[5])?,
            lines: lines.chunks(LINE).map(line).collect::<Option<_>>()?,
        })
    }
}

fn term_word(term: Option<&Term>) -> String {
    term.map_or_else(|| NOTHING.to_owned(), |term| format!("{:04x}", term.mark.0))
}

fn recipient_word(recipient: Option<&Recipient>) -> String {
    let Some(recipient) = recipient else { return NOTHING.to_owned() };
    format!("{}{:04x}", if recipient.is_email { 'e' } else { 'p' }, recipient.mark.0)
}

/// `None` for what is no word of these, `Some(None)` for nothing.
fn term(word: &str) -> Option<Option<Term>> {
    if word == NOTHING {
        return Some(None);
    }
    Some(Some(Term { mark: mark(word)?, text: None }))
}

fn recipient(word: &str) -> Option<Option<Recipient>> {
    if word == NOTHING {
        return Some(None);
    }
    let is_email = word.starts_with('e');
    let mark = mark(word.get(1..).filter(|_| is_email || word.starts_with('p'))?)?;
    Some(Some(Recipient { mark, is_email, text: None }))
}

fn mark(word: &str) -> Option<Mark> {
    u16::from_str_radix(word, 16).ok().map(Mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::tests::agreed;

    #[test]
    fn what_is_written_reads_the_same_again_without_anybodys_address() {
        let agreement = agreed();
        let words = agreement.words();
        for word in &words {
            assert!(
                word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".~-".contains(&byte)),
                "{word}"
            );
            assert!(!word.contains("ada") && !word.contains("4155551234"), "{word}");
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(Agreement::read(&words), Some(agreement.for_file()));
        assert_eq!(Agreement::read(&["-"; 6]), Some(Agreement::default()));
    }

    #[test]
    fn what_reads_oddly_is_nothing() {
        for text in
            ["", "a b", "~ - - - - -", "~zz - - - - -", "~ff - - - - -", "- - - - - - a b", "a~€ - - - - -"]
        {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(Agreement::read(&words), None, "{text}");
        }
    }
}
