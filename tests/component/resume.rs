//! An order that a page comes back to: what is kept, what a reload and a second tab find, and what is told of it.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

/// Two orders, or one that nobody knows.
const TWO: &str = "elsewhere('o 2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11 1 - -\\no other-order 2 - -')";
const UNKNOWN: &str = "(elsewhere('o gone-for-good 1 - -'), shop.speed = 50, answers.order = () => refusal(404, 'ORDER_NOT_FOUND'))";

#[wasm_bindgen_test]
async fn an_order_is_on_file_before_its_address_is_shown() {
    let shop = Shop::checkout().await;
    let first = "writes.findIndex(({ value }) => value.includes('o ' + order.order_id))";
    assert_eq!(shop.value(&format!("[{first} >= 0, writes[{first}].shown]")), "[true,false]");
    let asked = "writes.findIndex(({ value }) => value.startsWith('i '))";
    assert_eq!(shop.value(&format!("{asked} >= 0 && {asked} < {first}")), "true", "and its intent before");
    assert_eq!(shop.value("kept().includes('i ')"), "false", "which its answer settled");
}

#[wasm_bindgen_test]
async fn nothing_personal_and_nothing_to_pay_with_is_ever_kept() {
    let shop = Shop::filled_in().await;
    shop.run("honourKeys()");
    shop.click("pay");
    shop.see_view("checkout").await;
    shop.run("tell(fixtures.done)");
    shop.see("reveal").await;
    shop.click("reveal");
    shop.see("code").await;
    shop.until("kept().includes('Done')").await;
    let written = "everythingKept() + JSON.stringify(writes)";
    for secret in ["shopper", "example.com", "AIRB", "7YttLkHD", "4417", "6006491234567890", "101.48"] {
        assert_eq!(shop.value(&format!("({written}).includes('{secret}')")), "false", "{secret}");
    }
    assert_eq!(shop.value("kept().length < 300"), "true");
}

#[wasm_bindgen_test]
async fn a_reload_comes_back_to_the_payment_and_tells_nothing_twice() {
    let mut shop = Shop::checkout().await;
    shop.until("heard('cr-order-status').length == 1").await;
    shop.reload();
    shop.see_view("checkout").await;
    shop.see("qr").await;
    shop.until("openStreams().length == 1 && requests('order').length > 0").await;
    shop.run("emit('open')");
    shop.until("part('connection').dataset.state == 'live'").await;
    assert_eq!(shop.value("[heard('cr-order-status').length, requests('orders').length]"), "[1,1]");
    shop.run("tell({ order_state: 'PaymentReceived' })");
    shop.until("heard('cr-order-status').length == 2").await;
    assert_eq!(shop.value("heard('cr-order-status')[1].resumed"), "false", "it came live");
}

#[wasm_bindgen_test]
async fn what_happened_while_the_page_was_closed_is_told_once_as_found() {
    let mut shop = Shop::checkout().await;
    shop.until("heard('cr-order-status').length == 1").await;
    shop.run("(shop.order = fixtures.done)");
    shop.reload();
    shop.see("reveal").await;
    shop.until("heard('cr-order-done').length == 1").await;
    assert_eq!(
        shop.value("[heard('cr-order-status')[1], heard('cr-order-done')[0].resumed]"),
        r#"[{"orderId":"2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11","state":"Done","resumed":true},true]"#
    );
    shop.reload();
    shop.see("reveal").await;
    shop.told_out().await;
    assert_eq!(shop.value("[heard('cr-order-status').length, heard('cr-order-done').length]"), "[2,1]");
}

#[wasm_bindgen_test]
async fn a_code_comes_back_until_the_shopper_says_that_it_is_safe() {
    let mut shop = Shop::order("fixtures.done").await;
    shop.click("restart");
    shop.see_view("grid").await;
    shop.see_text("order-list", "Your order is ready").await;
    shop.click("order-row");
    shop.see("code-saved").await;
    shop.reload();
    shop.see("code-saved").await;
    shop.click("code-saved");
    shop.see_view("grid").await;
    shop.see_no("order-list").await;
    assert_eq!(shop.value("kept()"), r#""""#);
    shop.reload();
    shop.until("cards().length > 0").await;
    assert_eq!(shop.value("view()"), r#""grid""#);
}

#[wasm_bindgen_test]
async fn several_orders_are_a_list_that_leads_to_each_and_back() {
    let shop = Shop::loading(
        "{}",
        &format!(
            "({TWO}, answers.order = ({{ url }}) => json({{ ...order, order_id: url.split('/').pop() }}))"
        ),
    );
    shop.until("all('[part=order-row]').length == 2").await;
    assert_eq!(shop.value("view()"), r#""grid""#);
    for words in ["Airbnb", "Waiting for your payment", "other-order"] {
        shop.see_text("order-list", words).await;
    }
    shop.run("all('[part=order-row]')[1].click()");
    shop.see_view("checkout").await;
    assert_eq!(shop.value("one('.order-id').textContent"), r#""other-order""#);
    shop.click("back");
    shop.see_view("grid").await;
    shop.until("all('[part=order-row]').length == 2 && openStreams().length == 0").await;
}

#[wasm_bindgen_test]
async fn an_order_that_nobody_knows_is_told_with_its_number_and_forgotten_on_request() {
    let shop = Shop::loading("{}", UNKNOWN);
    shop.see("forget").await;
    shop.see_text("order-list", "gone-for-good").await;
    assert_eq!(shop.value("requests('order').length"), "3");
    shop.click("forget");
    shop.see_no("order-list").await;
    assert_eq!(shop.value("kept()"), r#""""#);
}

#[wasm_bindgen_test]
async fn a_creation_cut_off_by_a_reload_is_found_by_its_key() {
    let mut shop = Shop::filled_in().await;
    shop.run(
        "(honourKeys(), answers.orders = () => new Promise(() => {}), answers.made = () => json(order))",
    );
    shop.click("pay");
    shop.until("requests('orders').length == 1").await;
    shop.reload();
    shop.see_view("checkout").await;
    shop.see("qr").await;
    assert_eq!(
        shop.value(
            "[requests('orders').length, requests('made')[0].headers.get('Idempotency-Key') === requests('orders')[0].headers.get('Idempotency-Key')]"
        ),
        "[1,true]"
    );
    assert_eq!(shop.value("kept().includes('i ')"), "false");
    shop.until("heard('cr-order-created').length == 1").await;
}

#[wasm_bindgen_test]
async fn a_creation_that_the_reload_prevented_is_told() {
    let mut shop = Shop::filled_in().await;
    shop.run("(honourKeys(), answers.orders = () => new Promise(() => {}))");
    shop.click("pay");
    shop.until("requests('orders').length == 1").await;
    shop.reload();
    shop.see_problem("client:nothing-made").await;
    assert_eq!(shop.value("[view(), kept()]"), r#"["grid",""]"#);
}

#[wasm_bindgen_test]
async fn a_creation_that_no_host_can_be_asked_about_is_told_until_the_shopper_knows() {
    let mut shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => new Promise(() => {}))");
    shop.click("pay");
    shop.until("requests('orders').length == 1").await;
    for _ in 0..2 {
        shop.reload();
        shop.see_problem("client:answer-lost").await;
        assert_eq!(shop.value("view()"), r#""grid""#);
    }
    shop.click("dismiss");
    shop.see_no("order-list").await;
    assert_eq!(shop.value("kept()"), r#""""#);
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_kept_an_order_works_and_the_shopper_is_told() {
    for broken in ["forbid()", "fill()"] {
        let shop = Shop::filled_in().await;
        shop.run(broken);
        shop.click("pay");
        shop.see("qr").await;
        shop.until(&format!("problem('client:not-saved') /* {broken} */")).await;
        assert_eq!(shop.value("one('.order-id').textContent == order.order_id"), "true", "{broken}");
        shop.until("heard('cr-problem').length == 1 && heard('cr-order-status').length == 1").await;
        shop.run("tell(fixtures.done)");
        shop.see("reveal").await;
        shop.until("heard('cr-order-done').length == 1").await;
        assert_eq!(shop.value("problems()"), "[]", "{broken}: nothing is lost any more");
    }
}

#[wasm_bindgen_test]
async fn a_second_tab_shows_the_same_order_and_what_is_forgotten_in_one_leaves_the_other() {
    let shop = Shop::checkout().await;
    let second = shop.mount("{}", "undefined");
    shop.until("all('[part=root][data-view=checkout]').length == 2").await;
    shop.told_out().await;
    assert_eq!(shop.value("heard('cr-order-status').length"), "1");
    drop(second);
    drop(shop);
    let shop = Shop::loading(
        "{}",
        &format!(
            "({TWO}, answers.order = ({{ url }}) => json({{ ...order, order_id: url.split('/').pop() }}))"
        ),
    );
    shop.until("all('[part=order-row]').length == 2").await;
    shop.run("elsewhere('o other-order 2 - -')");
    shop.until("all('[part=order-row]').length == 1").await;
    shop.run("elsewhere('')");
    shop.see_no("order-list").await;
    shop.run("elsewhere('o third-order 3 - -')");
    shop.see("order-row").await;
    assert_eq!(shop.value("view()"), r#""grid""#, "it is the other tab's");
}
