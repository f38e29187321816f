//! The part of the page that says which names do something: steps, e-mail addresses, coupons, brands and more. It lists
//! what other modules decide and decides nothing; the README holds the same table.

use crate::{catalogue::lines, problems::KNOWN};
use maud::{Markup, html};

const NAMES: &str = include_str!("../../data/names.tsv");

/// Every table, folded.
pub(crate) fn guide() -> Markup {
    html! {
        h2 { "Names that do something" }
        div class="card" {
            @for section in sections() {
                details id=(section.replace(' ', "-")) {
                    summary { (section) }
                    dl { @for (name, meaning) in rows(section) { dt { (name) } dd { (meaning) } } }
                }
            }
            details id="Codes" {
                summary { "Codes" }
                p class="muted" { @for (code, _) in &KNOWN { (code) " " } }
            }
        }
    }
}

fn sections() -> Vec<&'static str> {
    let mut sections: Vec<_> = lines(NAMES).map(|cells| cells[0]).collect();
    sections.dedup();
    sections
}

/// The rows of a section: names, and what they do.
pub(super) fn rows(section: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(NAMES)
        .filter(move |cells| cells[0] == section)
        .filter_map(|cells| Some((*cells.get(1)?, *cells.get(2)?)))
}

/// What one name of a section does; where a row explains several, each has its own words or they share them.
pub(super) fn meaning(section: &str, name: &str) -> &'static str {
    let found = rows(section).find_map(|(names, meanings)| {
        let place = names.split(", ").position(|known| known == name)?;
        let each = meanings.split(", ").count() == names.split(", ").count();
        Some(if each { meanings.split(", ").nth(place).unwrap_or(meanings) } else { meanings })
    });
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::Catalogue,
        orders::{STEPS, Step},
        payment::{FORMS, vias},
        pricing::coupon,
        problems::triggers,
        settings::Settings,
    };

    const README: &str = include_str!("../../README.md");

    /// The names of a section's rows, one by one.
    fn names(section: &str) -> Vec<&'static str> {
        rows(section).flat_map(|(names, _)| names.split([',', ';']).map(str::trim)).collect()
    }

    #[test]
    fn the_readme_holds_every_row_and_no_other() {
        let written: Vec<_> = sections()
            .into_iter()
            .flat_map(|section| {
                rows(section).map(move |(name, what)| format!("| {section} | `{name}` | {what} |"))
            })
            .collect();
        let begin = README.find("| what | name | does |\n| --- | --- | --- |\n").expect("the table");
        let table: Vec<_> =
            README[begin..].lines().skip(2).take_while(|line| line.starts_with('|')).collect();
        assert_eq!(table, written);
    }

    #[test]
    fn a_name_means_its_own_words_or_those_of_its_row() {
        for (name, does) in [
            ("confirm", "what was seen is confirmed: PaymentReceived"),
            ("refund", "Refunded"),
            ("PaymentStarted", "that state"),
            ("nobody", ""),
        ] {
            assert_eq!(meaning("Steps", name), does, "{name}");
        }
    }

    #[test]
    fn every_name_of_the_table_is_one() {
        for name in names("Steps") {
            assert!(Step::named(name).is_some() || name.contains(' '), "{name}");
        }
        for name in names("E-mail addresses") {
            let asks = triggers(name) != Default::default();
            assert_eq!(asks, name.ends_with("@sandbox.example"), "{name}");
        }
        for name in names("Coupons") {
            let is_refused = name.starts_with("COUPON_") || name == "NOSUCHCOUPON";
            assert_eq!(coupon(name).is_err(), is_refused, "{name}");
        }
        let catalogue = Catalogue::new(None);
        for name in names("Brands") {
            let (name, country) =
                name.strip_suffix(')').and_then(|name| name.split_once(" (")).unwrap_or((name, "US"));
            let shelf = catalogue.shelf(country).unwrap();
            let is_there = shelf.brands.iter().any(|brand| brand.name == name || brand.family == name);
            assert!(is_there, "{name}");
        }
    }

    #[test]
    fn whatever_has_a_name_is_in_the_table() {
        let is_listed = |section, name: &str| names(section).iter().any(|listed| listed.starts_with(name));
        for (step, _) in STEPS {
            assert!(is_listed("Steps", step), "{step}");
        }
        for (form, _) in FORMS {
            assert!(is_listed("E-mail addresses", &format!("QR.{form}@")), "{form}");
        }
        for via in vias().iter().filter(|via| via.is_hosted) {
            assert!(is_listed("Payment", via.name), "{}", via.name);
        }
        let settings = serde_json::to_value(Settings::default()).unwrap();
        for (name, _) in settings.as_object().unwrap() {
            assert!(names("Settings").contains(&name.as_str()), "{name}");
        }
    }
}
