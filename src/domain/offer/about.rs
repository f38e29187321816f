//! What a brand says about itself (`docs/wire-format.md` section 5): read and shown, never sent and never needed for an
//! order.

use crate::domain::rich_text::RichText;
use crate::domain::time::UnixMs;

/// The texts of a brand. Empty ones are left out on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub description: RichText,
    /// How its code is redeemed.
    pub redeem: RichText,
    /// Where in the world it can be used.
    pub region: RichText,
    /// A remark that a buyer should see before paying.
    pub note: RichText,
    /// Its terms.
    pub terms: RichText,
    /// Where it is accepted, in the API's words: `Online`, `InStore`; each once.
    pub ways: Vec<String>,
    /// The brand's own page, `https` only.
    pub link: Option<String>,
    /// What is special just now.
    pub promotions: Vec<Promotion>,
}

/// A promotion of a brand or of one of its products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promotion {
    /// Its name.
    pub title: String,
    /// What it gives.
    pub text: RichText,
    /// Its terms.
    pub terms: RichText,
    /// When it ends.
    pub ends_at: Option<UnixMs>,
}
