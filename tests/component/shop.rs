//! A page with one widget, and a shopper who looks and clicks. The host, the stream and the clipboard are played by
//! `shop.js`; whatever is awaited has fifteen seconds to come true.

use cryptorefills_widget::embed::element::{Widget, mount};
use js_sys::{Function, JSON, Promise, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

const FIXTURES: [(&str, &str); 16] = [
    ("vias", include_str!("../fixtures/payment_vias.json")),
    ("brands", include_str!("../fixtures/brands_us.json")),
    ("homepage", include_str!("../fixtures/homepage_us.json")),
    ("steam", include_str!("../fixtures/products_steam_us.json")),
    ("airbnb", include_str!("../fixtures/products_airbnb_us.json")),
    ("topup", include_str!("../fixtures/products_topup_us.json")),
    ("esim", include_str!("../fixtures/products_esim_us.json")),
    ("valid", include_str!("../fixtures/validations_ok_empty.json")),
    ("invalid", include_str!("../fixtures/validations_problems.json")),
    ("order", include_str!("../fixtures/order_created_front_end.json")),
    ("partial", include_str!("../fixtures/order_partial.json")),
    ("done", include_str!("../fixtures/order_done.json")),
    ("done_esim", include_str!("../fixtures/order_done_esim.json")),
    ("done_topup", include_str!("../fixtures/order_done_topup.json")),
    ("several", include_str!("../fixtures/order_multi_one_failed.json")),
    ("lightning", include_str!("../fixtures/order_lightning.json")),
];

/// The page; it is put back as it was when this is dropped.
pub(crate) struct Shop {
    widget: Option<Widget>,
    page: JsValue,
}

impl Shop {
    /// An empty page. `prepare` may change what the host answers before a widget asks.
    pub(crate) fn closed(prepare: &str) -> Self {
        let open: Function =
            eval(&format!("{}; openShop", include_str!("scripts/shop.js"))).unwrap().unchecked_into();
        let fixtures = FIXTURES.map(|(name, text)| format!("\"{name}\":{}", near(text))).join(",");
        let fixtures = JSON::parse(&format!("{{{fixtures}}}")).unwrap();
        let texts = JSON::parse(include_str!("../../src/locales/en.json")).unwrap();
        let page = open.call2(&JsValue::NULL, &fixtures, &texts).unwrap();
        let shop = Self { widget: None, page };
        shop.run(prepare);
        shop
    }

    /// A widget with these attributes, which may still be loading.
    pub(crate) fn loading(attributes: &str, prepare: &str) -> Self {
        let mut shop = Self::closed(prepare);
        shop.widget = Some(shop.mount(attributes, "undefined"));
        shop
    }

    /// A widget whose grid stands.
    pub(crate) async fn open() -> Self {
        Self::open_with("{}", "0").await
    }

    pub(crate) async fn open_with(attributes: &str, prepare: &str) -> Self {
        let shop = Self::loading(attributes, prepare);
        shop.until("cards().length > 0 || view() != 'grid'").await;
        shop
    }

    /// A brand that is open, with its products.
    pub(crate) async fn open_brand(name: &str) -> Self {
        let shop = Self::open().await;
        shop.pick_brand(name).await;
        shop
    }

    /// A Steam card of ten dollars, filled in.
    pub(crate) async fn steam() -> Self {
        let shop = Self::open_brand("Steam").await;
        shop.pick_amount("10 USD").await;
        shop.run("type('email', 'shopper@example.com')");
        shop
    }

    /// What the recorded order is of, filled in: an Airbnb card of a hundred dollars.
    pub(crate) async fn filled_in() -> Self {
        let shop = Self::open_brand("Airbnb").await;
        shop.run("type('amount-input', '100')");
        shop.see_text("price", "101.48").await;
        shop.run("type('email', 'shopper@example.com')");
        shop
    }

    /// An order that waits for its payment.
    pub(crate) async fn checkout() -> Self {
        let shop = Self::filled_in().await;
        shop.click("pay");
        shop.see_view("checkout").await;
        shop.until("openStreams().length == 1").await;
        shop.run("emit('open')");
        shop
    }

    /// The same, described anew.
    pub(crate) async fn order(description: &str) -> Self {
        let shop = Self::checkout().await;
        shop.run(&format!("tell({description})"));
        shop.see_view("order").await;
        shop
    }

    pub(crate) async fn pick_brand(&self, name: &str) {
        self.run(&format!("card('{name}').click()"));
        self.see_view("brand").await;
        self.until("part('amount-input') || part('amount-option')").await;
    }

    pub(crate) async fn pick_amount(&self, denomination: &str) {
        self.run(&format!("one('[data-denomination=\"{denomination}\"] input').click()"));
        self.until("/[0-9]/.test(text('price'))").await;
    }

    pub(crate) fn click(&self, part: &str) {
        self.run(&format!("part('{part}').click()"));
    }

    pub(crate) async fn see(&self, part: &str) {
        self.until(&format!("part('{part}')")).await;
    }

    pub(crate) async fn see_no(&self, part: &str) {
        self.until(&format!("!part('{part}')")).await;
    }

    pub(crate) async fn see_text(&self, part: &str, text: &str) {
        self.until(&format!("text('{part}').includes('{text}')")).await;
    }

    pub(crate) async fn see_problem(&self, code: &str) {
        self.until(&format!("problem('{code}')")).await;
    }

    pub(crate) async fn see_view(&self, view: &str) {
        self.until(&format!("view() == '{view}'")).await;
    }

    /// Waits until an expression of the page is true.
    pub(crate) async fn until(&self, condition: &str) {
        let promise: Promise = self.run(&format!("until(() => {condition})")).unchecked_into();
        let met = JsFuture::from(promise).await;
        assert!(met.is_ok(), "never: {condition}\n{met:?}");
    }

    /// What an expression of the page is, as JSON.
    pub(crate) fn value(&self, expression: &str) -> String {
        let value = JSON::stringify(&self.run(expression)).unwrap();
        value.as_string().unwrap_or_else(|| "undefined".into())
    }

    pub(crate) fn run(&self, code: &str) -> JsValue {
        let function = Function::new_with_args("shop", &format!("with (shop) return ({code})"));
        function.call1(&JsValue::NULL, &self.page).unwrap_or_else(|error| panic!("{error:?} in {code}"))
    }

    pub(crate) fn widget(&self) -> &Widget {
        match &self.widget {
            Some(widget) => widget,
            None => panic!("the widget was removed"),
        }
    }

    /// Another widget of the same page, in the same place.
    pub(crate) fn mount(&self, attributes: &str, brands: &str) -> Widget {
        let attributes = self.attributes(attributes);
        let element = |name: &str| self.run(name).unchecked_into::<HtmlElement>();
        mount(
            element("host"),
            element("container"),
            attributes,
            self.run("texts"),
            self.run(brands),
            JsValue::UNDEFINED,
        )
    }

    /// Attributes as the loader hands them over.
    pub(crate) fn attributes(&self, attributes: &str) -> JsValue {
        self.run(&format!("({{ 'api-base': base, lang: 'en', country: 'US', ...{attributes} }})"))
    }

    /// Waits until whatever was to be told of orders is told: turns are granted in the order of asking.
    pub(crate) async fn told_out(&self) {
        self.run("(shop.turn = false, navigator.locks.request(base, () => { setTimeout(() => (shop.turn = true)); }))");
        self.until("shop.turn").await;
    }

    /// The page is loaded anew: what it held is gone, what the browser keeps is not.
    pub(crate) fn reload(&mut self) {
        self.remove_widget();
        self.widget = Some(self.mount("{}", "undefined"));
    }

    /// The element leaves the page.
    pub(crate) fn remove_widget(&mut self) {
        drop(self.widget.take());
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.remove_widget();
        self.run("close()");
    }
}

/// Logos come from the server of these tests, which has none: nothing here needs a network.
fn near(fixture: &str) -> String {
    let origin = eval("location.origin").unwrap().as_string().unwrap_or_default();
    fixture.replace("https://cdn.cryptorefills.com", &origin)
}
