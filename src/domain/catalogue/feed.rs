//! The homepage feed as strips of brands that are on sale here (reference section 4). It is a suggestion: what it names
//! and the catalogue lacks is left out.

use crate::domain::catalogue::brand::Brand;
use crate::domain::catalogue::{Catalogue, Filter};
use std::sync::Arc;

/// A list of brands as the feed names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// A category slug, or words of the feed's own.
    pub label: String,
    /// Names of brands.
    pub names: Vec<String>,
}

/// Brands under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// A category slug, or words of the feed's own.
    pub label: String,
    /// What stands in it.
    pub brands: Vec<Arc<Brand>>,
}

/// Brands that a strip needs: one is no choice.
const LEAST: usize = 2;

/// The strips of a catalogue that a filter leaves: of its kind, in stock, and long enough. Popular brands have a place of
/// their own where the catalogue names them.
pub fn strips(catalogue: &Catalogue, suggestions: &[Suggestion], filter: &Filter) -> Vec<Strip> {
    let known = !catalogue.popular.is_empty();
    let wanted = suggestions.iter().filter(|it| !(known && it.is_popular()));
    let strip = |suggestion: &Suggestion| {
        let brands = suggestion.names.iter().filter_map(|name| catalogue.brand(name));
        let brands = brands.filter(|brand| filter.admits(brand) && !brand.out_of_stock);
        Strip { label: suggestion.label.clone(), brands: brands.cloned().collect() }
    };
    wanted.map(strip).filter(|strip| strip.brands.len() >= LEAST).collect()
}

impl Suggestion {
    fn is_popular(&self) -> bool {
        self.label.starts_with("popular")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::brand::Kind;

    #[test]
    fn a_strip_holds_what_can_be_bought_here() {
        let brands = ["A", "B", "C", "D"].map(Brand::sample);
        let others = [
            Brand { out_of_stock: true, ..Brand::sample("Gone") },
            Brand { kind: Kind::Esim, ..Brand::sample("Abroad") },
            Brand { category: "e-money".into(), ..Brand::sample("Money") },
        ];
        let brands = brands.into_iter().chain(others).map(Arc::new).collect();
        let catalogue = Catalogue::new("US", brands, vec![]);
        let filter = Filter { kind: Kind::GiftCard, category: None, query: String::new(), whitelabel: false };
        let feed = [
            suggestion("popular", &["A", "B", "C"]),
            suggestion("games", &["B", "Unknown", "Gone", "Abroad", "Money", "D", "A"]),
            suggestion("food", &["A", "Unknown"]),
        ];
        assert_eq!(shown(&catalogue, &feed, &filter), ["popular: A B C", "games: B D A"]);
        let popular = vec![Arc::clone(&catalogue.brands[0])];
        let with_popular = Catalogue::new("US", catalogue.brands, popular);
        assert_eq!(shown(&with_popular, &feed, &filter), ["games: B D A"]);
    }

    fn shown(catalogue: &Catalogue, feed: &[Suggestion], filter: &Filter) -> Vec<String> {
        let strips = strips(catalogue, feed, filter).into_iter();
        let names = |strip: &Strip| strip.brands.iter().map(|brand| brand.name.clone()).collect::<Vec<_>>();
        strips.map(|strip| format!("{}: {}", strip.label, names(&strip).join(" "))).collect()
    }

    fn suggestion(label: &str, names: &[&str]) -> Suggestion {
        Suggestion { label: label.into(), names: names.iter().map(|name| (*name).to_owned()).collect() }
    }
}
