//! Payments that are not as they should be: each with words, a next step, and the number that support needs.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_order_number_is_copied_on_every_screen_of_an_order() {
    for description in
        ["{}", "{ order_state: 'PaymentReceived' }", "fixtures.done", "{ order_state: 'Refunded' }"]
    {
        let shop = Shop::checkout().await;
        shop.run(&format!("tell({description})"));
        shop.until("part('status').dataset.state == order.order_state").await;
        shop.click("copy-order");
        shop.until("copied.includes(order.order_id)").await;
    }
}

#[wasm_bindgen_test]
async fn at_the_end_of_the_time_the_heading_says_so() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, timestamp_of_request: fixtures.order.payment_requested_at + 1798 }))");
    shop.click("pay");
    shop.see_text("status", "Waiting for your payment").await;
    shop.see_text("status", "The time to pay is over").await;
    assert_eq!(shop.value("part('status').dataset.state"), r#""WaitingForPayment""#);
    let shown = "[...container.querySelectorAll(':not([role=status])')].filter((it) => it.childElementCount == 0 \
        && it.textContent.includes('The time to pay is over')).length";
    assert_eq!(shop.value(shown), "1", "shown once; the region that speaks says it as well");
    // The server asks for a payment anew.
    shop.run("tell({ payment_requested_at: order.payment_requested_at + 1800, timestamp_of_request: order.payment_requested_at + 1810 })");
    shop.see_text("status", "Waiting for your payment").await;
    shop.see("qr").await;
}

#[wasm_bindgen_test]
async fn the_rest_is_never_guessed() {
    let shop =
        Shop::order("{ order_state: 'PartialPaymentStarted', sent_coin_amount: '60', missing_amount: null }")
            .await;
    shop.see_text("missing-amount", "41.48").await;
    shop.see("qr").await;
    shop.see_no("open-wallet").await;
    shop.run("tell({ sent_coin_amount: null })");
    shop.until("container.textContent.includes('The rest is not known yet.')").await;
    for part in ["qr", "address", "missing-amount"] {
        shop.see_no(part).await;
    }
}

#[wasm_bindgen_test]
async fn too_much_and_too_late_are_told_with_what_came() {
    for (change, words, next) in [
        (
            "{ order_state: 'WaitingForDelivery', sent_coin_amount: '110' }",
            "More arrived than was due.",
            "110 USDC arrived, 101.48 USDC was due.",
        ),
        (
            "{ order_state: 'Expired', sent_coin_amount: '50' }",
            "Something arrived for this order.",
            "50 USDC arrived",
        ),
        (
            "{ order_state: 'Canceled', sent_coin_amount: '50' }",
            "Something arrived for this order.",
            "50 USDC arrived",
        ),
    ] {
        let shop = Shop::order(change).await;
        for words in [words, next] {
            shop.until(&format!("container.textContent.includes('{words}')")).await;
        }
        assert_eq!(shop.value("container.textContent.includes('Nothing was paid.')"), "false", "{change}");
    }
}

#[wasm_bindgen_test]
async fn the_wrong_coin_is_named_while_the_right_one_is_still_awaited() {
    let shop = Shop::checkout().await;
    shop.run("tell({ original_payment_info: { coin: 'USDT', protocol: 'TRON_LIKE' } })");
    shop.until("container.textContent.includes('The payment was not as asked for.')").await;
    assert_eq!(shop.value("view()"), r#""checkout""#);
}

#[wasm_bindgen_test]
async fn a_payment_that_was_seen_needs_nothing_of_the_shopper() {
    let shop = Shop::order("{ order_state: 'PaymentStarted' }").await;
    shop.until("container.textContent.includes('You need not do anything.')").await;
}

#[wasm_bindgen_test]
async fn a_heading_promises_no_more_than_was_delivered() {
    let shop = Shop::order("{ order_state: 'Done' }").await;
    shop.see_text("status", "Paid. Getting your order").await;
    shop.see_no("code-saved").await;
    shop.run("tell({ deliveries: [{ ...order.deliveries[0], delivery_state: 'Failed' }] })");
    shop.see_text("status", "Your order could not be delivered").await;
    shop.see_text("delivery", "Contact support").await;
    let shop = Shop::order("{ order_state: 'Done' }").await;
    shop.run("tell(fixtures.done)");
    shop.see_text("status", "Your order is ready").await;
}

#[wasm_bindgen_test]
async fn an_order_that_the_host_forgot_can_be_forgotten_here_too() {
    let shop = Shop::filled_in().await;
    shop.run("(delete globalThis.EventSource, shop.speed = 50, answers.order = () => refusal(404, 'ORDER_NOT_FOUND'))");
    shop.click("pay");
    shop.see("forget").await;
    shop.until("container.textContent.includes('cannot be found from this browser')").await;
    assert_eq!(shop.value("one('.order-id').textContent == order.order_id"), "true");
    shop.click("forget");
    shop.see_view("grid").await;
    assert_eq!(shop.value("kept()"), r#""""#);
}
