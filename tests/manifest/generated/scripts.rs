//! What the hand-written scripts know of the contract: they load before the module, so they cannot ask it.

use cryptorefills_widget::embed::contract::attributes::{ATTRIBUTES, LANGUAGES};
use cryptorefills_widget::embed::contract::events::EVENTS;
use cryptorefills_widget::embed::contract::methods::METHODS;

/// What the element observes.
pub(super) fn attributes() -> String {
    let names: Vec<_> = ATTRIBUTES.iter().map(|row| row.attribute.name()).collect();
    format!("const ATTRIBUTES =\n  \"{}\";", names.join(" "))
}

/// What a tag of a language is looked up in.
pub(super) fn languages() -> String {
    format!("const LANGUAGES = [{}];", quoted(LANGUAGES))
}

/// What the page calls, which waits until the element stands.
pub(super) fn methods() -> String {
    let lines = METHODS.iter().map(|method| {
        let parameters: Vec<_> =
            method.parameters.iter().map(|(name, _)| name.trim_end_matches('?')).collect();
        let call =
            [format!("\"{}\"", method.name)].into_iter().chain(parameters.iter().map(|it| (*it).to_owned()));
        let call = call.collect::<Vec<_>>().join(", ");
        format!("{}({}) {{ this.#call({call}); }}\n", method.name, parameters.join(", "))
    });
    lines.collect()
}

/// What the playground listens for.
pub(super) fn events() -> String {
    format!("const TOLD = [{}];", quoted(EVENTS.iter().map(|event| event.name)))
}

fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}
