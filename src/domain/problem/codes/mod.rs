//! Every problem code that is known: one row each, with where it shows, which remedies it offers, what else it causes and
//! which details come with it. It holds no words, and no code is named with its facts anywhere else.
//!
//! A code is added with one row in the table of where it comes from ([`validation`], [`refusal`], [`creation`],
//! [`own`]) and one text `problem.CODE` in every language. A code of the API has one row in `docs/conformance.md`
//! besides, a code of the widget itself is written into the types by `cargo xtask generate`. Tests fail for each of
//! these that is missing.
//!
//! The list stays open. A code without a row goes by what it begins with: an unknown `COUPON_…` shows beside the
//! coupon, any other above the button with a way to support. Rows that say no more than that do not ship: they are
//! there for the words, the types and the tests.

pub mod creation;
mod facts;
pub mod own;
pub mod refusal;
pub mod validation;

use crate::domain::problem::codes::facts::Facts;
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

const TABLES: [&[Row]; 4] = [validation::ROWS, refusal::ROWS, creation::ROWS, own::ROWS];

/// What ships: the rows that say something else than their family, each with the hash of its code in place of the text,
/// which saves about 350 bytes of brotli. No two known codes share a hash; an unknown one would have to hit one by
/// chance.
static SHIPPED: [(u32, Facts); exceptions::<0>().1] = exceptions().0;

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
    find(code).place(top_up)
}

/// The kinds of remedies that a code offers, the nearest first.
pub(super) fn remedies(code: &str) -> impl Iterator<Item = RemedyKind> {
    let facts = find(code);
    RemedyKind::ALL.into_iter().filter(move |kind| facts.offers(*kind))
}

/// Whether something follows from a code.
pub(super) fn causes(code: &str, consequence: Consequence) -> bool {
    find(code).causes(consequence)
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

fn find(code: &str) -> Facts {
    let hash = hash(code);
    SHIPPED.iter().find(|(known, _)| *known == hash).map_or_else(|| family(code), |(_, facts)| *facts)
}

/// What is known of a code by its beginning alone.
const fn family(code: &str) -> Facts {
    if begins(code, "COUPON_") {
        Facts::new(Place::Coupon, &[RemedyKind::WithoutCoupon])
    } else if begins(code, own::PREFIX) {
        // The widget's own words say what to do.
        Facts::new(Place::Review, &[])
    } else {
        Facts::new(Place::Review, &[RemedyKind::Support])
    }
}

const fn begins(code: &str, beginning: &str) -> bool {
    let mut at = 0;
    while at < beginning.len() {
        if at == code.len() || code.as_bytes()[at] != beginning.as_bytes()[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// FNV-1a.
const fn hash(code: &str) -> u32 {
    let (mut hash, mut at) = (0x811c_9dc5, 0);
    while at < code.len() {
        hash = (hash ^ code.as_bytes()[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// What ships, as much as there is room for, and how much there is. The compiler runs it.
const fn exceptions<const N: usize>() -> ([(u32, Facts); N], usize) {
    let (mut found, mut count, mut table) = ([(0, family("")); N], 0, 0);
    while table < TABLES.len() {
        let mut at = 0;
        while at < TABLES[table].len() {
            let row = TABLES[table][at];
            if !row.facts.is(family(row.code)) {
                if count < N {
                    found[count] = (hash(row.code), row.facts);
                }
                count += 1;
            }
            at += 1;
        }
        table += 1;
    }
    (found, count)
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
    fn every_code_has_a_hash_of_its_own() {
        let hashes: BTreeSet<_> = all().map(|row| hash(row.code)).collect();
        assert_eq!(hashes.len(), all().count());
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
            assert!(find(row.code).is(row.facts), "{}", row.code);
        }
    }

    #[test]
    fn what_a_beginning_says_does_not_ship_once_more() {
        for (code, ships) in [("COUPON_EXPIRED", false), ("BAD_REQUEST", false), ("OUT_OF_STOCK", true)] {
            assert_eq!(SHIPPED.iter().any(|(known, _)| *known == hash(code)), ships, "{code}");
        }
    }
}
