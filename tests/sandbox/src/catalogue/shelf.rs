//! The brands of a country, put together on first use and kept. It never drops a real row to make room unless fewer
//! brands were asked for than there are.

use super::{
    brand::{Background, Brand},
    bulk, country, local, row,
};
use crate::random::stable_id;
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

const FILES: [(&str, &str); 13] = [
    ("BR", include_str!("../../data/brands/BR.tsv")),
    ("CH", include_str!("../../data/brands/CH.tsv")),
    ("DE", include_str!("../../data/brands/DE.tsv")),
    ("FR", include_str!("../../data/brands/FR.tsv")),
    ("GB", include_str!("../../data/brands/GB.tsv")),
    ("IN", include_str!("../../data/brands/IN.tsv")),
    ("IT", include_str!("../../data/brands/IT.tsv")),
    ("JP", include_str!("../../data/brands/JP.tsv")),
    ("MX", include_str!("../../data/brands/MX.tsv")),
    ("NL", include_str!("../../data/brands/NL.tsv")),
    ("PH", include_str!("../../data/brands/PH.tsv")),
    ("TR", include_str!("../../data/brands/TR.tsv")),
    ("US", include_str!("../../data/brands/US.tsv")),
];

const POPULAR_IN_US: [&str; 8] = [
    "Amazon.com",
    "Everything Apple",
    "DoorDash",
    "Delta Air Lines",
    "Sportsmans Warehouse",
    "Best Buy",
    "Airbnb",
    "Lowe's",
];

/// What one country sells.
#[derive(Debug)]
pub(crate) struct Shelf {
    /// ISO 3166-1 alpha-2 code.
    pub(crate) country: String,
    /// Every brand, in the order of the answer.
    pub(crate) brands: Vec<Arc<Brand>>,
}

impl Shelf {
    /// The brand that an order names. The name is matched exactly, as the reference asks for.
    pub(crate) fn brand(&self, name: &str) -> Option<&Arc<Brand>> {
        self.brands.iter().find(|brand| brand.name == name)
    }

    /// The brands of a family or a name, without regard to case (the reference's example writes `airbnb`).
    pub(crate) fn matching(&self, family: Option<&str>, name: Option<&str>) -> Vec<&Arc<Brand>> {
        let same = |wanted: Option<&str>, actual: &str| {
            wanted.is_none_or(|wanted| wanted.to_lowercase() == actual.to_lowercase())
        };
        self.brands.iter().filter(|brand| same(family, &brand.family) && same(name, &brand.name)).collect()
    }

    /// The eight brands of the popular strip.
    pub(crate) fn popular(&self) -> Vec<&Arc<Brand>> {
        let named = POPULAR_IN_US.iter().filter_map(|name| self.brand(name));
        let first = self.brands.iter().filter(|brand| !brand.out_of_stock && brand.kind == "giftcard");
        if self.country == "US" { named.collect() } else { first.take(8).collect() }
    }
}

/// Every country's shelf.
#[derive(Debug)]
pub(crate) struct Catalogue {
    brands: Option<usize>,
    shelves: Mutex<HashMap<String, Arc<Shelf>>>,
}

impl Catalogue {
    /// A catalogue whose countries hold `brands` brands each, or their real rows.
    pub(crate) fn new(brands: Option<usize>) -> Self {
        Self { brands, shelves: Mutex::default() }
    }

    /// The shelf of a country of the reference; none for any other text.
    pub(crate) fn shelf(&self, code: &str) -> Option<Arc<Shelf>> {
        if !country::is_supported(code) {
            return None;
        }
        let mut shelves = self.shelves.lock();
        Some(Arc::clone(shelves.entry(code.to_owned()).or_insert_with(|| Arc::new(fill(code, self.brands)))))
    }

    /// The brand that draws the logo `slug`: from the rows of any country, or from a shelf that was already asked for.
    pub(crate) fn brand_with_slug(&self, slug: &str) -> Option<Arc<Brand>> {
        let has_slug = |brand: &&Arc<Brand>| brand.slug == slug;
        let rows = FILES.iter().flat_map(|(code, text)| row::brands(code, text));
        let mut own = rows.chain([esim("US")]).filter(|brand| brand.slug == slug).map(Arc::new);
        own.next().or_else(|| {
            let shelves = self.shelves.lock();
            shelves.values().find_map(|shelf| shelf.brands.iter().find(has_slug).cloned())
        })
    }
}

fn fill(code: &str, wanted: Option<usize>) -> Shelf {
    let rows = FILES.iter().find(|(country, _)| *country == code).map_or("", |(_, text)| text);
    let mut brands = if rows.is_empty() { local::brands(code) } else { row::brands(code, rows) };
    if !country::is_empty(code) {
        brands.push(esim(code));
    }
    if let Some(wanted) = wanted {
        let generated = wanted.saturating_sub(brands.len());
        brands.extend(bulk::brands(code, generated));
        brands.truncate(wanted);
    }
    Shelf { country: code.to_owned(), brands: brands.into_iter().map(Arc::new).collect() }
}

/// The data plans that every country has (`docs/wire-format.md` section 17.2).
fn esim(code: &str) -> Brand {
    Brand {
        id: stable_id(&format!("{code}/eSIM/e-sim")),
        name: "eSIM".to_owned(),
        family: "eSIM".to_owned(),
        kind: "mobile_recharge".to_owned(),
        category: "e-sim".to_owned(),
        additional: Vec::new(),
        product_type: "digital".to_owned(),
        limits: Some(("1 GB 3 days".to_owned(), "50 GB 90 days".to_owned())),
        out_of_stock: false,
        slug: "esim".to_owned(),
        background: Background::Colour("#0e131f".to_owned()),
        tags: Vec::new(),
        country: code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(shelf: &Shelf, kind: &str) -> usize {
        shelf.brands.iter().filter(|brand| brand.kind == kind).count()
    }

    #[test]
    fn the_us_shelf_holds_every_recorded_row() {
        let shelf = Catalogue::new(None).shelf("US").unwrap();
        assert_eq!(kinds(&shelf, "giftcard"), 108);
        assert_eq!(kinds(&shelf, "mobile_recharge"), 24 + 1);
        assert_eq!(shelf.popular().len(), 8);
    }

    #[test]
    fn every_file_is_read_to_its_last_row() {
        for (code, text) in FILES {
            assert_eq!(row::brands(code, text).len(), row::lines(text).count(), "{code}");
        }
    }

    #[test]
    fn ids_are_unique_within_a_country() {
        let shelf = Catalogue::new(Some(2000)).shelf("US").unwrap();
        let ids: std::collections::HashSet<_> = shelf.brands.iter().map(|brand| &brand.id).collect();
        let names: std::collections::HashSet<_> = shelf.brands.iter().map(|brand| &brand.name).collect();
        assert_eq!((ids.len(), names.len()), (2000, 2000));
    }

    #[test]
    fn every_country_sells_something_of_its_own_apart_from_those_where_nobody_lives() {
        let catalogue = Catalogue::new(None);
        let brands = |code: &str| catalogue.shelf(code).unwrap().brands.len();
        assert_eq!(["AQ", "BV", "GS", "HM", "TF"].map(brands), [1, 0, 0, 0, 0]);
        for code in country::codes().filter(|code| *code != "AQ" && !country::is_empty(code)) {
            let shelf = catalogue.shelf(code).unwrap();
            let has = |kind: &str, esim: bool| {
                shelf.brands.iter().any(|brand| brand.kind == kind && brand.is_esim() == esim)
            };
            assert!(
                has("giftcard", false) && has("mobile_recharge", false) && has("mobile_recharge", true),
                "{code}"
            );
            let names: std::collections::HashSet<_> = shelf.brands.iter().map(|brand| &brand.name).collect();
            assert_eq!(names.len(), shelf.brands.len(), "{code}");
        }
    }

    #[test]
    fn every_kind_and_category_of_the_wire_is_sold_somewhere() {
        let catalogue = Catalogue::new(None);
        let shelves: Vec<_> = ["US", "DE", "IN", "GB"].map(|code| catalogue.shelf(code).unwrap()).into();
        let brands = || shelves.iter().flat_map(|shelf| &shelf.brands);
        for kind in [
            "giftcard",
            "mobile_recharge",
            "utility",
            "nft_giftcard",
            "programmable_gift_card",
            "flight",
            "stay",
        ] {
            assert!(brands().any(|brand| brand.kind == kind), "{kind}");
        }
        let categories = "e-commerce electronics retail food groceries games entertainment streaming apparel_clothing \
            health_beauty sports_fitness travel travel_flights home e-money e-sim charity_donations books_learning \
            footwear gambling other_products nft_bundle mobile_talk_time mobile_credits mobile_bundle mobile_data \
            mobile_sms mobile_credits_postpaid utilities bills internet landline electricity voip tv_bills water gas";
        for category in categories.split_whitespace() {
            let is_in = |brand: &Brand| {
                brand.category == category || brand.additional.iter().any(|additional| additional == category)
            };
            assert!(brands().any(|brand| is_in(brand)), "{category}");
        }
    }

    #[test]
    fn a_family_is_found_without_regard_to_case_and_may_have_several_brands() {
        let shelf = Catalogue::new(None).shelf("DE").unwrap();
        assert_eq!(shelf.matching(Some("lycamobile"), None).len(), 2);
        assert_eq!(shelf.matching(None, Some("STEAM")).len(), 1);
        assert!(shelf.brand("STEAM").is_none());
    }
}
