//! The products of a brand (reference section 5). It says what is on offer, never what it will cost in the end.

pub mod about;
pub mod face_value;
pub mod plan;
pub mod range;
pub mod region;
pub mod typed_amount;

use crate::domain::catalogue::brand::Kind;
use crate::domain::offer::about::About;
use crate::domain::offer::plan::Detail;
use crate::domain::offer::range::Range;
use std::sync::Arc;

/// One thing that can be ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Product {
    /// A fixed amount or plan (`is_dynamic: false`).
    Fixed(Fixed),
    /// Any amount in a range (`is_dynamic: true`).
    Range(Range),
}

/// A fixed product (`docs/wire-format.md` section 5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The API's text, sent verbatim: `10 USD`, `1 GB 7 days`.
    pub denomination: String,
    /// What the shopper reads: the API's words, or plain money as its denomination has it, see
    /// [`face_value`](super::face_value).
    pub label: String,
    /// Price in `coin`, decimal text, where the API quotes one.
    pub price: Option<Price>,
    /// What a plan contains.
    pub details: Vec<Detail>,
    /// The category of the group that it stands in; a brand may have several.
    pub group: String,
}

/// A quote: it binds nobody until the order exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Decimal text, as the API wrote it.
    pub amount: String,
    /// The coin's symbol.
    pub coin: String,
    /// The amount without the coupon, where that is more.
    pub original: Option<String>,
    /// Loyalty points that come with it, decimal text.
    pub points: Option<String>,
}

/// Everything that one brand offers in one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is sold, as the products themselves say.
    pub kind: Kind,
    /// The API's suggestion; empty for ranges.
    pub default_denomination: String,
    /// In the API's order. Never empty.
    pub products: Vec<Product>,
    /// What the brand says about itself.
    pub about: Arc<About>,
}

impl Offer {
    /// The range, where the brand sells one.
    pub fn range(&self) -> Option<&Range> {
        self.products.iter().find_map(|product| match product {
            Product::Range(range) => Some(range),
            Product::Fixed(_) => None,
        })
    }

    /// The fixed products.
    pub fn fixed(&self) -> impl Iterator<Item = &Fixed> {
        self.products.iter().filter_map(|product| match product {
            Product::Fixed(fixed) => Some(fixed),
            Product::Range(_) => None,
        })
    }

    /// The categories of its groups, where it has more than one.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = vec![];
        for fixed in self.fixed() {
            if !groups.contains(&fixed.group.as_str()) {
                groups.push(&fixed.group);
            }
        }
        if groups.len() > 1 { groups } else { vec![] }
    }

    /// The same without prices.
    pub fn unpriced(&self) -> Self {
        let mut offer = self.clone();
        for product in &mut offer.products {
            if let Product::Fixed(fixed) = product {
                fixed.price = None;
            }
        }
        offer
    }

    /// The fixed product with this exact denomination.
    pub fn find(&self, denomination: &str) -> Option<&Fixed> {
        self.fixed().find(|fixed| fixed.denomination == denomination)
    }
}
