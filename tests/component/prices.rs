//! Prices: quotes and their age, coupons, changes, fees, points, and what is known before an order.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_quote_says_that_it_is_one_and_is_taken_anew_without_a_flicker() {
    let shop = Shop::steam().await;
    shop.until("/quote, taken at .*[0-9]/.test(one('.quote-time').textContent)").await;
    shop.run(
        "(fixtures.steam[0].products[0].coin_amount = '11.60', all('[part=amount-option]')[0].mine = true)",
    );
    shop.run("one('[part=amount-option] input').focus()");
    assert_eq!(shop.value("ring(60000)"), "1");
    assert_eq!(
        shop.value("text('price')"),
        r#""11.47 USDC on Solana""#,
        "the price stays until the next is there"
    );
    shop.see_text("price", "11.60 USDC on Solana").await;
    assert_eq!(
        shop.value("[all('[part=amount-option]')[0].mine, container.getRootNode().activeElement.value]"),
        r#"[true,"10 USD"]"#,
        "rows and focus stay"
    );
    shop.until("[...bells.values()].some(({ wait }) => wait == 60000)").await;
}

#[wasm_bindgen_test]
async fn a_refresh_that_fails_is_nobodys_business() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.see_text("price", "50.42").await;
    shop.run("answers.price = () => refusal(400, 'BAD_REQUEST')");
    assert_eq!(shop.value("ring(60000)"), "1");
    shop.until("requests('price').length == 2").await;
    shop.until("[...bells.values()].some(({ wait }) => wait == 60000)").await;
    assert_eq!(shop.value("[text('price'), problems().length]"), r#"["50.42 USDC on Solana",0]"#);
}

#[wasm_bindgen_test]
async fn a_coupon_shows_the_price_before_and_after() {
    let discounted = "(answers.price = ({ query }) => json(query.get('promo_code')
        ? { coin: 'USDC', coin_amount: '45.38', original_coin_amount: '50.42', points: '41' }
        : { coin: 'USDC', coin_amount: '50.42', original_coin_amount: '50.42', points: '0' }))";
    let shop = Shop::open_with("{ email: 'ada@example.com' }", discounted).await;
    shop.pick_brand("Airbnb").await;
    shop.see_text("price", "50.42").await;
    let rows = "all('.review-row').map((it) => it.textContent).slice(2)";
    assert_eq!(shop.value(rows), r#"["You pay50.42 USDC on Solana"]"#, "nothing is told of no points");
    shop.run("type('coupon', 'SAVE10'), leave('coupon')");
    shop.see_text("price", "45.38").await;
    assert_eq!(shop.value(rows), r#"["Points41","Without coupon50.42 USDC","You pay45.38 USDC on Solana"]"#);
    assert_eq!(shop.value("text('price')"), r#""45.38 USDC on Solana""#, "the price alone");
    assert_eq!(shop.value("one('#coupon-hint').textContent"), r#""It counts: 45.38 USDC instead of 50.42.""#);
    shop.run("(answers.orders = () => json({ ...fixtures.order, coin_amount: '45.38', summary: { coin_amount_before_discount: '50.42' } }))");
    shop.click("pay");
    shop.see_view("checkout").await;
    assert_eq!(shop.value("requests('orders')[0].body.promo_code"), r#""SAVE10""#);
    assert_eq!(
        shop.value("one('.bill-facts').textContent"),
        r#""Your coupon counts: it was 50.42 USDC without it.You collect 88 points with this order.""#
    );
}

#[wasm_bindgen_test]
async fn enter_counts_the_coupon_and_orders_nothing() {
    let shop = Shop::steam().await;
    shop.run("type('coupon', 'SAVE5')");
    let enter = "part('coupon').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))";
    assert_eq!(shop.value(enter), "false", "the form is not sent");
    shop.until("requests('products').at(-1).query.get('promo_code') == 'SAVE5'").await;
    assert_eq!(shop.value("[view(), requests('validations').length]"), r#"["brand",0]"#);
}

#[wasm_bindgen_test]
async fn an_order_that_costs_more_than_its_quote_says_so_before_it_is_paid() {
    for (amount, validation, words) in [
        (
            "11.69",
            "fixtures.valid",
            "The price went up while the order was made. You saw 11.47 USDC; the order asks for 11.69 USDC. Nothing is paid yet.",
        ),
        (
            "10.90",
            "fixtures.valid",
            "The price went down while the order was made. You saw 11.47 USDC; the order asks for 10.90 USDC. Nothing is paid yet.",
        ),
        (
            "11.59",
            "{ ...fixtures.valid, payment_fee: { amount: '0.12' } }",
            "This way to pay adds a fee of 0.12 USDC. You saw 11.47 USDC; the order asks for 11.59 USDC. Nothing is paid yet.",
        ),
    ] {
        let shop = Shop::steam().await;
        shop.run(&format!(
            "(answers.validations = () => json({validation}), answers.orders = () => json({{ ...fixtures.order, coin_amount: '{amount}' }}))"
        ));
        shop.click("pay");
        shop.see_view("checkout").await;
        shop.until(&format!("all('.notice').some((it) => it.textContent == '{words}')")).await;
        shop.see_text("amount-due", amount).await;
    }
}

#[wasm_bindgen_test]
async fn an_order_at_its_quote_says_nothing_of_a_change() {
    let shop = Shop::steam().await;
    shop.run("(answers.validations = () => json({ ...fixtures.valid, points: { amount: 11, original_amount: 11 } }),
        answers.orders = () => json({ ...fixtures.order, coin_amount: '11.470', summary: null }))");
    shop.click("pay");
    shop.see_view("checkout").await;
    assert_eq!(shop.value("container.textContent.includes('You saw')"), "false");
    shop.until("one('.bill-facts').textContent == 'You collect 11 points with this order.'").await;
}

#[wasm_bindgen_test]
async fn what_is_too_small_for_a_network_is_known_before_it_is_ordered() {
    let least = "fixtures.vias[0].currencies[0].networks.forEach((it) => it.name == 'Solana' && (it.threshold = '20'))";
    let shop = Shop::open_with("{}", least).await;
    shop.pick_brand("Steam").await;
    shop.pick_amount("10 USD").await;
    shop.see_text("compliance-note", "The least that can be paid on Solana is 20 USDC.").await;
    shop.pick_amount("20 USD").await;
    shop.see_no("compliance-note").await;
    shop.pick_amount("10 USD").await;
    shop.run("choose('network', 'Base')");
    shop.see_no("compliance-note").await;
}

#[wasm_bindgen_test]
async fn what_the_choice_means_for_the_wallet_is_said_beside_it() {
    let shop = Shop::open_brand("Steam").await;
    let hint = "one('.pair-field').parentElement.querySelector('.hint').textContent";
    shop.until(&format!("{hint}.includes('lowest fees')")).await;
    shop.until(&format!("{hint}.includes(\"network's fee in SOL\")")).await;
    shop.run("choose('network', 'BINANCE_PAY')");
    shop.until(&format!("{hint}.includes('page of Binance Pay')")).await;
}

#[wasm_bindgen_test]
async fn a_refund_address_is_sent_with_the_order_alone() {
    for (attributes, typed, sent) in [
        ("{ brand: 'Airbnb', email: 'ada@example.com' }", "' 7xKXtg '", "7xKXtg"),
        (
            "{ brand: 'Airbnb', email: 'ada@example.com', 'refund-address': '9aBcD' }",
            "part('refund-address').value",
            "9aBcD",
        ),
    ] {
        let shop = Shop::open_with(attributes, "0").await;
        shop.see_text("price", "USDC").await;
        assert_eq!(
            shop.value("part('refund-address').closest('details').open"),
            attributes.contains("refund").to_string(),
            "what counts is seen"
        );
        shop.until("one('#refund-address-hint').textContent.includes('of your own on Solana')").await;
        shop.run(&format!("type('refund-address', {typed})"));
        shop.click("pay");
        shop.see_view("checkout").await;
        assert_eq!(shop.value("requests('orders')[0].body.refund_wallet_address"), format!("\"{sent}\""));
    }
}

#[wasm_bindgen_test]
async fn a_sold_out_amount_is_told_and_the_offer_asked_for_again() {
    let shop = Shop::steam().await;
    let refuse = "(answers.validations = () => json({ problems: [{ problem: 'OUT_OF_STOCK' }] }), fixtures.steam[0].products.shift())";
    shop.run(refuse);
    shop.click("pay");
    shop.see_problem("OUT_OF_STOCK").await;
    shop.until("!one('[data-denomination=\"10 USD\"]') && all('[part=amount-option]').length > 0").await;
    assert_eq!(
        shop.value("[problems().join(), part('email').value]"),
        r#"["OUT_OF_STOCK","shopper@example.com"]"#
    );
}

#[wasm_bindgen_test]
async fn a_brand_with_nothing_left_leads_back_to_the_others() {
    let shop = Shop::open_with("{ brand: 'Steam' }", "(answers.products = () => json([]))").await;
    shop.see_problem("client:sold-out").await;
    shop.run("button('Choose another brand').click()");
    shop.see_view("grid").await;
}
