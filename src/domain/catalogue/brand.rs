//! A brand of the catalogue (reference section 3). It holds what the API said and decides nothing about prices.

use crate::domain::search::normalize::is_part_of_a_word;

/// What is sold. Open: the API has kinds that this widget does not sell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A gift card, delivered as a code by e-mail.
    GiftCard,
    /// A mobile top-up, delivered to a phone number.
    TopUp,
    /// An eSIM, delivered by e-mail; the API files it under `mobile_recharge`.
    Esim,
    /// Anything else (`flight`, `stay`, `utility`, …), kept as written.
    Other(String),
}

impl Kind {
    /// The kinds that the widget sells, in the order of its tabs.
    pub const SOLD: [Self; 3] = [Self::GiftCard, Self::TopUp, Self::Esim];

    /// Reads the API's `kind` and `category` (`docs/wire-format.md` sections 3.2 and 17.2).
    pub fn from_wire(kind: &str, category: &str) -> Self {
        match kind {
            "giftcard" => Self::GiftCard,
            "mobile_recharge" if category == "e-sim" => Self::Esim,
            "mobile_recharge" => Self::TopUp,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Reads a word of the `kinds` attribute (`docs/contract.md` section 1).
    pub fn from_attribute(word: &str) -> Option<Self> {
        Self::SOLD.into_iter().find(|kind| kind.key() == word)
    }

    /// The kind's stable name: the attribute's word, and the stem of its keys in the language files.
    pub fn key(&self) -> &str {
        match self {
            Self::GiftCard => "giftcard",
            Self::TopUp => "mobile_recharge",
            Self::Esim => "esim",
            Self::Other(name) => name,
        }
    }
}

/// One entry of `GET /v2/brands` (`docs/wire-format.md` section 3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// The exact `brand`: what is ordered.
    pub name: String,
    /// The family; several brands may share it.
    pub family: String,
    /// What it is.
    pub kind: Kind,
    /// Category slug, such as `e-commerce`.
    pub category: String,
    /// Further category slugs.
    pub additional_categories: Vec<String>,
    /// What the API marks it with, such as those of [`MARKS`]; an open list.
    pub tags: Vec<String>,
    /// Logo address without extension; variants are made from it.
    pub logo_base_url: Option<String>,
    /// The default logo, for records without a base.
    pub logo_url: Option<String>,
    /// Its smallest and largest amount.
    pub labels: Option<AmountLabels>,
    /// Whether it cannot be bought now.
    pub out_of_stock: bool,
}

/// Display labels of a brand's amounts, such as `$10` and `100 Diamonds`: never numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountLabels {
    /// The smallest.
    pub min: String,
    /// The largest; the same where there is one amount.
    pub max: String,
}

/// The tags that shoppers read, on cards and as categories of their own (`docs/wire-format.md` section 3.1,
/// `brand_tags`).
pub const MARKS: [&str; 2] = ["sale", "new"];

impl Brand {
    /// Whether the brand is filed under this category slug, or tagged so.
    pub fn is_in(&self, category: &str) -> bool {
        self.slugs().any(|slug| slug == category)
    }

    /// Its category, the further ones and its tags.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        let further = self.additional_categories.iter().chain(&self.tags).map(String::as_str);
        std::iter::once(self.category.as_str()).chain(further)
    }

    /// Whether it may be shown: e-money is for partners with a white label (compliance notice of the reference).
    pub fn is_open_to(&self, whitelabel: bool) -> bool {
        whitelabel || !self.is_in("e-money")
    }

    /// `$10 – $500`, or one label where both are the same.
    pub fn span(&self) -> Option<String> {
        let AmountLabels { min, max } = self.labels.as_ref()?;
        Some(if min == max { min.clone() } else { [min, " – ", max].concat() })
    }
}

/// Up to two letters of a name for the drawn placeholder; the style sheet writes them in capitals.
pub fn initials(name: &str) -> String {
    name.split(|c: char| !is_part_of_a_word(c)).filter_map(|word| word.chars().next()).take(2).collect()
}

#[cfg(test)]
impl Brand {
    /// A gift card of this name, in stock, for tests.
    pub(crate) fn sample(name: &str) -> Self {
        Self {
            name: name.into(),
            family: name.into(),
            kind: Kind::GiftCard,
            category: "retail".into(),
            additional_categories: vec![],
            tags: vec![],
            logo_base_url: None,
            logo_url: None,
            labels: None,
            out_of_stock: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_esim_is_a_recharge_in_the_esim_category() {
        for (kind, category, expected) in [
            ("giftcard", "games", Kind::GiftCard),
            ("mobile_recharge", "e-sim", Kind::Esim),
            ("mobile_recharge", "mobile_credits", Kind::TopUp),
            ("flight", "travel_flights", Kind::Other("flight".into())),
        ] {
            assert_eq!(Kind::from_wire(kind, category), expected);
        }
    }

    #[test]
    fn the_kinds_attribute_has_three_words() {
        assert_eq!(Kind::from_attribute("esim"), Some(Kind::Esim));
        assert_eq!(Kind::from_attribute("flight"), None);
    }

    #[test]
    fn a_brand_is_in_each_of_its_categories_and_under_each_of_its_tags() {
        let brand = sample();
        for (slug, expected) in
            [("e-commerce", true), ("electronics", true), ("sale", true), ("new", false), ("", false)]
        {
            assert_eq!(brand.is_in(slug), expected, "{slug}");
        }
    }

    #[test]
    fn labels_become_one_span() {
        let mut brand = sample();
        assert_eq!(brand.span().as_deref(), Some("$10 – $500"));
        let label = "Java & Bedrock Ed";
        brand.labels = Some(AmountLabels { min: label.into(), max: label.into() });
        assert_eq!(brand.span().as_deref(), Some(label));
        brand.labels = None;
        assert_eq!(brand.span(), None);
    }

    #[test]
    fn initials_come_from_words() {
        let of = initials;
        assert_eq!(
            (of("Best Buy"), of("eBay"), of("Bath & Body"), of("&")),
            ("BB".into(), "e".into(), "BB".into(), String::new())
        );
    }

    fn sample() -> Brand {
        Brand {
            category: "e-commerce".into(),
            additional_categories: vec!["electronics".into()],
            tags: vec!["sale".into()],
            labels: Some(AmountLabels { min: "$10".into(), max: "$500".into() }),
            ..Brand::sample("Amazon.com")
        }
    }
}
