//! Names that the API writes for machines, in a form that a person can read. They are only shown, never sent.

/// `BINANCE_PAY` as `Binance Pay`.
pub(crate) fn readable(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for word in name.split('_').filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        let mut letters = word.chars();
        text.extend(letters.next());
        text.extend(letters.map(|letter| letter.to_ascii_lowercase()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_name_becomes_words() {
        for (name, text) in [
            ("BINANCE_PAY", "Binance Pay"),
            ("BUYDL", "Buydl"),
            ("GATE_PAY_WEB", "Gate Pay Web"),
            ("__", ""),
            ("", ""),
        ] {
            assert_eq!(readable(name), text);
        }
    }
}
