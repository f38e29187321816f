//! All brands of one country, and what the grid shows of them. It never fetches and never sorts by anything but rank.

use super::brand::{Brand, Kind};
use super::fold::fold;
use std::sync::Arc;

/// The catalogue of one country (`GET /v2/brands`, reference section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Every brand of a kind that is sold, once each.
    pub brands: Vec<Arc<Brand>>,
    /// The API's popular brands, in its order.
    pub popular: Vec<Arc<Brand>>,
}

/// What the shopper asked the grid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The kind whose tab is open.
    pub kind: Kind,
    /// The chosen category slug; none shows all.
    pub category: Option<String>,
    /// Search words; they look through the whole kind, whatever the category.
    pub query: String,
    /// Whether e-money products are shown (`whitelabel`, compliance notice of the reference).
    pub whitelabel: bool,
}

impl Catalogue {
    /// The brand with exactly this name, else one that differs in case only.
    pub fn brand(&self, name: &str) -> Option<&Arc<Brand>> {
        let all = || self.brands.iter();
        all().find(|b| b.name == name).or_else(|| all().find(|b| b.name.eq_ignore_ascii_case(name)))
    }

    /// The brands to show, best match first; without a query in the API's order, those in stock first.
    pub fn select(&self, filter: &Filter) -> Vec<Arc<Brand>> {
        let shown = self.brands.iter().filter(|brand| filter.admits(brand));
        let words = fold(&filter.query);
        let found: Vec<(u8, &Arc<Brand>)> = if words.is_empty() {
            let wanted =
                |brand: &&Arc<Brand>| filter.category.as_deref().is_none_or(|slug| brand.is_in(slug));
            shown.filter(wanted).map(|brand| (0, brand)).collect()
        } else {
            shown.filter_map(|brand| Some((rank(brand, &words)?, brand))).collect()
        };
        // Rank by rank, so that within one the API's own order stays.
        let ranked = (0..=LAST_RANK).flat_map(|rank| [(rank, false), (rank, true)]);
        let of = |wanted| found.iter().filter(move |(rank, brand)| (*rank, brand.out_of_stock) == wanted);
        ranked.flat_map(of).map(|(_, brand)| Arc::clone(brand)).collect()
    }

    /// The popular brands of a kind that can be bought.
    pub fn popular(&self, filter: &Filter) -> Vec<Arc<Brand>> {
        self.popular.iter().filter(|brand| filter.admits(brand) && !brand.out_of_stock).cloned().collect()
    }

    /// The categories of a kind, those with most brands first.
    pub fn categories(&self, filter: &Filter) -> Vec<String> {
        let mut counted: Vec<(usize, &str)> = Vec::new();
        for brand in self.brands.iter().filter(|brand| filter.admits(brand)) {
            match counted.iter_mut().find(|(_, slug)| *slug == brand.category) {
                Some((count, _)) => *count += 1,
                None => counted.push((1, &brand.category)),
            }
        }
        let mut slugs = Vec::new();
        while let Some(most) = counted.iter().map(|(count, _)| *count).max() {
            slugs.extend(
                counted.iter().filter(|(count, _)| *count == most).map(|(_, slug)| (*slug).to_owned()),
            );
            counted.retain(|(count, _)| *count != most);
        }
        slugs
    }

    /// Whether anything of this kind is sold here.
    pub fn sells(&self, kind: &Kind) -> bool {
        self.brands.iter().any(|brand| brand.kind == *kind)
    }
}

impl Filter {
    fn admits(&self, brand: &Brand) -> bool {
        brand.kind == self.kind && (self.whitelabel || !brand.is_in("e-money"))
    }
}

/// The rank of the weakest match.
const LAST_RANK: u8 = 3;

/// How well a brand matches, lower is better; `None` hides it.
fn rank(brand: &Brand, words: &str) -> Option<u8> {
    let name = fold(&brand.name);
    if name.starts_with(words) {
        Some(0)
    } else if name.split(' ').any(|word| word.starts_with(words)) {
        Some(1)
    } else if name.contains(words) || name.replace(' ', "").contains(&words.replace(' ', "")) {
        Some(2)
    } else if fold(&brand.family).contains(words) || fold(&brand.category).contains(words) {
        Some(LAST_RANK)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_ranks_prefixes_before_words_before_parts() {
        let catalogue = catalogue(&["Uber Eats", "Uber", "Ruber", "Super Uber", "Lowe's", "eBay"]);
        for (query, names) in [
            ("uber", vec!["Uber Eats", "Uber", "Super Uber", "Ruber"]),
            ("UBER e", vec!["Uber Eats"]),
            ("lowes", vec!["Lowe's"]),
            ("ubereats", vec!["Uber Eats"]),
            ("zzz", vec![]),
        ] {
            assert_eq!(names_of(&catalogue.select(&filter(query))), names, "{query}");
        }
    }

    #[test]
    fn a_brand_out_of_stock_comes_last_but_stays() {
        let mut catalogue = catalogue(&["A", "B"]);
        catalogue.brands[0] = Arc::new(Brand { out_of_stock: true, ..(*catalogue.brands[0]).clone() });
        assert_eq!(names_of(&catalogue.select(&filter(""))), ["B", "A"]);
    }

    #[test]
    fn e_money_needs_a_whitelabel_account() {
        let mut catalogue = catalogue(&["Venmo"]);
        catalogue.brands[0] =
            Arc::new(Brand { category: "e-money".into(), ..(*catalogue.brands[0]).clone() });
        assert!(catalogue.select(&filter("")).is_empty());
        assert_eq!(catalogue.select(&Filter { whitelabel: true, ..filter("") }).len(), 1);
        assert!(catalogue.categories(&filter("")).is_empty());
    }

    #[test]
    fn a_category_narrows_and_a_search_widens() {
        let mut catalogue = catalogue(&["Steam", "Nike"]);
        catalogue.brands[0] = Arc::new(Brand { category: "games".into(), ..(*catalogue.brands[0]).clone() });
        let games = Filter { category: Some("games".into()), ..filter("") };
        assert_eq!(names_of(&catalogue.select(&games)), ["Steam"]);
        assert_eq!(names_of(&catalogue.select(&Filter { query: "nike".into(), ..games })), ["Nike"]);
    }

    fn catalogue(names: &[&str]) -> Catalogue {
        let brand = |name: &&str| {
            Arc::new(Brand {
                name: (*name).into(),
                family: (*name).into(),
                kind: Kind::GiftCard,
                category: "retail".into(),
                additional_categories: vec![],
                logo_base_url: None,
                logo_url: None,
                labels: None,
                out_of_stock: false,
            })
        };
        Catalogue { country: "US".into(), brands: names.iter().map(brand).collect(), popular: vec![] }
    }

    fn filter(query: &str) -> Filter {
        Filter { kind: Kind::GiftCard, category: None, query: query.into(), whitelabel: false }
    }

    fn names_of(brands: &[Arc<Brand>]) -> Vec<&str> {
        brands.iter().map(|brand| brand.name.as_str()).collect()
    }
}
