//! The search over a catalogue: each brand folded once, so that a letter typed among 10,000 brands costs a few
//! milliseconds. It never fetches, and what a kind or a white label hides stays hidden.

use crate::domain::catalogue::brand::{Brand, Kind};
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

/// What the words find of one kind, best match first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// At least one brand.
    pub brands: Vec<Arc<Brand>>,
    firmness: u8,
}

type Ranked<'a> = Vec<(Rank, &'a Arc<Brand>)>;

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

    /// What the filter's words find, whatever its category, by kind: the open kind first, then the others of `kinds` in
    /// their order; but where another kind has a firmer match, such as the whole name, it comes before. Within a kind the
    /// best match comes first, within one rank those in stock, then the API's order. A slip is forgiven in the open kind,
    /// and in the others only where nothing is found without.
    pub fn find(&self, filter: &Filter, kinds: &[Kind]) -> Vec<Found> {
        let Some(query) = Query::new(&filter.query) else {
            let brands = self.catalogue.select(filter);
            let all = Found { kind: filter.kind.clone(), brands, firmness: 0 };
            return Vec::from_iter((!all.brands.is_empty()).then_some(all));
        };
        let others = kinds.iter().filter(|kind| **kind != filter.kind);
        let kinds: Vec<&Kind> = std::iter::once(&filter.kind).chain(others).collect();
        let of = |kind: &Kind, ranks: &[Rank], rank: &dyn Fn(&Entry) -> Option<Rank>| {
            self.of_kind(&Filter { kind: kind.clone(), ..filter.clone() }, ranks, rank)
        };
        let truly = |kind: &Kind| of(kind, &Rank::TRUE, &|entry| query.rank(entry));
        let nearly = |kind: &Kind| of(kind, &Rank::FORGIVING, &|entry| query.forgiving_rank(entry));
        let mut found: Vec<Found> = kinds.iter().filter_map(|kind| truly(kind)).collect();
        if found.is_empty() {
            found = kinds.into_iter().filter_map(nearly).collect();
        } else if found.iter().all(|it| it.kind != filter.kind) {
            found.extend(nearly(&filter.kind));
        }
        let in_order =
            (0..=Rank::LOOSEST).flat_map(|firmness| found.iter().filter(move |it| it.firmness == firmness));
        in_order.cloned().collect()
    }

    fn of_kind(
        &self,
        filter: &Filter,
        ranks: &[Rank],
        rank: &dyn Fn(&Entry) -> Option<Rank>,
    ) -> Option<Found> {
        let found = self.matches(filter, rank);
        let firmness = found.iter().map(|(rank, _)| rank.firmness()).min()?;
        let mut brands = Vec::with_capacity(found.len());
        for rank in ranks {
            for gone in [false, true] {
                let of = found.iter().filter(|(its, brand)| its == rank && brand.out_of_stock == gone);
                brands.extend(of.map(|(_, brand)| Arc::clone(brand)));
            }
        }
        Some(Found { kind: filter.kind.clone(), brands, firmness })
    }

    fn matches(&self, filter: &Filter, rank: &dyn Fn(&Entry) -> Option<Rank>) -> Ranked<'_> {
        let shown = self.catalogue.brands.iter().zip(&self.entries).filter(|(brand, _)| filter.admits(brand));
        shown.filter_map(|(brand, entry)| Some((rank(entry)?, brand))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(index.find(&open, &[Kind::GiftCard]).len(), 1);
    }

    #[test]
    fn every_kind_on_offer_is_looked_through_the_open_one_first() {
        let index = mixed();
        for (open, query, found) in [
            (Kind::GiftCard, "lyca", "giftcard: Lycamobile Card; mobile_recharge: Lycamobile Bundle"),
            (Kind::TopUp, "lyca", "mobile_recharge: Lycamobile Bundle; giftcard: Lycamobile Card"),
            (Kind::Esim, "lyca", "giftcard: Lycamobile Card; mobile_recharge: Lycamobile Bundle"),
            (Kind::TopUp, "orange mobile", "mobile_recharge: Orange Mobile"),
            (Kind::GiftCard, "nothing like it", ""),
        ] {
            assert_eq!(by_kind(&index, open, query, &Kind::SOLD), found, "{query}");
        }
    }

    #[test]
    fn a_firmer_match_in_another_kind_comes_before_a_looser_one_in_the_open_kind() {
        let index = mixed();
        for (open, query, found) in [
            // A slip here, words there.
            (Kind::GiftCard, "eSIM", "esim: eSIM Europe, Roamer; giftcard: Simple Cinema"),
            // The beginning of a name here, the whole name there.
            (Kind::GiftCard, "orange", "mobile_recharge: Orange, Orange Mobile; giftcard: Orange Market"),
            // Letters within a word here, a name there.
            (Kind::GiftCard, "ange mo", "mobile_recharge: Orange Mobile"),
            (Kind::Esim, "roam", "esim: Roamer; giftcard: Roam Wear"),
            (Kind::Esim, "oam", "esim: Roamer; giftcard: Roam Wear"),
            (Kind::Esim, "roam wear", "giftcard: Roam Wear"),
        ] {
            assert_eq!(by_kind(&index, open, query, &Kind::SOLD), found, "{query}");
        }
    }

    #[test]
    fn a_kind_that_is_not_on_offer_is_never_found() {
        let index = mixed();
        let offered = [Kind::GiftCard, Kind::TopUp];
        assert_eq!(by_kind(&index, Kind::GiftCard, "esim", &offered), "giftcard: Simple Cinema");
        assert_eq!(by_kind(&index, Kind::GiftCard, "roamer", &offered), "");
    }

    #[test]
    fn a_slip_is_forgiven_elsewhere_only_where_nothing_is_found_without() {
        let index = mixed();
        assert_eq!(by_kind(&index, Kind::GiftCard, "raomer", &Kind::SOLD), "esim: Roamer");
        assert_eq!(by_kind(&index, Kind::TopUp, "roam", &Kind::SOLD), "giftcard: Roam Wear; esim: Roamer");
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
        let found = index.find(&filter(query), &[Kind::GiftCard]);
        found.iter().flat_map(|it| &it.brands).map(|brand| brand.name.clone()).collect()
    }

    fn by_kind(index: &BrandIndex, kind: Kind, query: &str, kinds: &[Kind]) -> String {
        let found = index.find(&Filter { kind, ..filter(query) }, kinds);
        let shown = |it: &Found| {
            let names: Vec<&str> = it.brands.iter().map(|brand| brand.name.as_str()).collect();
            format!("{}: {}", it.kind.key(), names.join(", "))
        };
        found.iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    fn mixed() -> BrandIndex {
        let of =
            |kind: Kind, category: &str, name: &str| Brand { kind, category: category.into(), ..brand(name) };
        let brands = vec![
            brand("Simple Cinema"),
            brand("Lycamobile Card"),
            brand("Orange Market"),
            brand("Roam Wear"),
            of(Kind::TopUp, "talk", "Orange Mobile"),
            of(Kind::TopUp, "talk", "Orange"),
            of(Kind::TopUp, "talk", "Lycamobile Bundle"),
            of(Kind::Esim, "e-sim", "Roamer"),
            of(Kind::Esim, "e-sim", "eSIM Europe"),
        ];
        let words = |slug: &str| if slug == "e-sim" { "eSIM" } else { slug }.to_owned();
        BrandIndex::new(Arc::new(catalogue(brands)), &words)
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
