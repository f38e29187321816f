//! An order that is another one than was asked for, or that costs more than was told: nothing of it can be paid until
//! that is known.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

const WAYS: [&str; 4] = ["qr", "address", "open-wallet", "copy-address"];

#[wasm_bindgen_test]
async fn an_order_of_something_else_cannot_be_paid_and_says_what_differs() {
    for (change, words) in [
        ("order.network = 'Base'", "Network: you asked for Solana, the order names Base."),
        ("order.coin = 'USDT'", "Coin: you asked for USDC, the order names USDT."),
        ("line.brand_name = 'Steam'", "You get: you asked for Airbnb, the order names Steam."),
        ("line.denomination = '500 USD'", "Amount: you asked for $100, the order names $500."),
        ("line.country_code = 'CA'", "Country: you asked for United States, the order names Canada."),
        (
            "line.beneficiary_account = 'eve@example.com'",
            "Sent to: you asked for shopper@example.com, the order names eve@example.com.",
        ),
        ("order.deliveries.push(order.deliveries[0])", "In your order: you asked for 1, the order names 2."),
    ] {
        let shop = Shop::filled_in().await;
        shop.run(&format!(
            "(shop.verbatim = true, answers.orders = () => {{ const order = structuredClone(fixtures.order); \
             const line = order.deliveries[0].deliverable; {change}; return json(order); }})"
        ));
        shop.click("pay");
        shop.see_problem("client:other-order").await;
        assert_eq!(shop.value("view()"), r#""checkout""#, "{change}");
        assert_eq!(
            shop.value(&format!(
                "problem('client:other-order').textContent.includes(`{words} Contact Cryptorefills support with order ${{order.order_id}}.`)"
            )),
            "true",
            "{change}: {}",
            shop.value("problem('client:other-order').textContent")
        );
        for part in WAYS {
            assert_eq!(shop.value(&format!("all('[part={part}]').length")), "0", "{change}: {part}");
        }
        // It is told a turn after it is drawn, and once.
        shop.until("heard('cr-problem').length > 0").await;
        assert_eq!(shop.value("heard('cr-problem').map(({ code }) => code)"), r#"["client:other-order"]"#);
        shop.click("restart");
        shop.see_view("brand").await;
        shop.until("part('email').value == 'shopper@example.com' && part('amount-input').value == '100'")
            .await;
    }
}

#[wasm_bindgen_test]
async fn a_price_that_rose_is_paid_only_after_a_press() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, coin_amount: '103.51', qr_text: null }))");
    shop.click("pay");
    shop.see_problem("client:dearer-order").await;
    assert_eq!(
        shop.value("problem('client:dearer-order').textContent"),
        r#""You saw 101.48 USDC, but this order costs 103.51 USDC. Nothing is paid yet: do you agree to the new price?""#
    );
    for part in WAYS {
        assert_eq!(shop.value(&format!("all('[part={part}]').length")), "0", "{part}");
    }
    shop.click("accept-price");
    shop.see("qr").await;
    shop.see_text("amount-due", "103.51").await;
    assert_eq!(shop.value("problems().length"), "0");
    shop.run("tell({ coin_amount: '150' })");
    shop.see_problem("client:dearer-order").await;
    shop.see_no("qr").await;
}

#[wasm_bindgen_test]
async fn two_percent_are_told_and_not_asked_about() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, coin_amount: '103.50' }))");
    shop.click("pay");
    shop.see("qr").await;
    shop.until("container.textContent.includes('You saw 101.48 USDC; the order asks for 103.50 USDC.')")
        .await;
}

#[wasm_bindgen_test]
async fn an_address_that_changes_while_it_is_paid_to_is_not_shown() {
    let shop = Shop::checkout().await;
    shop.see("qr").await;
    shop.run("tell({ wallet_address: 'EviLEviLEviLEviLEviLEviLEviLEviLEviLEviLEviL', qr_text: 'solana:EviLEviLEviLEviLEviLEviLEviLEviLEviLEviLEviL' })");
    shop.see_problem("client:other-order").await;
    for part in WAYS {
        shop.see_no(part).await;
    }
    assert_eq!(
        shop.value("container.textContent.includes('EviLEviLEviLEviLEviLEviL')"),
        "false",
        "not to be copied"
    );
    shop.run("tell({ wallet_address: fixtures.order.wallet_address, qr_text: fixtures.order.qr_text })");
    shop.see("qr").await;
}

#[wasm_bindgen_test]
async fn a_reload_holds_the_order_to_what_was_asked_for() {
    for (change, held) in [
        ("{}", false),
        ("{ network: 'SOLANA' }", false),
        ("{ network: 'Base' }", true),
        ("{ wallet_address: 'EviLEviLEviLEviLEviLEviLEviLEviLEviLEviLEviL' }", true),
        (
            "{ deliveries: [{ ...fixtures.order.deliveries[0], deliverable: { ...fixtures.order.deliveries[0].deliverable, beneficiary_account: 'eve@example.com' } }] }",
            true,
        ),
    ] {
        let mut shop = Shop::checkout().await;
        shop.run(&format!("(shop.order = {{ ...order, ...{change} }})"));
        shop.reload();
        if held {
            shop.see_problem("client:other-order").await;
            shop.see_no("qr").await;
        } else {
            shop.see("qr").await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_price_that_nobody_agreed_to_is_asked_about_after_a_reload_as_well() {
    let mut shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json(shop.order = { ...fixtures.order, coin_amount: '150' }))");
    shop.click("pay");
    shop.see_problem("client:dearer-order").await;
    shop.reload();
    shop.see_problem("client:dearer-order").await;
    shop.see_no("qr").await;
    shop.click("accept-price");
    shop.see("address").await;
    shop.reload();
    shop.see("address").await;
}

#[wasm_bindgen_test]
async fn what_went_by_e_mail_alone_says_where_it_went() {
    let shop = Shop::checkout().await;
    shop.run("tell({ order_state: 'Done', deliveries: [{ ...fixtures.order.deliveries[0], delivery_state: 'Succeeded' }] })");
    shop.see_view("order").await;
    assert_eq!(shop.value("text('status')"), r#""Your order was sent by e-mail""#);
    assert_eq!(
        shop.value("part('delivery').textContent.includes('Sent by e-mail to shopper@example.com.')"),
        "true"
    );
    assert_eq!(shop.value("container.textContent.includes('The code appears here')"), "false");
}

#[wasm_bindgen_test]
async fn a_long_event_is_read_and_one_that_is_too_long_is_asked_for() {
    for (letters, asked) in [(1_000_000, 0), (1_048_577, 1)] {
        let shop = Shop::checkout().await;
        shop.run(&format!(
            "(order = {{ ...order, order_state: 'PaymentReceived', note: 'x'.repeat({letters}) }})"
        ));
        shop.run("emit('message', JSON.stringify(order))");
        shop.see_text("status", "Payment received").await;
        assert_eq!(shop.value("requests('order').length"), asked.to_string(), "{letters}");
    }
}

#[wasm_bindgen_test]
async fn a_stamp_of_the_future_does_not_freeze_an_order() {
    let shop = Shop::checkout().await;
    shop.run("emit('message', JSON.stringify({ ...order, updated_at: 4102444800, order_state: 'PaymentStarted' }))");
    shop.see_view("order").await;
    shop.run("tell({ ...fixtures.done, updated_at: order.timestamp_of_request + 1 })");
    shop.see("reveal").await;
    // Without a time to compare it with, two answers outrank it.
    let shop = Shop::checkout().await;
    let untimed = "payment_requested_at: null, created_at: null, timestamp_of_request: null";
    shop.run(&format!("(emit('message', JSON.stringify({{ ...order, {untimed}, updated_at: 4102444800, order_state: 'PaymentStarted' }})))"));
    shop.see_view("order").await;
    shop.run(&format!("(order = {{ ...fixtures.done, {untimed}, updated_at: 1787659300 }})"));
    shop.run("emit('message', JSON.stringify(order))");
    shop.see("reveal").await;
    assert_eq!(shop.value("requests('order').length"), "2");
}

#[wasm_bindgen_test]
async fn a_rest_that_does_not_add_up_is_not_asked_for() {
    for (sent, missing) in [("60", "1061.48"), ("101", "101.48")] {
        let shop = Shop::checkout().await;
        shop.run(&format!(
            "tell({{ order_state: 'PartialPaymentStarted', sent_coin_amount: '{sent}', missing_amount: '{missing}', missing_amount_qr_text: null }})"
        ));
        shop.see_view("order").await;
        shop.until(&format!("container.textContent.includes('{sent} USDC')")).await;
        for part in ["missing-amount", "qr", "address", "open-wallet"] {
            assert_eq!(shop.value(&format!("all('[part={part}]').length")), "0", "{missing}: {part}");
        }
        assert_eq!(
            shop.value(&format!("container.textContent.includes('{missing}')")),
            (missing == "101.48").to_string()
        );
        shop.until("container.textContent.includes('contact support with the order number')").await;
    }
}
