//! One thing that was agreed, as it is compared: the text while the page lives, and a mark of it that may be kept.

use crate::domain::agreement::difference::{Difference, Subject};

/// 16 bits of a text: enough to notice another one, too little to tell what it was. Of all texts that are, tens of
/// thousands share each mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(pub u16);

impl Mark {
    /// FNV-1a, folded.
    pub(super) fn of(text: &str) -> Self {
        let fold = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let hash = text.bytes().fold(0x811c_9dc5, fold);
        Self((hash >> 16) as u16 ^ hash as u16)
    }
}

/// Something that was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What may be kept of it: the mark of its spelling in the order, once an order has spelled it.
    pub mark: Mark,
    /// As it was asked for; only while the page lives.
    pub text: Option<String>,
}

/// How a term is compared: when two texts mean the same, and the one spelling that marks are made of.
#[derive(Clone, Copy)]
pub(super) struct Comparison<Same, Key> {
    pub(super) same: Same,
    pub(super) key: Key,
}

impl<Same: Fn(&str, &str) -> bool, Key: Fn(&str) -> String> Comparison<Same, Key> {
    /// The term of a text; `None` where there is none.
    pub(super) fn term(&self, text: &str) -> Option<Term> {
        let text = text.trim();
        (!text.is_empty()).then(|| Term { mark: Mark::of(&(self.key)(text)), text: Some(text.to_owned()) })
    }

    /// Whether a text names the term.
    pub(super) fn is(&self, term: &Term, named: &str) -> bool {
        match &term.text {
            Some(text) => (self.same)(text, named),
            None => term.mark == Mark::of(&(self.key)(named)),
        }
    }

    /// What a text names otherwise; nothing where one of both is not known.
    pub(super) fn differs(&self, subject: Subject, term: Option<&Term>, named: &str) -> Option<Difference> {
        let term = term.filter(|term| !named.trim().is_empty() && !self.is(term, named))?;
        Some(Difference { subject, asked: term.text.clone(), named: named.to_owned() })
    }

    /// Takes a text for the term's own spelling, or for the term where there was none.
    pub(super) fn learn(&self, term: &mut Option<Term>, named: &str) {
        match term {
            Some(term) if !named.trim().is_empty() && self.is(term, named) => {
                term.mark = Mark::of(&(self.key)(named));
                // A mark of the file gets back its text.
                term.text.get_or_insert_with(|| named.to_owned());
            }
            Some(_) => {}
            None => *term = self.term(named),
        }
    }
}
