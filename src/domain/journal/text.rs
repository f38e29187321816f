//! The journal as text: a line an entry, words between blanks. What does not read as that is left out, never an error:
//! storage belongs to the page, and anybody may write there.

use crate::domain::agreement::Agreement;
use crate::domain::journal::{Journal, KeptAgreement, KeptIntent, KeptOrder, KeptPass, is_id, is_word};
use crate::domain::order::admission::Secret;
use crate::domain::time::UnixMs;

/// Stands for a place that is not known.
const NOWHERE: &str = "-";

impl Journal {
    /// Reads what was stored.
    pub fn parse(text: &str) -> Self {
        let mut journal = Self::default();
        for line in text.lines() {
            if let Some(kept) = line.strip_prefix("a ").and_then(agreed) {
                journal.agreed.push(kept);
                continue;
            }
            if let Some(kept) = line.strip_prefix("p ").and_then(pass) {
                journal.passes.push(kept);
                continue;
            }
            let mut words = line.split(' ');
            let kind = words.next();
            let (Some(name), Some(made), Some(place), Some(mark)) =
                (words.next(), words.next(), words.next(), words.next())
            else {
                continue;
            };
            let Ok(made) = made.parse::<i64>() else { continue };
            if made < 0 || !is_id(name) || !is_word(place) || !is_word(mark) {
                continue;
            }
            let place = if place == NOWHERE { String::new() } else { place.to_owned() };
            let (id, made) = (name.to_owned(), UnixMs(made));
            match kind {
                Some("o") if !journal.orders.iter().any(|order| order.id == name) => {
                    let told = words.filter(|word| is_word(word)).map(str::to_owned).collect();
                    journal.orders.push(KeptOrder { id, made, place, left: mark == "left", told });
                }
                Some("i") => {
                    journal.intents.push(KeptIntent { key: id, made, place, keyed: mark == "keyed" });
                }
                _ => {}
            }
        }
        journal
    }

    /// What is stored; empty where nothing is kept.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for order in &self.orders {
            let mark = if order.left { "left" } else { NOWHERE };
            line(&mut text, ["o", &order.id, &order.made.0.to_string(), &order.place, mark]);
            for told in &order.told {
                text.push(' ');
                text.push_str(told);
            }
            text.push('\n');
        }
        for intent in &self.intents {
            let mark = if intent.keyed { "keyed" } else { NOWHERE };
            line(&mut text, ["i", &intent.key, &intent.made.0.to_string(), &intent.place, mark]);
            text.push('\n');
        }
        for kept in &self.agreed {
            let words = kept.agreement.words().join(" ");
            text.push_str(&["a", &kept.key, &kept.seen.0.to_string(), &words].join(" "));
            text.push('\n');
        }
        for kept in &self.passes {
            text.push_str(&["p", &kept.id, kept.pass.reveal()].join(" "));
            text.push('\n');
        }
        text
    }
}

/// What was agreed of an order: its id, when it was first seen, and the words.
fn agreed(line: &str) -> Option<KeptAgreement> {
    let words: Vec<&str> = line.split(' ').collect();
    let [key, seen, words @ ..] = words.as_slice() else { return None };
    let seen = seen.parse::<i64>().ok().filter(|seen| *seen >= 0)?;
    let agreement = Agreement::read(words).filter(|_| is_id(key))?;
    Some(KeptAgreement { key: (*key).to_owned(), seen: UnixMs(seen), agreement })
}

/// An order's id and its pass.
fn pass(line: &str) -> Option<KeptPass> {
    let (id, pass) = line.split_once(' ')?;
    let pass = Secret::parse(pass).filter(|_| is_id(id))?;
    Some(KeptPass { id: id.to_owned(), pass })
}

fn line(text: &mut String, words: [&str; 5]) {
    for (at, word) in words.into_iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(if word.is_empty() { NOWHERE } else { word });
    }
}
