//! What comes with a problem, written as the language does: money, countries, dates, lists. It chooses no words.

use crate::domain::payment::network::name_of_protocol;
use crate::domain::problem::Problem;
use crate::domain::time::UnixMs;
use crate::ui::words::{Texts, intl};
use js_sys::Date;

/// The values by their names.
pub(crate) fn details(texts: &Texts, problem: &Problem) -> Vec<(String, String)> {
    let lang = texts.lang();
    let written = |(name, text): &(String, String)| (name.clone(), written(problem, name, text, lang));
    problem.details.iter().map(written).collect()
}

fn written(problem: &Problem, name: &str, text: &str, lang: &str) -> String {
    match name {
        "min" | "max" | "step" | "first" | "second" => {
            intl::money(text, problem.detail("currency").unwrap_or_default(), lang)
        }
        "spendable_country_codes" => list(text, lang, |code| intl::region_name(code, lang)),
        "beginnings" => intl::either(&text.split(", ").map(|it| format!("{it}…")).collect::<Vec<_>>(), lang),
        "valid_brand_names" => list(text, lang, str::to_owned),
        // Protocols have names for machines: `USDC Matic` is USDC on Polygon.
        "combos" => list(text, lang, |combo| match combo.split_once(' ') {
            Some((coin, chain)) => {
                [coin, &name_of_protocol(chain).unwrap_or_else(|| chain.to_owned())].join(" ")
            }
            None => combo.to_owned(),
        }),
        "valid_until_pretty" => {
            // The API's own words for the day are English.
            let moment = problem.detail("valid_until").map_or(f64::NAN, Date::parse);
            if moment.is_nan() { text.to_owned() } else { intl::date(UnixMs::from_date(moment), lang) }
        }
        _ => intl::face_value(text, lang),
    }
}

fn list(text: &str, lang: &str, name: impl Fn(&str) -> String) -> String {
    intl::list(&text.split(", ").map(name).collect::<Vec<_>>(), lang)
}
