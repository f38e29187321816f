//! A text that changes, as an input or an element shows it: written to the element, never to a text node, since whoever
//! translates a page puts others in the place of those. It never writes what is there already: that would move the caret,
//! and an e-mail field would lose the blank that is being typed.

use leptos::tachys::html::property::IntoProperty;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};

/// The property of an input.
pub(crate) const OF_INPUT: &str = "value";

/// The property of any other element, which then holds nothing else.
pub(crate) const OF_ELEMENT: &str = "textContent";

/// The text that an element has to show.
#[derive(Clone)]
pub(crate) struct ShownText(pub(crate) String);

impl IntoProperty for ShownText {
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

    fn rebuild(self, element: &mut Element, key: &str) {
        let input: &HtmlInputElement = element.unchecked_ref();
        if key == OF_ELEMENT {
            if element.text_content().as_ref() != Some(&self.0) {
                element.set_text_content(Some(&self.0));
            }
        } else if input.value() != self.0 {
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
