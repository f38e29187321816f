//! Problems in words, beside the field that can mend them. The words never contain a known code; what can be done about
//! them is `remedy_actions`'s.

use crate::domain::problem::codes::own;
use crate::domain::problem::{Place, Problem};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// What can be done about a problem, behind its words.
pub(crate) type Actions = fn(Store, &Problem) -> Vec<El>;

/// The problems of one place, as they are now. The region stays, so that screen readers hear what enters it.
pub(crate) fn list(store: Store, place: Place, ways: Actions) -> AnyView {
    let shown = move || {
        store.read(|flow| {
            let top_up = flow.is_top_up();
            flow.purchase
                .problems
                .iter()
                .filter(|problem| problem.place(top_up) == place)
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let shown = ErasedMemo::new(shown);
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
            flow.purchase.problems.iter().any(|problem| problem.place(top_up) == place)
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
        Place::Refund => "problems-refund",
        Place::Review => "problems-review",
    }
}

/// What a problem of an order says: its own words, or the general words with the code.
pub(crate) fn words(store: Store, problem: &Problem) -> String {
    own_words(store, problem).unwrap_or_else(|| store.fill("problem.other", &[("code", &problem.code)]))
}

/// Why something could not be shown. What a refusal says of an order, or of what was entered, is no answer to that.
pub(crate) fn words_of_a_question(store: Store, problem: &Problem) -> String {
    let of_an_order = [own::REFUSED, "BAD_REQUEST"].contains(&problem.code.as_str());
    let own = own_words(store, problem).filter(|_| !of_an_order);
    own.unwrap_or_else(|| store.t("failed.refused"))
}

/// Its own words with its values, or without.
fn own_words(store: Store, problem: &Problem) -> Option<String> {
    // Money, countries and dates come with what follows the grid, and so does everything that can be wrong with them.
    let deferred = store.with_shell(|shell| shell.deferred.get()).flatten();
    let details =
        deferred.map_or_else(|| problem.details.clone(), |deferred| deferred.details(store, problem));
    let values: Vec<(&str, &str)> =
        details.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let key = ["problem.", &problem.code].concat();
    store.try_fill(&[&key, "+"].concat(), &values).or_else(|| store.try_fill(&key, &values))
}

/// One problem in words, with what can be done about it.
pub(crate) fn problem(store: Store, problem: &Problem, ways: Actions) -> El {
    el("p")
        .class("problem")
        .part(Part::PROBLEM)
        .attr("data-code", &problem.code)
        .child(small_icon(icon::ERROR))
        .child(el("span").text(&words(store, problem)).children(ways(store, problem)))
}
