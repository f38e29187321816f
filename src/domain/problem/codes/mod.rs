//! Every problem code that is known: one row each, with where it shows, which remedies it offers, what else it causes and
//! which details come with it. It holds no words, and no code is named with its facts anywhere else.
//!
//! A code is added with one row in the table of where it comes from ([`validation`], [`refusal`], [`creation`], [`own`]) and
//! one text `problem.CODE` in every language. A code of the API has one row in `docs/conformance.md` besides, a code of the
//! widget itself a line in `CryptorefillsProblemCode`. Tests fail for each of these that is missing.
//!
//! The list stays open. A code without a row goes by what it begins with: an unknown `COUPON_…` shows beside the coupon,
//! an unknown code of the API above the button with a way to support. That is why rows that say no more than that are left
//! out of what ships: they are there for the words, the types and the tests.

pub mod creation;
mod facts;
pub mod own;
pub mod refusal;
pub mod validation;

use crate::domain::problem::codes::facts::{Column, Facts};
pub use crate::domain::problem::codes::facts::{Consequence, Place, RemedyKind};

/// One code.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// As the API, or the widget itself, spells it.
    pub code: &'static str,
    /// Names of the details that are plain texts or lists of them: what the words may mention.
    pub details: &'static [&'static str],
    facts: Facts,
}

/// The four tables.
const TABLES: [&[Row]; 4] = [validation::ROWS, refusal::ROWS, creation::ROWS, own::ROWS];

/// What is known of a code by its beginning alone, the first that fits.
const FAMILIES: [(&str, Facts); 3] = [
    ("COUPON_", Facts::new(Place::Coupon, &[RemedyKind::WithoutCoupon])),
    // The widget's own words say what to do.
    ("client:", Facts::new(Place::Review, &[])),
    ("", Facts::new(Place::Review, &[RemedyKind::Support])),
];

/// What ships of a column: the rows that say something else there than their family.
type Shipped<const N: usize> = [(&'static str, Facts); N];

static PLACES: Shipped<{ exceptions::<0>(Column::Places).1 }> = exceptions(Column::Places).0;

static REMEDIES: Shipped<{ exceptions::<0>(Column::Remedies).1 }> = exceptions(Column::Remedies).0;

static CONSEQUENCES: Shipped<{ exceptions::<0>(Column::Consequences).1 }> =
    exceptions(Column::Consequences).0;

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Row> {
    TABLES.into_iter().flatten()
}

/// Every code of the API.
pub fn api() -> impl Iterator<Item = &'static str> {
    all().map(|row| row.code).filter(|code| !code.starts_with(own::PREFIX))
}

/// Where a code shows. `top_up` tells whose form it is: a beneficiary is a phone number there.
pub(super) fn place(code: &str, top_up: bool) -> Place {
    find(&PLACES, code).place(top_up)
}

/// Whether a code offers a kind of remedy.
pub(super) fn offers(code: &str) -> impl Fn(RemedyKind) -> bool {
    let facts = find(&REMEDIES, code);
    move |kind| facts.offers(kind)
}

/// Whether something follows from a code.
pub(super) fn causes(code: &str, consequence: Consequence) -> bool {
    find(&CONSEQUENCES, code).causes(consequence)
}

impl Row {
    const fn new(code: &'static str, place: Place, remedies: &[RemedyKind]) -> Self {
        Self { code, details: &[], facts: Facts::new(place, remedies) }
    }

    /// It shows elsewhere in the form of a top-up.
    const fn in_top_up(mut self, place: Place) -> Self {
        self.facts = self.facts.with_top_up_place(place);
        self
    }

    const fn causing(mut self, consequences: &[Consequence]) -> Self {
        self.facts = self.facts.with_consequences(consequences);
        self
    }

    const fn with(mut self, details: &'static [&'static str]) -> Self {
        self.details = details;
        self
    }
}

fn find(shipped: &[(&'static str, Facts)], code: &str) -> Facts {
    let row = shipped.iter().find(|(known, _)| *known == code);
    let [.., (_, general)] = FAMILIES;
    row.or_else(|| FAMILIES.iter().find(|(start, _)| code.starts_with(start)))
        .map_or(general, |(_, facts)| *facts)
}

/// What ships of a column, as much as there is room for, and how much there is. The compiler runs it.
const fn exceptions<const N: usize>(column: Column) -> (Shipped<N>, usize) {
    let (mut found, mut count) = ([FAMILIES[0]; N], 0);
    let mut table = 0;
    while table < TABLES.len() {
        let mut at = 0;
        while at < TABLES[table].len() {
            let row = TABLES[table][at];
            if row.facts.differs(family(row.code), column) {
                if count < N {
                    found[count] = (row.code, row.facts);
                }
                count += 1;
            }
            at += 1;
        }
        table += 1;
    }
    (found, count)
}

const fn family(code: &str) -> Facts {
    let mut at = 0;
    while at + 1 < FAMILIES.len() && !begins(code.as_bytes(), FAMILIES[at].0.as_bytes()) {
        at += 1;
    }
    FAMILIES[at].1
}

const fn begins(text: &[u8], start: &[u8]) -> bool {
    let mut at = 0;
    while at < start.len() {
        if at == text.len() || text[at] != start[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_one_row() {
        let codes: BTreeSet<_> = all().map(|row| row.code).collect();
        assert_eq!(codes.len(), all().count());
    }

    #[test]
    fn only_the_widgets_own_codes_begin_like_them() {
        let own: BTreeSet<_> = own::ROWS.iter().map(|row| row.code).collect();
        let alike: BTreeSet<_> =
            all().map(|row| row.code).filter(|code| code.starts_with(own::PREFIX)).collect();
        assert_eq!(own, alike);
        assert_eq!(api().count() + own.len(), all().count());
    }

    #[test]
    fn what_ships_says_what_the_rows_say() {
        for row in all() {
            for top_up in [false, true] {
                assert_eq!(place(row.code, top_up), row.facts.place(top_up), "{}", row.code);
            }
            assert!(!find(&REMEDIES, row.code).differs(row.facts, Column::Remedies), "{}", row.code);
            assert!(!find(&CONSEQUENCES, row.code).differs(row.facts, Column::Consequences), "{}", row.code);
        }
    }

    #[test]
    fn what_a_beginning_says_does_not_ship_once_more() {
        for (code, shipped) in [("COUPON_EXPIRED", false), ("BAD_REQUEST", false), ("OUT_OF_STOCK", true)] {
            for table in [&PLACES[..], &REMEDIES, &CONSEQUENCES] {
                assert_eq!(table.iter().any(|(known, _)| *known == code), shipped, "{code}");
            }
        }
    }
}
