//! Makes the corrected colours of `style/base/contrast.css` known to the browser as colours, so that each is computed
//! once a widget and not once wherever it is used. It computes none itself, and without it they look the same.

use crate::ui::corrected_colours::CORRECTED_COLOURS;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = CSS, js_name = registerProperty)]
    fn register_property(definition: &JsValue) -> Result<(), JsValue>;
}

/// Registers the names. Another widget of the page may have done it: a name is registered once.
pub(crate) fn register() {
    for name in CORRECTED_COLOURS.split(' ') {
        let mut definition = String::from(r#"{"name":"--cryptorefills-"#);
        definition.push_str(name);
        definition.push_str(r#"","syntax":"<color>","inherits":true,"initialValue":"transparent"}"#);
        if let Ok(definition) = js_sys::JSON::parse(&definition) {
            let _ = register_property(&definition);
        }
    }
}
