//! The life of an element: what it takes over, what it shares, and that nothing stays behind when it goes.

use crate::shop::Shop;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_removed_grid_leaves_nothing_behind() {
    let mut shop = Shop::open().await;
    shop.until("heard('cr-ready').length == 1").await;
    shop.remove_widget();
    assert_eq!(shop.value("[container.childNodes.length, listening]"), "[0,0]");
    shop.until("timers.size == 0").await;
}

#[wasm_bindgen_test]
async fn questions_about_a_brand_end_when_it_is_left() {
    let shop = Shop::open().await;
    shop.run("(answers.products = () => new Promise(() => {}))");
    shop.run("card('Steam').click()");
    // One at first, and another in its place where the ways to pay arrive after it.
    shop.until("requests('products').some((request) => !request.signal.aborted)").await;
    shop.click("back");
    shop.until("requests('products').every((request) => request.signal.aborted)").await;
}

#[wasm_bindgen_test]
async fn a_later_question_ends_the_one_before() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.until("/[0-9]/.test(text('price'))").await;
    shop.run("(answers.price = () => new Promise(() => {}), shop.before = requests('price').length)");
    shop.run("type('amount-input', '60')");
    shop.until("requests('price').length == before + 1").await;
    shop.run("type('amount-input', '61')");
    shop.until("requests('price').length == before + 2").await;
    shop.until("requests('price')[before].signal.aborted").await;
    assert_eq!(shop.value("requests('price')[before + 1].signal.aborted"), "false");
}

#[wasm_bindgen_test]
async fn an_order_in_the_making_is_heard_out_whatever_the_shopper_does() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => new Promise(() => {}))");
    shop.click("pay");
    shop.until("requests('orders').length == 1").await;
    shop.click("back");
    shop.run("setTimeout(() => (shop.later = true))");
    shop.until("shop.later").await;
    assert_eq!(shop.value("requests('orders')[0].signal.aborted"), "false");
}

#[wasm_bindgen_test]
async fn an_element_that_is_removed_while_it_is_typed_in_forgets_its_question() {
    let mut shop = Shop::open_brand("Airbnb").await;
    shop.until("/[0-9]/.test(text('price'))").await;
    shop.run("type('amount-input', '60')");
    shop.remove_widget();
    assert_eq!(
        shop.value("[container.childNodes.length, [...timers.values()].filter((wait) => wait > 0)]"),
        "[0,[]]"
    );
}

#[wasm_bindgen_test]
async fn an_element_that_is_removed_while_it_looks_for_its_order_asks_no_more() {
    let mut shop = Shop::filled_in().await;
    shop.run("(honourKeys(), answers.orders = answers.made = () => refusal(502, 'BAD_GATEWAY'))");
    shop.click("pay");
    shop.until("[...timers.values()].includes(1000)").await;
    shop.remove_widget();
    assert_eq!(shop.value("[...timers.values()].filter((wait) => wait > 0)"), "[]");
}

#[wasm_bindgen_test]
async fn a_removed_checkout_closes_its_stream_and_its_clock() {
    let mut shop = Shop::checkout().await;
    shop.until("heard('cr-order-status').length == 1").await;
    assert!(shop.value("timers.size").parse::<u32>().unwrap() > 0);
    assert!(shop.value("listening").parse::<u32>().unwrap() > 0);
    shop.remove_widget();
    // What is being told ends with the next turn of the page's loop.
    shop.run("setTimeout(() => (shop.later = true))");
    shop.until("shop.later").await;
    assert_eq!(
        shop.value("[container.childNodes.length, openStreams().length, timers.size, listening]"),
        "[0,0,0,0]"
    );
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_after_the_end_reaches_nobody() {
    let mut shop = Shop::loading(
        "{}",
        "(answers.brands = () => new Promise((resolve) => (shop.late = () => resolve(json(fixtures.brands)))))",
    );
    shop.until("requests('brands').length == 1").await;
    shop.remove_widget();
    shop.run("late()");
    shop.run("setTimeout(() => (shop.later = true))");
    shop.until("shop.later").await;
    assert_eq!(shop.value("[container.childNodes.length, told.length]"), "[0,0]");
}

#[wasm_bindgen_test]
async fn the_answer_that_the_loader_asked_for_ahead_is_used_once() {
    let shop = Shop::closed("0");
    let ahead =
        "({ url: base + '/brands?country_code=US', answer: Response.json(fixtures.brands).arrayBuffer() })";
    let widget = shop.mount("{}", ahead);
    shop.until("cards().length == 10").await;
    assert_eq!(shop.value("requests('brands').length"), "0");
    shop.run("choose('country', 'DE')");
    shop.until("requests('brands').length == 1").await;
    drop(widget);
}

#[wasm_bindgen_test]
async fn an_answer_that_is_there_already_is_read_before_anything_is_drawn() {
    let shop = Shop::closed("0");
    shop.run("Response.json(fixtures.brands).arrayBuffer().then((bytes) => (shop.bytes = bytes))");
    shop.until("shop.bytes").await;
    let ahead =
        "({ url: base + '/brands?country_code=US', answer: Promise.resolve(shop.bytes), bytes: shop.bytes })";
    let widget = shop.mount("{}", ahead);
    assert_eq!(shop.value("[cards().length, requests('brands').length]"), "[10,0]", "no task has passed");
    drop(widget);
}

#[wasm_bindgen_test]
async fn an_answer_ahead_that_is_bad_or_of_another_country_is_asked_for_anew() {
    for ahead in [
        "({ url: base + '/brands?country_code=US', answer: Promise.resolve(null) })",
        "({ url: base + '/brands?country_code=DE', answer: Response.json(fixtures.brands).arrayBuffer() })",
    ] {
        let shop = Shop::closed("0");
        let widget = shop.mount("{}", ahead);
        shop.until("cards().length == 10").await;
        assert_eq!(shop.value("requests('brands').length"), "1", "{ahead}");
        drop(widget);
    }
}

#[wasm_bindgen_test]
async fn changed_attributes_take_effect_and_never_drop_an_order() {
    let shop = Shop::open().await;
    shop.widget().configure(shop.attributes("{ brand: 'Steam', email: 'eve@example.com' }"));
    shop.see_view("brand").await;
    shop.until("part('email').value == 'eve@example.com'").await;
    drop(shop);
    let shop = Shop::checkout().await;
    shop.widget().configure(shop.attributes("{ country: 'DE', brand: 'Airbnb', coin: 'BTC' }"));
    shop.widget().select_brand("Airbnb".into());
    shop.widget().reset();
    shop.run("tell({})");
    shop.until("requests('brands').length == 2").await;
    assert_eq!(shop.value("[view(), text('amount-due').includes('101.48')]"), r#"["checkout",true]"#);
}

#[wasm_bindgen_test]
async fn a_bad_attribute_warns_once_and_falls_back() {
    let shop = Shop::open_with("{ 'payment-window': 'soon' }", "0").await;
    assert_eq!(shop.value("warnings.filter((text) => text.includes('payment-window')).length"), "1");
    shop.widget().configure(shop.attributes("{ 'payment-window': 'soon', category: 'games' }"));
    assert_eq!(shop.value("warnings.filter((text) => text.includes('payment-window')).length"), "1");
    shop.widget().configure(shop.attributes("{ 'payment-window': 'never', category: 'games' }"));
    assert_eq!(shop.value("warnings.filter((text) => text.includes('payment-window')).length"), "2");
}

#[wasm_bindgen_test]
async fn another_language_changes_the_words_and_keeps_what_was_typed() {
    let shop = Shop::steam().await;
    shop.widget().set_texts(shop.run("({ ...texts, 'form.email': 'Correo' })"), JsValue::UNDEFINED);
    shop.until("container.textContent.includes('Correo')").await;
    assert_eq!(
        shop.value("[part('email').value, text('price').includes('11.47')]"),
        r#"["shopper@example.com",true]"#
    );
}

#[wasm_bindgen_test]
async fn an_order_is_resumed_by_its_id_and_told_as_found() {
    let shop = Shop::open().await;
    shop.widget().resume("2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11".into(), String::new());
    shop.see_view("checkout").await;
    shop.until("heard('cr-order-status').length == 1").await;
    assert_eq!(shop.value("heard('cr-order-status')[0].resumed"), "true");
    assert_eq!(shop.value("heard('cr-order-created').length"), "0");
}

#[wasm_bindgen_test]
async fn an_order_that_nobody_knows_is_a_problem_of_the_grid() {
    let shop = Shop::open_with("{}", "(answers.order = () => refusal(404, 'NOT_FOUND'))").await;
    shop.widget().resume("unknown".into(), String::new());
    shop.see_problem("client:order-unknown").await;
    assert_eq!(shop.value("view()"), r#""grid""#);
}

#[wasm_bindgen_test]
async fn two_elements_that_show_an_order_share_one_stream() {
    let shop = Shop::checkout().await;
    let second = shop.mount("{}", "undefined");
    second.resume("2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11".into(), String::new());
    shop.until("all('[part=root][data-view=checkout]').length == 2").await;
    assert_eq!(shop.value("streams.length"), "1");
    shop.run("tell({ order_state: 'PaymentReceived' })");
    shop.until("all('[part=root][data-view=order]').length == 2").await;
    drop(second);
    assert_eq!(shop.value("openStreams().length"), "1");
}

#[wasm_bindgen_test]
async fn no_markup_is_parsed_anywhere() {
    let mut shop = Shop::closed(
        "(shop.parsed = 0, shop.before = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML'), Object.defineProperty(Element.prototype, 'innerHTML', { ...before, set(text) { shop.parsed += 1; before.set.call(this, text); } }))",
    );
    let widget = shop.mount("{ brand: 'Airbnb', email: 'ada@example.com' }", "undefined");
    shop.see("amount-input").await;
    shop.run("type('amount-input', '100')");
    shop.see_text("price", "101.48").await;
    shop.click("pay");
    shop.see("qr").await;
    shop.until("openStreams().length == 1").await;
    shop.run("tell(fixtures.done)");
    shop.see("delivery").await;
    let parsed = shop.value("parsed");
    shop.run("Object.defineProperty(Element.prototype, 'innerHTML', before)");
    drop(widget);
    shop.remove_widget();
    assert_eq!(parsed, "0", "a page with enforced Trusted Types would refuse it");
}
