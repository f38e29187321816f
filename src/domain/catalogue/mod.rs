//! All brands of one country, and what the grid shows of them. It never fetches, and never sorts by anything but what
//! is in stock: searching is the work of `brand_index`.

pub mod brand;
pub mod feed;
pub mod places;

use crate::domain::catalogue::brand::{Brand, Kind, MARKS};
use crate::domain::catalogue::places::Places;
use std::sync::Arc;

/// The catalogue of one country (`GET /v2/brands`, reference section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Every brand of a kind that is sold, once each; those of one family stand together, where its first one stood.
    pub brands: Vec<Arc<Brand>>,
    /// The API's popular brands, in its order.
    pub popular: Vec<Arc<Brand>>,
    /// Families with several brands.
    families: Vec<String>,
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

/// A category of the open kind, or a tag that shoppers read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The slug.
    pub slug: String,
    /// How many brands the grid shows for it.
    pub count: usize,
}

impl Catalogue {
    /// The catalogue of a country: brands in the API's order, once each.
    pub fn new(country: &str, brands: Vec<Arc<Brand>>, popular: Vec<Arc<Brand>>) -> Self {
        let mut places = Places::of(brands.len());
        let mut rows: Vec<(Arc<Brand>, Vec<Arc<Brand>>)> = Vec::with_capacity(brands.len());
        for brand in &brands {
            match places.get(&brand.family) {
                Some(Some(place)) => rows[place].1.push(Arc::clone(brand)),
                _ => {
                    places.insert(&brand.family, Some(rows.len()));
                    rows.push((Arc::clone(brand), Vec::new()));
                }
            }
        }
        let mut together = Vec::with_capacity(brands.len());
        let mut families = Vec::new();
        for (first, others) in rows {
            if !others.is_empty() {
                families.push(first.family.clone());
            }
            together.push(first);
            together.extend(others);
        }
        Self { country: country.to_owned(), brands: together, popular, families }
    }

    /// The brand with exactly this name, else one that differs in case only.
    pub fn brand(&self, name: &str) -> Option<&Arc<Brand>> {
        let all = || self.brands.iter();
        all().find(|b| b.name == name).or_else(|| all().find(|b| b.name.eq_ignore_ascii_case(name)))
    }

    /// The family of a brand that has siblings, where its name does not tell.
    pub fn family_of<'a>(&self, brand: &'a Brand) -> Option<&'a str> {
        let (name, family) = (brand.name.as_bytes(), brand.family.as_bytes());
        let told = || name.windows(family.len().max(1)).any(|part| part.eq_ignore_ascii_case(family));
        (self.families.contains(&brand.family) && !told()).then_some(brand.family.as_str())
    }

    /// The brands of a kind and category in the API's order, those in stock first; words are not looked at.
    pub fn select(&self, filter: &Filter) -> Vec<Arc<Brand>> {
        let wanted = |brand: &Brand| {
            filter.admits(brand) && filter.category.as_deref().is_none_or(|slug| brand.is_in(slug))
        };
        let (mut stocked, mut gone) = (Vec::new(), Vec::new());
        for brand in self.brands.iter().filter(|brand| wanted(brand)) {
            if brand.out_of_stock { &mut gone } else { &mut stocked }.push(Arc::clone(brand));
        }
        stocked.append(&mut gone);
        stocked
    }

    /// The popular brands of a kind that can be bought.
    pub fn popular(&self, filter: &Filter) -> Vec<Arc<Brand>> {
        self.popular.iter().filter(|brand| filter.admits(brand) && !brand.out_of_stock).cloned().collect()
    }

    /// The categories of a kind, those with most brands first; before them the tags that shoppers read.
    pub fn categories(&self, filter: &Filter) -> Vec<Category> {
        let mut counted: Vec<(usize, &str)> = MARKS.iter().map(|mark| (0, *mark)).collect();
        let shown = || self.brands.iter().filter(|brand| filter.admits(brand));
        for brand in shown() {
            if !counted.iter().any(|(_, slug)| *slug == brand.category) {
                counted.push((0, &brand.category));
            }
        }
        for brand in shown() {
            for (count, slug) in &mut counted {
                *count += usize::from(brand.is_in(slug));
            }
        }
        let category = |&(count, slug): &(usize, &str)| Category { slug: slug.to_owned(), count };
        let (marks, rest) = counted.split_at(MARKS.len());
        let mut sorted: Vec<Category> = marks.iter().filter(|(count, _)| *count > 0).map(category).collect();
        let mut rest = rest.to_vec();
        while let Some(most) = rest.iter().map(|(count, _)| *count).max() {
            sorted.extend(rest.iter().filter(|(count, _)| *count == most).map(category));
            rest.retain(|(count, _)| *count != most);
        }
        sorted
    }

    /// How many brands of a kind are shown.
    pub fn count(&self, kind: &Kind, whitelabel: bool) -> usize {
        self.brands.iter().filter(|brand| brand.kind == *kind && brand.is_open_to(whitelabel)).count()
    }

    /// Whether anything of this kind is sold here.
    pub fn sells(&self, kind: &Kind) -> bool {
        self.brands.iter().any(|brand| brand.kind == *kind)
    }
}

impl Filter {
    /// Whether words are looked for.
    pub fn is_search(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Whether a brand is of the open kind and may be shown.
    pub(super) fn admits(&self, brand: &Brand) -> bool {
        brand.kind == self.kind && brand.is_open_to(self.whitelabel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_out_of_stock_comes_last_but_stays() {
        let catalogue =
            catalogue(vec![Brand { out_of_stock: true, ..Brand::sample("A") }, Brand::sample("B")]);
        assert_eq!(names_of(&catalogue.select(&filter())), ["B", "A"]);
    }

    #[test]
    fn e_money_needs_a_whitelabel_account() {
        let catalogue = catalogue(vec![Brand { category: "e-money".into(), ..Brand::sample("Venmo") }]);
        let open = Filter { whitelabel: true, ..filter() };
        for (filter, count) in [(filter(), 0), (open, 1)] {
            assert_eq!(catalogue.select(&filter).len(), count);
            assert_eq!(catalogue.categories(&filter).len(), count);
            assert_eq!(catalogue.count(&Kind::GiftCard, filter.whitelabel), count);
        }
    }

    #[test]
    fn the_number_of_a_category_is_what_it_shows() {
        let catalogue = catalogue(vec![
            Brand { tags: vec!["new".into(), "hidden".into()], ..Brand::sample("A") },
            Brand { additional_categories: vec!["games".into()], ..Brand::sample("B") },
            Brand {
                category: "games".into(),
                additional_categories: vec!["games".into()],
                ..Brand::sample("C")
            },
            Brand {
                category: "games".into(),
                additional_categories: vec!["books".into()],
                ..Brand::sample("D")
            },
            Brand { kind: Kind::Esim, category: "e-sim".into(), ..Brand::sample("E") },
        ]);
        let categories = catalogue.categories(&filter());
        let listed: Vec<_> = categories.iter().map(|it| (it.slug.as_str(), it.count)).collect();
        assert_eq!(listed, [("new", 1), ("games", 3), ("retail", 2)], "a category of nobody's own is none");
        for (slug, count) in listed {
            let filter = Filter { category: Some(slug.into()), ..filter() };
            assert_eq!(catalogue.select(&filter).len(), count, "{slug}");
        }
    }

    #[test]
    fn a_family_stands_together_and_is_told_where_the_names_do_not() {
        let of = |family: &str, name: &str| Brand { family: family.into(), ..Brand::sample(name) };
        let catalogue = catalogue(vec![
            of("Lycamobile", "Lycamobile Credits"),
            of("Steam", "Steam"),
            of("Activision", "Call of Duty"),
            of("Lycamobile", "LYCAMOBILE Bundle"),
            of("Activision", "Activision Blizzard"),
            of("Lonely", "Only One"),
        ]);
        assert_eq!(
            names_of(&catalogue.brands),
            [
                "Lycamobile Credits",
                "LYCAMOBILE Bundle",
                "Steam",
                "Call of Duty",
                "Activision Blizzard",
                "Only One"
            ]
        );
        let told: Vec<_> = catalogue.brands.iter().map(|brand| catalogue.family_of(brand)).collect();
        assert_eq!(told, [None, None, None, Some("Activision"), None, None]);
    }

    fn catalogue(brands: Vec<Brand>) -> Catalogue {
        Catalogue::new("US", brands.into_iter().map(Arc::new).collect(), vec![])
    }

    fn filter() -> Filter {
        Filter { kind: Kind::GiftCard, category: None, query: String::new(), whitelabel: false }
    }

    fn names_of(brands: &[Arc<Brand>]) -> Vec<&str> {
        brands.iter().map(|brand| brand.name.as_str()).collect()
    }
}
