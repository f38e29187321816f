//! The life of one element: from the container that `life.js` made to the moment it is freed.
//!
//! Attributes and texts are read by the walk that reads answers. `serde_wasm_bindgen::from_value` in its place would
//! cost 9,831 bytes of brotli until the grid stands, and 8,990 where it reads nothing but flat texts: its errors can
//! name whatever came, numbers included.

use crate::api::{Json, read_value};
use crate::browser::console::warn;
use crate::domain::country;
use crate::domain::flow::{Event, Flow};
use crate::embed::config;
use crate::embed::events::dispatch;
use crate::ui::app::app;
use crate::ui::deferred::PurchaseUi;
use crate::ui::dom::colours;
use crate::ui::shell::deferred::{DeferredUi, NotLoaded};
use crate::ui::shell::effects::Shell;
use crate::ui::shell::prefetched::Prefetched;
use crate::ui::shell::store::Store;
use crate::ui::words::Texts;
use crate::ui::words::intl::counted;
use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted widget. Freeing it takes everything away: view, timers, stream.
#[wasm_bindgen]
pub struct Widget {
    store: Store,
    /// What was warned of already: a bad value is told once, however often the others change.
    warned: RefCell<Vec<String>>,
    /// The same for a partner's texts.
    unused: RefCell<Vec<String>>,
    _view: Box<dyn Any>,
}

/// Puts a widget into a container inside the element's shadow root.
///
/// `attributes` is an object of the element's attributes, `texts` the language file, `brands` the catalogue request that
/// the loader sent ahead: `{url, answer, bytes}`, or `undefined`; `own` the partner's texts, or `undefined`.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    container: HtmlElement,
    attributes: JsValue,
    texts: JsValue,
    brands: JsValue,
    own: JsValue,
) -> Widget {
    let (config, warnings) = config::parse(&object(attributes));
    warnings.iter().for_each(|warning| warn(warning));
    colours::register();
    let warned = RefCell::new(warnings);
    let region = web_sys::window().and_then(|window| window.navigator().language());
    let (flow, effects) = Flow::start(Arc::new(config), region.as_deref().and_then(country::region_of));
    let shell = Shell::new(host, container.clone(), Prefetched::from_js(&brands), dispatch, || {
        Box::pin(open_deferred())
    });
    let (texts, unused) = Texts::new(&object(texts), &object(own), counted);
    unused.iter().for_each(|warning| warn(warning));
    let unused = RefCell::new(unused);
    let made = Rc::new(OnceCell::new());
    let slot = Rc::clone(&made);
    // The store is made inside the mount, so that it is owned by the view and goes with it.
    let view = leptos::mount::mount_to(container, move || {
        let store = Store::new(flow, texts, shell);
        let _ = slot.set(store);
        store.perform(effects);
        app(store)
    });
    let Some(store) = made.get().copied() else { unreachable!("the view is built while it is mounted") };
    Widget { store, warned, unused, _view: Box::new(view) }
}

#[wasm_bindgen]
impl Widget {
    /// Takes changed attributes over. A bad value warns once.
    pub fn configure(&self, attributes: JsValue) {
        let (config, warnings) = config::parse(&object(attributes));
        warn_once(&self.warned, warnings);
        self.store.send(Event::Configured(Arc::new(config)));
    }

    /// Shows another language, with the partner's own texts or `undefined`.
    #[wasm_bindgen(js_name = setTexts)]
    pub fn set_texts(&self, texts: JsValue, own: JsValue) {
        let (texts, unused) = Texts::new(&object(texts), &object(own), counted);
        warn_once(&self.unused, unused);
        self.store.set_texts(texts);
    }

    /// Opens a brand.
    #[wasm_bindgen(js_name = selectBrand)]
    pub fn select_brand(&self, name: String) {
        self.store.send(Event::BrandChosen(name));
    }

    /// Shows an order that exists, by the pass that opens it; empty where there is none.
    pub fn resume(&self, order_id: String, pass: String) {
        self.store.send(Event::ResumeAsked(order_id, pass));
    }

    /// Back to the grid, unless an order is being paid.
    pub fn reset(&self) {
        self.store.send(Event::Reset);
    }
}

fn object(value: JsValue) -> Json {
    read_value(&value).unwrap_or(Json::Null)
}

/// Tells what was not told before, and remembers what was.
fn warn_once(earlier: &RefCell<Vec<String>>, warnings: Vec<String>) {
    let known = earlier.replace(warnings.clone());
    warnings.iter().filter(|warning| !known.contains(warning)).for_each(|warning| warn(warning));
}

/// What follows the grid. The release is split here: the function and all that it alone reaches are a second module.
#[cfg(split_wasm)]
#[leptos::wasm_split::wasm_split(deferred, wasm_split_path = leptos::wasm_split, fallible)]
fn open_deferred() -> Result<Rc<dyn DeferredUi>, NotLoaded> {
    Ok(Rc::new(PurchaseUi::default()))
}

#[cfg(not(split_wasm))]
async fn open_deferred() -> Result<Rc<dyn DeferredUi>, NotLoaded> {
    Ok(Rc::new(PurchaseUi::default()))
}
