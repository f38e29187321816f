//! The search over a catalogue: each brand folded once, so that a letter typed among 10,000 brands costs a few
//! milliseconds. It never fetches, and what a kind or a white label hides stays hidden.

use crate::domain::catalogue::brand::Brand;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::search::normalize::normalize;
use crate::domain::search::{Entry, Query, Rank};
use std::sync::Arc;

/// A catalogue as it is searched, brand by brand in its order.
#[derive(Clone, Debug)]
pub struct BrandIndex {
    catalogue: Arc<Catalogue>,
    entries: Vec<Entry>,
}

type Found<'a> = Vec<(Rank, &'a Arc<Brand>)>;

impl BrandIndex {
    /// Folds names, families, categories and tags; `words` is what the shopper reads for a category or tag.
    pub fn new(catalogue: Arc<Catalogue>, words: &dyn Fn(&str) -> String) -> Self {
        // There are two dozen slugs, however many brands.
        let mut slugs: Vec<(&str, String)> = Vec::new();
        let entries = catalogue.brands.iter().map(|brand| {
            let mut beside =
                if brand.family == brand.name { String::new() } else { normalize(&brand.family) };
            for slug in brand.slugs() {
                let known = slugs.iter().position(|(known, _)| *known == slug).unwrap_or_else(|| {
                    slugs.push((slug, normalize(&words(slug)) + " " + &normalize(slug)));
                    slugs.len() - 1
                });
                beside.push(' ');
                beside.push_str(&slugs[known].1);
            }
            Entry::new(&brand.name, beside)
        });
        let entries = entries.collect();
        Self { catalogue, entries }
    }

    /// Whether it was made of this very catalogue.
    pub fn is_of(&self, catalogue: &Arc<Catalogue>) -> bool {
        Arc::ptr_eq(&self.catalogue, catalogue)
    }

    /// The brands that the filter's words find in its kind, whatever its category: best match first, within one rank
    /// those in stock first, then the API's order.
    pub fn find(&self, filter: &Filter) -> Vec<Arc<Brand>> {
        let Some(query) = Query::new(&filter.query) else { return self.catalogue.select(filter) };
        let mut found = self.matches(filter, &|entry| query.rank(entry));
        let mut ranks = Rank::TRUE.as_slice();
        if found.is_empty() {
            found = self.matches(filter, &|entry| query.forgiving_rank(entry));
            ranks = Rank::FORGIVING.as_slice();
        }
        let mut sorted = Vec::with_capacity(found.len());
        for rank in ranks {
            for gone in [false, true] {
                let of = found.iter().filter(|(its, brand)| its == rank && brand.out_of_stock == gone);
                sorted.extend(of.map(|(_, brand)| Arc::clone(brand)));
            }
        }
        sorted
    }

    fn matches(&self, filter: &Filter, rank: &dyn Fn(&Entry) -> Option<Rank>) -> Found<'_> {
        let shown = self.catalogue.brands.iter().zip(&self.entries).filter(|(brand, _)| filter.admits(brand));
        shown.filter_map(|(brand, entry)| Some((rank(entry)?, brand))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::brand::{Brand, Kind};

    #[test]
    fn results_come_best_first() {
        let index = index(&["Super Uber", "Ruber", "Uber Eats", "Uber", "Lowe's"]);
        for (query, names) in [
            ("uber", vec!["Uber", "Uber Eats", "Super Uber", "Ruber"]),
            ("UBER e", vec!["Uber Eats"]),
            ("lowes", vec!["Lowe's"]),
            ("ubereats", vec!["Uber Eats"]),
            ("übér", vec!["Uber", "Uber Eats", "Super Uber", "Ruber"]),
            ("zzz", vec![]),
        ] {
            assert_eq!(find(&index, query), names, "{query}");
        }
    }

    #[test]
    fn a_slip_is_forgiven_where_nothing_matches_as_it_stands() {
        let index = index(&["Steam", "Stream City", "Streamline"]);
        assert_eq!(find(&index, "stream"), ["Stream City", "Streamline"]);
        assert_eq!(find(&index, "steem"), ["Steam"]);
    }

    #[test]
    fn families_categories_and_tags_find_their_brands_in_the_shoppers_words() {
        let brands = vec![
            brand("Games Workshop"),
            Brand { category: "games".into(), ..brand("Steam") },
            Brand { family: "Activision".into(), ..brand("Call of Duty") },
            Brand { tags: vec!["sale".into()], ..brand("Nike") },
            Brand { additional_categories: vec!["games".into()], ..brand("Everything Apple") },
        ];
        let index = BrandIndex::new(Arc::new(catalogue(brands)), &|slug| {
            if slug == "games" { "Spiele" } else { slug }.to_owned()
        });
        assert_eq!(find(&index, "games"), ["Games Workshop", "Steam", "Everything Apple"]);
        assert_eq!(find(&index, "spiele"), ["Steam", "Everything Apple"]);
        assert_eq!(find(&index, "activision"), ["Call of Duty"]);
        assert_eq!(find(&index, "sale"), ["Nike"]);
    }

    #[test]
    fn what_is_hidden_is_not_found_and_what_is_gone_comes_last_of_its_rank() {
        let brands = vec![
            Brand { out_of_stock: true, ..brand("Uber One") },
            brand("Uber Two"),
            Brand { category: "e-money".into(), ..brand("Uber Cash") },
            Brand { kind: Kind::Esim, ..brand("Uber Abroad") },
            brand("Super Uber"),
        ];
        let index = BrandIndex::new(Arc::new(catalogue(brands)), &str::to_owned);
        assert_eq!(find(&index, "uber"), ["Uber Two", "Uber One", "Super Uber"]);
        let open = Filter { whitelabel: true, ..filter("cash") };
        assert_eq!(index.find(&open).len(), 1);
    }

    #[test]
    fn ten_thousand_brands_are_all_looked_through() {
        let names: Vec<String> = (0..10_500).map(|i| format!("Brand {i} Market")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let index = index(&names);
        assert_eq!(find(&index, "brand 10499"), ["Brand 10499 Market"]);
        assert_eq!(find(&index, "market").len(), 10_500);
    }

    fn find(index: &BrandIndex, query: &str) -> Vec<String> {
        index.find(&filter(query)).iter().map(|brand| brand.name.clone()).collect()
    }

    fn index(names: &[&str]) -> BrandIndex {
        let brands = names.iter().map(|name| brand(name)).collect();
        BrandIndex::new(Arc::new(catalogue(brands)), &str::to_owned)
    }

    fn catalogue(brands: Vec<Brand>) -> Catalogue {
        Catalogue::new("US", brands.into_iter().map(Arc::new).collect(), vec![])
    }

    fn filter(query: &str) -> Filter {
        Filter { kind: Kind::GiftCard, category: None, query: query.into(), whitelabel: false }
    }

    fn brand(name: &str) -> Brand {
        Brand::sample(name)
    }
}
