//! Problems in words, beside the field that can mend them. The words never contain a known code; what can be done about
//! them is `ways_on`'s.

use super::element::{El, computed, el, several};
use super::format;
use super::icon::{self, small_icon};
use super::store::Store;
use super::watched::Watched;
use crate::domain::problem::{Place, Problem};
use js_sys::Date;
use leptos::prelude::*;

/// What can be done about a problem, behind its words.
pub(crate) type Ways = fn(Store, &Problem) -> Vec<El>;

/// The problems of one place, as they are now. The region stays, so that screen readers hear what enters it.
pub(crate) fn list(store: Store, place: Place, ways: Ways) -> AnyView {
    let shown = move || {
        store.read(|flow| {
            let top_up = flow.is_top_up();
            flow.problems.iter().filter(|problem| problem.place(top_up) == place).cloned().collect::<Vec<_>>()
        })
    };
    let shown = Watched::new(shown);
    let list = computed(move || {
        several(shown.get().iter().map(|shown| problem(store, shown, ways).into()).collect())
    });
    el("div").class("problems").attr("id", id(place)).attr("role", "alert").child(list).into()
}

/// Whether a field has problems: its `aria-invalid`.
pub(crate) fn any(store: Store, place: Place) -> impl Fn() -> bool + Copy + Send + Sync {
    move || {
        store.read(|flow| {
            let top_up = flow.is_top_up();
            flow.problems.iter().any(|problem| problem.place(top_up) == place)
        })
    }
}

/// The id that a field's `aria-describedby` names.
pub(crate) fn id(place: Place) -> &'static str {
    match place {
        Place::Amount => "problems-amount",
        Place::Payment => "problems-payment",
        Place::Email => "problems-email",
        Place::Phone => "problems-phone",
        Place::Coupon => "problems-coupon",
        Place::Review => "problems-review",
    }
}

/// What a problem says: its own words with its values, its own words without, or the general words with the code.
pub(crate) fn words(store: Store, problem: &Problem) -> String {
    let lang = store.lang();
    let written =
        problem.details.iter().map(|(name, text)| (name.as_str(), value(problem, name, text, &lang)));
    let written: Vec<(&str, String)> = written.collect();
    let values: Vec<(&str, &str)> = written.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let key = format!("problem.{}", problem.code);
    store
        .try_fill(&format!("{key}+"), &values)
        .or_else(|| store.try_fill(&key, &values))
        .unwrap_or_else(|| store.fill("problem.other", &[("code", &problem.code)]))
}

/// A value of a problem as the language writes it.
fn value(problem: &Problem, name: &str, text: &str, lang: &str) -> String {
    match name {
        "min" | "max" | "step" => format::money(text, problem.detail("currency").unwrap_or_default(), lang),
        "spendable_country_codes" => listed(text, lang, |code| format::region_name(code, lang)),
        "valid_brand_names" | "combos" => listed(text, lang, str::to_owned),
        "valid_until_pretty" => {
            // The API's own words for the day are English.
            let moment = problem.detail("valid_until").map_or(f64::NAN, Date::parse);
            if moment.is_nan() { text.to_owned() } else { format::date(moment, lang) }
        }
        _ => format::face_value(text, lang),
    }
}

fn listed(text: &str, lang: &str, name: impl Fn(&str) -> String) -> String {
    format::list(&text.split(", ").map(name).collect::<Vec<_>>(), lang)
}

/// One problem in words, with what can be done about it.
pub(crate) fn problem(store: Store, problem: &Problem, ways: Ways) -> El {
    el("p")
        .class("problem")
        .part("problem")
        .attr("data-code", &problem.code)
        .child(small_icon(icon::ERROR))
        .child(el("span").text(&words(store, problem)).children(ways(store, problem)))
}
