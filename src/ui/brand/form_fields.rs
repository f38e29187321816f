//! Who receives. Native inputs with the platform's own keyboards and completions.

use crate::domain::flow::{Choice, Event, Field, Flow, Form};
use crate::domain::problem::Place;
use crate::embed::contract::parts::Part;
use crate::ui::brand::typed;
use crate::ui::dom::element::{El, computed, el, nothing};
use crate::ui::parts::{problems, remedy_actions};
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// Phone number of a top-up, e-mail address, newsletter box.
pub(crate) fn recipient(store: Store) -> El {
    let top_up = store.memo(|flow| flow.purchase.choice.as_ref().is_some_and(Choice::is_top_up));
    let phone = computed(move || {
        if !top_up.get() {
            return nothing();
        }
        let prefix = store.peek(Flow::phone_prefix);
        let input = input(store, Field::Phone, Place::Phone, Part::PHONE, |form| form.phone.clone())
            .attr("type", "tel")
            .attr("aria-required", "true")
            .attr("autocomplete", "tel")
            // It is written from left to right in every language, and so is an address.
            .attr("dir", "ltr")
            .attr("placeholder", &prefix);
        let hint = store.fill("form.phone.hint", &[("prefix", &prefix)]);
        field(store, "form.phone", "phone", input, &hint, Place::Phone).into()
    });
    let email = input(store, Field::Email, Place::Email, Part::EMAIL, |form| form.email.clone())
        .attr("type", "email")
        .attr("aria-required", "true")
        .attr("autocomplete", "email")
        .attr("dir", "ltr")
        .attr("placeholder", "name@example.com");
    let hint = if store.peek(|flow| flow.is_top_up()) { "form.email.receipt" } else { "form.email.hint" };
    let newsletter = el("label")
        .class("check")
        .child(
            el("input")
                .class("newsletter")
                .part(Part::NEWSLETTER)
                .attr("type", "checkbox")
                .state("checked", move || store.read(|flow| flow.purchase.form.newsletter))
                .on("change", move |event| store.send(Event::NewsletterSet(event_target_checked(&event)))),
        )
        .child(el("span").text(&store.t("form.newsletter")));
    el("div")
        .class("stack")
        .child(phone)
        .child(field(store, "form.email", "email", email, &store.t(hint), Place::Email).child(newsletter))
}

fn field(store: Store, label: &str, id: &'static str, input: El, hint: &str, place: Place) -> El {
    el("div")
        .class("field")
        .child(el("label").class("label").attr("for", id).text(&store.t(label)))
        .child(input)
        .child(el("p").class("hint").attr("id", &format!("{id}-hint")).text(hint))
        .child(remedy_actions::here(store, place))
}

/// A text input of the form, with its problems.
pub(crate) fn input(store: Store, field: Field, place: Place, part: Part, read: fn(&Form) -> String) -> El {
    let class = match field {
        Field::Phone => "input phone",
        Field::Coupon | Field::Refund => "input coupon",
        Field::Email => "input email",
    };
    let input = el("input")
        .class(class)
        .part(part)
        .attr("id", part.name())
        .attr("aria-describedby", &format!("{}-hint {}", part.name(), problems::id(place)))
        .flag("aria-invalid", problems::any(store, place))
        .on("blur", move |_| store.send(Event::FieldLeft(field)));
    let known = move |flow: &Flow| read(&flow.purchase.form);
    typed::field(input, store, known, move |text| store.send(Event::Typed(field, text)))
}
