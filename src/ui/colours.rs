//! Makes the corrected colours of `style/contrast.css` known to the browser as colours, so that each is computed once a
//! widget and not once wherever it is used. It computes none itself, and without it they look the same.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// The names after `--cryptorefills-`. A page knows only one set of such names; the project's own keeps clear of others.
const NAMES: &str = "ground text surface harder muted accent on-accent accent-text accent-edge accent-soft \
     control success warning warning-soft danger";

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = CSS, js_name = registerProperty)]
    fn register_property(definition: &JsValue) -> Result<(), JsValue>;
}

/// Registers the names. Another widget of the page may have done it: a name is registered once.
#[cfg(target_arch = "wasm32")]
pub(crate) fn register() {
    for name in NAMES.split(' ') {
        let mut definition = String::from(r#"{"name":"--cryptorefills-"#);
        definition.push_str(name);
        definition.push_str(r#"","syntax":"<color>","inherits":true,"initialValue":"transparent"}"#);
        if let Ok(definition) = js_sys::JSON::parse(&definition) {
            let _ = register_property(&definition);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn every_corrected_colour_of_the_style_is_registered() {
        let style = include_str!("../../style/contrast.css");
        let declared = style
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--cryptorefills-")?.split_once(": color("));
        assert_eq!(declared.map(|(name, _)| name).collect::<Vec<_>>().join(" "), NAMES);
    }
}
