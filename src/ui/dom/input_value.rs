//! The text of an input as it is shown. It never writes what is there already: that would move the caret, and an e-mail
//! field would lose the blank that is being typed.

use leptos::tachys::html::property::IntoProperty;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};

/// The text that an input has to show.
#[derive(Clone)]
pub(crate) struct ShownValue(pub(crate) String);

impl IntoProperty for ShownValue {
    type State = Element;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element, key: &str) -> Element {
        self.build(element, key)
    }

    fn build(self, element: &Element, key: &str) -> Element {
        let mut element = element.clone();
        self.rebuild(&mut element, key);
        element
    }

    fn rebuild(self, element: &mut Element, _: &str) {
        let input: &HtmlInputElement = element.unchecked_ref();
        if input.value() != self.0 {
            input.set_value(&self.0);
        }
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }
}
