//! Rows of the data files: tab-separated, `#` starts a comment. It never guesses: a row with a column too few is left
//! out, and a test counts them.

use super::brand::{Background, Brand};
use crate::random::stable_id;

/// The brands of `country` in the text of its data file.
pub(crate) fn brands(country: &str, text: &str) -> Vec<Brand> {
    lines(text).filter_map(|cells| brand(country, &cells)).collect()
}

/// The cells of each line of a data file.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn brand(country: &str, cells: &[&str]) -> Option<Brand> {
    let [name, family, kind, category, additional, product_type, min, max, out, slug, colour, id] = cells
    else {
        return None;
    };
    Some(Brand {
        id: if id.is_empty() { stable_id(&format!("{country}/{name}/{category}")) } else { (*id).to_owned() },
        name: (*name).to_owned(),
        family: (*family).to_owned(),
        kind: (*kind).to_owned(),
        category: (*category).to_owned(),
        additional: additional.split(' ').filter(|slug| !slug.is_empty()).map(str::to_owned).collect(),
        product_type: (*product_type).to_owned(),
        limits: (!min.is_empty()).then(|| ((*min).to_owned(), (*max).to_owned())),
        out_of_stock: !out.is_empty(),
        slug: (*slug).to_owned(),
        background: match *colour {
            "-" => Background::Absent,
            "" => Background::Null,
            colour => Background::Colour(colour.to_owned()),
        },
        tags: tags(name),
        country: country.to_owned(),
    })
}

fn tags(name: &str) -> Vec<&'static str> {
    match name {
        "Everything Apple" | "Roblox" | "Zalando" => vec!["sale"],
        "Oura Ring" | "Tango" | "Unieuro" | "iFood" => vec!["new"],
        "Google Play" => vec!["new", "sale"],
        _ => Vec::new(),
    }
}
