//! One line of what was agreed, and which of an order's lines it is.

use crate::domain::agreement::brand::{brand_key, country, is_named_by, same_brand};
use crate::domain::agreement::difference::{Difference, Subject};
use crate::domain::agreement::face_value;
use crate::domain::agreement::recipient::Recipient;
use crate::domain::agreement::term::{Mark, Term};
use crate::domain::order::Order;
use crate::domain::order::delivery::Delivery;
use crate::domain::purchase::{Amount, Line};

/// A line that was ordered. What is absent or empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreedLine {
    /// The brand's name.
    pub brand: Option<Term>,
    /// The family that the brand belongs to.
    pub family: Option<Term>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<Term>,
    /// The denomination, or the face value of a range as decimal text.
    pub value: Option<Term>,
    /// What the shopper read as the amount.
    pub label: String,
    /// The currency of a range.
    pub currency: String,
    /// Who receives it.
    pub recipient: Option<Recipient>,
}

impl AgreedLine {
    pub(super) fn of(line: &Line) -> Self {
        let (value, currency) = match &line.amount {
            Amount::Denomination(text) => (text.clone(), ""),
            Amount::Value(value) => (value.to_string(), line.label.rsplit(' ').next().unwrap_or_default()),
        };
        Self {
            brand: term(&line.brand, brand_key),
            family: term(&line.family, brand_key),
            country: country().term(&line.country),
            value: term(&value, face_value::key),
            label: line.label.clone(),
            currency: currency.to_owned(),
            recipient: Recipient::of(&line.beneficiary),
        }
    }

    /// A line as an order described it first.
    pub(super) fn seen(named: &Delivery) -> Self {
        let mut line = Self::default();
        line.learn(named);
        line
    }

    pub(super) fn for_file(&self) -> Self {
        let marked = |term: &Option<Term>| term.as_ref().map(|term| Term { mark: term.mark, text: None });
        Self {
            brand: marked(&self.brand),
            family: marked(&self.family),
            country: marked(&self.country),
            value: marked(&self.value),
            recipient: self.recipient.as_ref().map(Recipient::for_file),
            ..Self::default()
        }
    }

    /// Takes in how an order that says nothing otherwise describes it.
    fn learn(&mut self, named: &Delivery) {
        adopt(&mut self.brand, name_of(named), brand_key);
        if self.family.is_none() {
            self.family = term(&named.family, brand_key);
        }
        country().learn(&mut self.country, &named.country);
        if self.value.as_ref().is_none_or(|value| value.text.is_none()) {
            self.label = named.localized.clone().unwrap_or_default();
            self.currency = named.currency.clone().unwrap_or_default();
        }
        adopt(&mut self.value, &face_value::named(named), face_value::key);
        let recipient = Recipient::of(&named.beneficiary);
        match &mut self.recipient {
            Some(known) if known.text.is_some() => {}
            unknown => *unknown = recipient.or_else(|| unknown.take()),
        }
    }

    /// What an order's line says otherwise.
    fn differences(&self, named: &Delivery) -> Vec<Difference> {
        let brand = self.brand.as_ref().filter(|brand| {
            let name = name_of(named);
            let is = match &brand.text {
                Some(text) => same_brand(text, self, name),
                None => {
                    let marks = [Some(*brand), self.family.as_ref()];
                    marks.into_iter().flatten().any(|term| is_named_by(term.mark, named, name))
                }
            };
            !name.trim().is_empty() && !is
        });
        let brand = brand.map(|brand| Difference {
            subject: Subject::Brand,
            asked: brand.text.clone(),
            named: name_of(named).to_owned(),
        });
        [
            brand,
            self.differing_value(named),
            country().differs(Subject::Country, self.country.as_ref(), &named.country),
            self.recipient.as_ref().and_then(|recipient| recipient.differs(&named.beneficiary)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn differing_value(&self, named: &Delivery) -> Option<Difference> {
        let value = self.value.as_ref()?;
        let (asked, named) = match &value.text {
            Some(text) => {
                let asked = if self.label.is_empty() { text } else { &self.label };
                (Some(asked.clone()), face_value::differing(text, self, named)?)
            }
            None => {
                let keys = face_value::keys(named);
                let is = keys.is_empty() || keys.iter().any(|key| Mark::of(key) == value.mark);
                (None, Some(face_value::named(named)).filter(|_| !is)?)
            }
        };
        Some(Difference { subject: Subject::Value, asked, named })
    }
}

/// The brand of an order's line; one that names none may name its family.
fn name_of(named: &Delivery) -> &str {
    if named.brand.is_empty() { &named.family } else { &named.brand }
}

fn term(text: &str, key: impl Fn(&str) -> String) -> Option<Term> {
    (!text.is_empty()).then(|| Term { mark: Mark::of(&key(text)), text: Some(text.to_owned()) })
}

/// Takes a text for a term's own spelling, and for its text where none is known.
fn adopt(known: &mut Option<Term>, text: &str, key: impl Fn(&str) -> String) {
    if let Some(Term { mark, text: seen }) = term(text, key) {
        let asked = known.take().and_then(|known| known.text);
        *known = Some(Term { mark, text: asked.or(seen) });
    }
}

/// Takes in how the lines that an order says nothing otherwise of are described.
pub(super) fn learn(lines: &mut [AgreedLine], order: &Order) {
    let mut left: Vec<&Delivery> = order.deliveries.iter().collect();
    for line in lines {
        if let Some(at) = left.iter().position(|named| line.differences(named).is_empty()) {
            line.learn(left.remove(at));
        }
    }
}

/// What the lines of an order say otherwise, each compared with the one that it fits best. How many there are counts while
/// the order is to be paid: later one may be taken back.
pub(super) fn differing_lines(asked: &[AgreedLine], order: &Order, is_payable: bool) -> Vec<Difference> {
    if asked.is_empty() || order.deliveries.is_empty() {
        return vec![];
    }
    if asked.len() != order.line_count {
        let (asked, named) = (asked.len().to_string(), order.line_count.to_string());
        let lines = Difference { subject: Subject::Lines, asked: Some(asked), named };
        return if is_payable { vec![lines] } else { vec![] };
    }
    let mut left: Vec<&Delivery> = order.deliveries.iter().collect();
    let mut unfit = vec![];
    // Those that fit have their lines first, so that what is left over is compared with what nobody asked for.
    for line in asked {
        match left.iter().position(|named| line.differences(named).is_empty()) {
            Some(at) => drop(left.remove(at)),
            None => unfit.push(line),
        }
    }
    let mut found = vec![];
    for line in unfit {
        let nearest = (0..left.len()).min_by_key(|at| line.differences(left[*at]).len());
        found.extend(nearest.map_or_else(Vec::new, |at| line.differences(left.remove(at))));
    }
    found
}
