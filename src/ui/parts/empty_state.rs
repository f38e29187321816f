//! Nothing found, failed, ended: one pattern for all of them.

use crate::domain::flow::Event;
use crate::domain::problem::Problem;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, el, nothing};
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::parts::problems::{Actions, words_of_a_question};
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// A mark, a heading, a sentence, and what can be done.
pub(crate) fn empty_state(mark: &'static str, heading: String, text: El, actions: Vec<El>) -> AnyView {
    el("div")
        .class("blank")
        .child(el("span").class("blank-mark").child(icon(mark)))
        .child(el("h3").class("section-title").text(&heading))
        .child(text)
        .child(if actions.is_empty() {
            nothing()
        } else {
            el("div").class("actions").children(actions).into()
        })
        .into()
}

/// Something could not be loaded: what, why, what can be done about it, and the button that asks again.
pub(crate) fn failed(store: Store, heading: &str, problem: &Problem, ways: Actions) -> AnyView {
    let text = el("p")
        .class("hint problem-text")
        .part(Part::PROBLEM)
        .attr("data-code", &problem.code)
        .attr("role", "alert")
        .text(&words_of_a_question(store, problem))
        .children(ways(store, problem));
    empty_state(icon::CLOUD, store.t(heading), text, vec![retry(store)])
}

fn retry(store: Store) -> El {
    el("button")
        .class("button button-primary")
        .attr("type", "button")
        .text(&store.t("retry"))
        .on("click", move |_| store.send(Event::Retried))
}
