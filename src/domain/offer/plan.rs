//! What a top-up or an eSIM plan contains (`docs/wire-format.md` section 5.3), as values: the screens put them into
//! words.

/// One line about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Something that it gives.
    Benefit(Benefit),
    /// How long it can be used.
    Validity {
        /// Decimal text.
        quantity: String,
        /// In lower case and the singular: `day`, `month`.
        unit: String,
    },
    /// Where it can be used: ISO 3166-1 alpha-2 codes, or the API's own names.
    Regions(Vec<String>),
    /// A sentence of the API.
    Words(String),
}

/// Data, calls, messages or credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// The API's `type`: `DATA`, `TALKTIME`, `SMS`, `CREDITS`.
    pub kind: String,
    /// How much.
    pub quantity: Quantity,
    /// Of what: `GB`, `minutes`.
    pub unit: String,
    /// How much of it is a present, decimal text.
    pub bonus: Option<String>,
    /// The API's remark.
    pub note: Option<String>,
}

/// How much of something, in whichever of its three forms the API wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Decimal text.
    Exact(String),
    /// Something between two amounts.
    Between {
        /// Decimal text.
        min: String,
        /// Decimal text.
        max: String,
    },
    /// As much as one wants; `-1` on the wire.
    Unlimited,
}
