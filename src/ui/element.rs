//! Elements of the page, built without markup: `el("p").class("hint").text("…")`.
//!
//! Leptos' `view!` turns static markup into templates that are set through `innerHTML`, which a page with enforced
//! Trusted Types refuses. Here every node is made by `createElement`. All elements share one type, so that the compiler
//! writes their building and updating once: measured, a third less code than typed views. It never parses HTML.

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

/// An element that is being put together.
pub(crate) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An HTML element.
pub(crate) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Nothing at all.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// A part of the page that is computed, again whenever a signal in it changes.
pub(crate) fn computed(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Computed<AnyView> = Arc::new(view);
    (move || view()).into_any()
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

    /// The shadow part's name (contract section 1).
    pub(crate) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// An attribute that never changes.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(fixed(name, value.into()));
        self
    }

    /// An attribute that is computed; `None` takes it away.
    pub(crate) fn attr_with(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.attributes.push(changing(name, Arc::new(value)));
        self
    }

    /// An attribute that is `true` or `false`, as ARIA wants its states.
    pub(crate) fn flag(self, name: &'static str, value: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.attr_with(name, move || Some(if value() { "true" } else { "false" }.to_owned()))
    }

    /// The text of an input, kept as it is computed.
    pub(crate) fn value(mut self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Computed<String> = Arc::new(value);
        self.attributes.push(prop("value", move || value()).into_any_attr());
        self
    }

    /// A property that is true or false, kept as it is computed: `checked`, `selected`.
    pub(crate) fn state(
        mut self,
        name: &'static str,
        value: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let value: Computed<bool> = Arc::new(value);
        self.attributes.push(prop(name, move || value()).into_any_attr());
        self
    }

    /// What happens at an event.
    pub(crate) fn on(mut self, name: &'static str, action: impl Fn(Event) + 'static) -> Self {
        self.attributes.push(listener(name, Box::new(action)));
        self
    }

    /// Text that never changes.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(text.into().into_any());
        self
    }

    /// Text that is computed.
    pub(crate) fn text_with(mut self, text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let text: Computed<String> = Arc::new(text);
        self.children.push((move || text()).into_any());
        self
    }

    /// A child.
    pub(crate) fn child(mut self, child: impl Into<AnyView>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Many children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = impl Into<AnyView>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// A child that is computed.
    pub(crate) fn child_with(self, view: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        self.child(computed(view))
    }
}

impl From<El> for AnyView {
    fn from(element: El) -> Self {
        let El { tag, attributes, children } = element;
        match tag {
            // The two elements of a drawing live in another namespace.
            "svg" => svg::svg().add_any_attr(attributes).child(children).into_any(),
            "path" => svg::path().add_any_attr(attributes).into_any(),
            _ => custom(tag).add_any_attr(attributes).child(children).into_any(),
        }
    }
}

fn fixed(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn changing(name: &'static str, value: Computed<Option<String>>) -> AnyAttribute {
    custom_attribute(name, move || value()).into_any_attr()
}

fn listener(name: &'static str, action: Box<dyn Fn(Event)>) -> AnyAttribute {
    event::on(event::Custom::<Event>::new(name), action).into_any_attr()
}
