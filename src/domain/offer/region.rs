//! Where a gift card is redeemed, as far as the API says it in codes of countries (`docs/wire-format.md` section 5). It
//! warns and forbids nothing: the texts of suppliers are not exact.

use crate::domain::catalogue::brand::Kind;
use crate::domain::country;
use crate::domain::offer::plan::Detail;
use crate::domain::offer::{Fixed, Offer};
use crate::domain::rich_text::{Block, RichText};

impl Offer {
    /// Whether a gift card is probably worth nothing in a country: its own regions leave it out, or where it has none
    /// those of its brand. `picked` is the fixed amount that is chosen, if one is.
    pub fn is_hardly_redeemable_in(&self, country: &str, picked: Option<&Fixed>) -> bool {
        let own = picked.into_iter().flat_map(|fixed| &fixed.details).find_map(|detail| match detail {
            Detail::Regions(regions) => Some(regions.iter().map(String::as_str).collect()),
            _ => None,
        });
        let regions: Vec<&str> = own.unwrap_or_else(|| listed(&self.about.region));
        self.kind == Kind::GiftCard && leave_out(&regions, country)
    }
}

/// Whether all regions are codes of countries, and none of them is this one. Names, and words such as `EU` or `GLOBAL`,
/// may mean any country.
fn leave_out(regions: &[&str], country: &str) -> bool {
    let elsewhere = |code: &&str| country::supported(code).is_some() && !code.eq_ignore_ascii_case(country);
    !regions.is_empty() && regions.iter().all(elsewhere)
}

/// The words of a text that may be a list of codes: one paragraph of a few.
fn listed(text: &RichText) -> Vec<&str> {
    let [Block::Paragraph(spans)] = text.blocks.as_slice() else { return vec![] };
    let words = spans.iter().flat_map(|span| span.text.split([',', ';', '/', ' ', '\n']));
    words.map(str::trim).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offer::Product;
    use crate::domain::offer::about::About;
    use std::sync::Arc;

    #[test]
    fn a_country_is_left_out_where_all_regions_are_codes_of_others() {
        for (regions, country, out) in [
            (vec!["US", "CA"], "DE", true),
            (vec!["us", "ca"], "CA", false),
            (vec!["US"], "US", false),
            (vec!["United States"], "DE", false),
            (vec!["EU"], "DE", false),
            (vec!["US", "GLOBAL"], "DE", false),
            (vec![], "DE", false),
        ] {
            let own = offer(Kind::GiftCard, &regions, "");
            assert_eq!(
                own.is_hardly_redeemable_in(country, own.fixed().next()),
                out,
                "{regions:?} {country}"
            );
            let esim = offer(Kind::Esim, &regions, "");
            assert!(!esim.is_hardly_redeemable_in(country, esim.fixed().next()), "it is for travelling");
        }
    }

    #[test]
    fn the_brands_own_word_counts_where_the_amount_has_none() {
        for (geo, country, out) in [
            ("US", "DE", true),
            ("<p>US, CA</p>", "DE", true),
            ("US / CA", "CA", false),
            ("Only in the US", "DE", false),
            ("<ul><li>US</li></ul>", "DE", false),
            ("", "DE", false),
        ] {
            assert_eq!(offer(Kind::GiftCard, &[], geo).is_hardly_redeemable_in(country, None), out, "{geo}");
        }
        let both = offer(Kind::GiftCard, &["DE"], "US");
        assert!(
            !both.is_hardly_redeemable_in("DE", both.fixed().next()),
            "the amount's own regions are nearer"
        );
    }

    fn offer(kind: Kind, regions: &[&str], geo: &str) -> Offer {
        let regions: Vec<String> = regions.iter().map(|it| (*it).to_owned()).collect();
        let fixed = Fixed {
            denomination: "10 USD".into(),
            label: "$10".into(),
            price: None,
            details: if regions.is_empty() { vec![] } else { vec![Detail::Regions(regions)] },
            group: String::new(),
        };
        Offer {
            kind,
            default_denomination: String::new(),
            products: vec![Product::Fixed(fixed)],
            about: Arc::new(About { region: RichText::read(geo), ..About::default() }),
        }
    }
}
