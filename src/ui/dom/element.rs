//! Elements of the page, built without markup: `el("p").class("hint").text("…")`.
//!
//! Leptos' `view!` turns static markup into templates that are set through `innerHTML`, which a page with enforced
//! Trusted Types refuses. Here every node is made by `createElement`. All elements share one type, so that the compiler
//! writes their building and updating once: measured, a third less code than typed views. It never parses HTML.

use crate::embed::contract::parts::Part;
use crate::ui::dom::shown_text::{OF_ELEMENT, OF_INPUT, ShownText};
use leptos::prelude::*;
use leptos::svg;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{ElementChild, custom};
use leptos::tachys::html::event;
use leptos::tachys::html::property::prop;
use leptos::web_sys::Event;
use std::sync::Arc;

type Computed<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// An element that is being put together. One pointer wide, and every step a call: views are long chains of such steps,
/// and each step that were written out in place would be paid for in bytes again and again.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Nothing at all.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// A part of the page that is computed, again whenever a signal in it changes.
pub(crate) fn computed(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    changing_view(Arc::new(view))
}

/// Several views as one.
pub(crate) fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

impl El {
    /// The `class` attribute.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// The shadow part's name (`docs/contract.md` section 1).
    pub(crate) fn part(self, part: Part) -> Self {
        self.attr("part", part.name())
    }

    /// An attribute with a value of the code.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        self.attribute(fixed(name, value.to_owned()))
    }

    /// An attribute that is computed; `None` takes it away.
    pub(crate) fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.attribute(changing(name, Arc::new(value)))
    }

    /// An attribute that is `true` or `false`, as ARIA wants its states.
    pub(crate) fn flag(self, name: &'static str, value: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.attribute(changing_flag(name, Arc::new(value)))
    }

    /// The text of an input, kept as it is computed.
    pub(crate) fn value(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.attribute(shown(OF_INPUT, Arc::new(value)))
    }

    /// A property that is true or false, kept as it is computed: `checked`, `selected`.
    pub(crate) fn state(self, name: &'static str, value: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.attribute(changing_state(name, Arc::new(value)))
    }

    /// What happens at an event.
    pub(crate) fn on(self, name: &'static str, action: impl Fn(Event) + 'static) -> Self {
        self.attribute(listener(name, Box::new(action)))
    }

    /// Text that never changes.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        self.push(fixed_text(text.to_owned()))
    }

    /// Text that is computed; the element has no other children.
    pub(crate) fn text_with(self, text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.attribute(shown(OF_ELEMENT, Arc::new(text)))
    }

    /// A child.
    pub(crate) fn child(self, child: impl Into<AnyView>) -> Self {
        self.push(child.into())
    }

    /// Many children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = impl Into<AnyView>>) -> Self {
        for child in children {
            self = self.push(child.into());
        }
        self
    }

    /// A child that is computed.
    pub(crate) fn child_with(self, view: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        self.push(computed(view))
    }

    #[inline(never)]
    fn attribute(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}

impl From<El> for AnyView {
    #[inline(never)]
    fn from(element: El) -> Self {
        let Parts { tag, attributes, children } = *element.0;
        match tag {
            // The two elements of a drawing live in another namespace.
            "svg" => svg::svg().add_any_attr(attributes).child(children).into_any(),
            "path" => svg::path().add_any_attr(attributes).into_any(),
            _ => custom(tag).add_any_attr(attributes).child(children).into_any(),
        }
    }
}

#[inline(never)]
fn fixed(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn changing(name: &'static str, value: Computed<Option<String>>) -> AnyAttribute {
    custom_attribute(name, move || value()).into_any_attr()
}

#[inline(never)]
fn changing_flag(name: &'static str, value: Computed<bool>) -> AnyAttribute {
    changing(name, Arc::new(move || Some(if value() { "true" } else { "false" }.to_owned())))
}

#[inline(never)]
fn listener(name: &'static str, action: Box<dyn Fn(Event)>) -> AnyAttribute {
    event::on(event::Custom::<Event>::new(name), action).into_any_attr()
}

// One function for each thing that changes, none of them generic: a closure that is written in a generic function is a
// type of its own for every call, and Leptos would be compiled anew for each.

#[inline(never)]
fn shown(property: &'static str, text: Computed<String>) -> AnyAttribute {
    prop(property, move || ShownText(text())).into_any_attr()
}

#[inline(never)]
fn changing_state(name: &'static str, value: Computed<bool>) -> AnyAttribute {
    prop(name, move || value()).into_any_attr()
}

#[inline(never)]
fn changing_view(view: Computed<AnyView>) -> AnyView {
    (move || view()).into_any()
}

#[inline(never)]
fn fixed_text(text: String) -> AnyView {
    text.into_any()
}
