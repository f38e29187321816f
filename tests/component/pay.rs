//! The pay button: problems beside their fields, and one order for one wish.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_empty_form_names_every_problem_and_keeps_the_button() {
    let shop = Shop::open_brand("Steam").await;
    shop.see("network").await;
    shop.click("pay");
    shop.see_problem("client:email").await;
    assert_eq!(shop.value("problems()"), r#"["client:amount","client:email"]"#);
    assert_eq!(shop.value("[view(), part('pay').disabled]"), r#"["brand",false]"#);
    assert_eq!(shop.value("part('email').ariaInvalid"), r#""true""#);
    shop.until("heard('cr-problem').map(({ code }) => code).join() == 'client:amount,client:email'").await;
    assert_eq!(shop.value("requests('validations').length"), "0");
    shop.run("type('email', 's')");
    shop.until("problems().join() == 'client:amount'").await;
}

#[wasm_bindgen_test]
async fn one_click_on_a_valid_form_validates_and_orders_the_same() {
    let shop = Shop::steam().await;
    shop.run("part('newsletter').click()");
    shop.click("pay");
    shop.see_view("checkout").await;
    let (validated, ordered) = ("requests('validations')[0].body", "requests('orders')[0].body");
    for body in [validated, ordered] {
        assert_eq!(
            shop.value(&format!("{body}.deliveries.map((it) => [it.brand_name, it.country_code, it.denomination, it.beneficiary_account])")),
            r#"[["Steam","US","10 USD","shopper@example.com"]]"#
        );
        assert_eq!(
            shop.value(&format!(
                "[{body}.payment.coin, {body}.payment.network, {body}.payment.payment_via, {body}.lang]"
            )),
            r#"["USDC","Solana","USER_WALLET","en"]"#
        );
    }
    assert_eq!(shop.value(&format!("{ordered}.user.has_accepted_newsletter")), "true");
    assert_eq!(
        shop.value("requests('orders')[0].headers.has('idempotency-key')"),
        "false",
        "nobody honours it"
    );
    shop.until("heard('cr-order-created').length == 1 && heard('cr-order-status').length == 1").await;
    assert_eq!(
        shop.value(
            "heard('cr-order-created').map(({ coin, network, coinAmount }) => [coin, network, coinAmount])"
        ),
        r#"[["USDC","Solana","101.48"]]"#
    );
    assert_eq!(shop.value("JSON.stringify(told).includes('@')"), "false", "no address leaves in an event");
}

#[wasm_bindgen_test]
async fn a_double_click_makes_one_order() {
    let shop = Shop::filled_in().await;
    shop.run("part('pay').click(), part('pay').click()");
    shop.see_view("checkout").await;
    assert_eq!(shop.value("[requests('validations').length, requests('orders').length]"), "[1,1]");
}

#[wasm_bindgen_test]
async fn every_problem_of_a_validation_is_shown_in_words_and_a_new_answer_replaces_them() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.validations = () => json(fixtures.invalid)), part('pay').click()");
    shop.until("problems().length == 8").await;
    let showing = "fixtures.invalid.problems.map(({ problem: code }) => code).filter((code) => problem(code).textContent.includes(code))";
    assert_eq!(shop.value(showing), r#"["NFT_GIFT_CARD_FROZEN"]"#, "only a code that nobody knows is shown");
    assert_eq!(
        shop.value("problem('COUPON_EXPIRED').closest('details').open"),
        "true",
        "a problem is never folded away"
    );
    assert_eq!(shop.value("problem('COUPON_EXPIRED').textContent.includes('July 31, 2026')"), "true");
    assert_eq!(
        shop.value("[view(), requests('orders').length, part('pay').disabled]"),
        r#"["brand",0,false]"#
    );
    shop.run("(answers.validations = () => json(fixtures.valid)), part('pay').click()");
    shop.see_view("checkout").await;
}

#[wasm_bindgen_test]
async fn a_refusal_stands_where_it_can_be_mended() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.validations = () => refusal(422, 'SUSPENDED_COIN')), part('pay').click()");
    shop.see_problem("SUSPENDED_COIN").await;
    assert_eq!(shop.value("problem('SUSPENDED_COIN').parentElement.id"), r#""problems-payment""#);
}

#[wasm_bindgen_test]
async fn a_problem_leads_on_where_the_partner_says() {
    let attributes = "{ brand: 'Steam', email: 'ada@example.com', 'kyc-url': 'https://partner.example/kyc' }";
    let shop = Shop::open_with(attributes, "(answers.validations = () => refusal(422, 'KYC_MISSING'))").await;
    shop.see("network").await;
    shop.see("amount-option").await;
    shop.pick_amount("10 USD").await;
    shop.click("pay");
    shop.see_problem("KYC_MISSING").await;
    assert_eq!(
        shop.value("problem('KYC_MISSING').querySelector('a').href"),
        r#""https://partner.example/kyc""#
    );
}

#[wasm_bindgen_test]
async fn one_press_takes_another_network_and_leads_to_the_button() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.validations = () => json({ problems: [{ problem: 'SUSPENDED_NETWORK', moreDetails: null }] }))");
    shop.click("pay");
    shop.see_problem("SUSPENDED_NETWORK").await;
    assert_eq!(shop.value("part('network').value"), r#""Solana""#);
    shop.run("problem('SUSPENDED_NETWORK').querySelector('button').click()");
    shop.until("problems().length == 0 && part('network').value != 'Solana'").await;
    shop.until("part('pay').matches(':focus')").await;
    assert_eq!(shop.value("[requests('validations').length, requests('orders').length]"), "[1,0]");
}

#[wasm_bindgen_test]
async fn one_press_goes_on_without_the_coupon() {
    let shop = Shop::open_with("{ brand: 'Steam', coupon: 'OLD', email: 'ada@example.com' }", "0").await;
    shop.see("amount-option").await;
    shop.run("one('.amount-option input').click()");
    shop.run("(answers.validations = () => json({ problems: [{ problem: 'COUPON_EXPIRED', moreDetails: { valid_until_pretty: '1 May' } }] }))");
    shop.click("pay");
    shop.see_problem("COUPON_EXPIRED").await;
    assert_eq!(shop.value("problem('COUPON_EXPIRED').textContent.includes('1 May')"), "true");
    shop.run("problem('COUPON_EXPIRED').querySelector('button').click()");
    shop.until("problems().length == 0 && part('coupon').value == ''").await;
    shop.until("requests('products').at(-1).query.get('promo_code') === null").await;
}

#[wasm_bindgen_test]
async fn an_answer_that_was_lost_is_told_and_nothing_is_ordered_again() {
    for lost in
        ["refusal(502, 'BAD_GATEWAY')", "Promise.reject(new TypeError('cut'))", "new Response('<html>')"]
    {
        let shop = Shop::filled_in().await;
        shop.run(&format!("(answers.orders = () => {lost}), part('pay').click()"));
        shop.see_problem("client:answer-lost").await;
        assert_eq!(shop.value("[view(), requests('orders').length]"), r#"["brand",1]"#, "{lost}");
    }
}

#[wasm_bindgen_test]
async fn a_host_that_honours_keys_gets_one_and_finds_the_order_of_a_lost_answer() {
    let shop = Shop::filled_in().await;
    shop.run("(honourKeys(), answers.orders = () => refusal(502, 'BAD_GATEWAY'), answers.made = () => json(fixtures.order))");
    shop.click("pay");
    shop.see_view("checkout").await;
    let key = shop.value("requests('orders')[0].headers.get('idempotency-key')");
    assert_eq!(key.trim_matches('"').len(), 32);
    assert_eq!(shop.value("requests('made')[0].headers.get('Idempotency-Key')"), key);
    assert_eq!(shop.value("requests('orders').length"), "1");
}

#[wasm_bindgen_test]
async fn an_order_that_its_key_did_not_make_may_be_made_again() {
    let shop = Shop::filled_in().await;
    shop.run("(honourKeys(), answers.orders = () => refusal(502, 'BAD_GATEWAY'))");
    shop.click("pay");
    shop.see_problem("client:order-not-made").await;
    shop.run("(answers.orders = () => json(fixtures.order))");
    shop.click("pay");
    shop.see_view("checkout").await;
    let keys = "new Set(requests('orders').map(({ headers }) => headers.get('idempotency-key'))).size";
    assert_eq!(shop.value(keys), "1", "the same wish keeps its key, should it still be on its way");
}

#[wasm_bindgen_test]
async fn while_an_order_is_made_the_button_says_so() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.validations = () => new Promise(() => {})), part('pay').click()");
    shop.until("part('pay').ariaBusy == 'true' && text('pay').includes('Checking')").await;
    drop(shop);
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => new Promise(() => {})), part('pay').click()");
    shop.until("part('pay').ariaBusy == 'true' && text('pay').includes('Making')").await;
}

#[wasm_bindgen_test]
async fn a_top_up_is_ordered_for_the_number_in_its_international_form() {
    let shop = Shop::open_with("{ brand: 'Lycamobile Bundle', email: 'ada@example.com' }", "0").await;
    shop.see("network").await;
    shop.see("amount-option").await;
    shop.run("all('[part=amount-option] input')[0].click(), type('phone', '+1 (415) 555-0123')");
    shop.click("pay");
    shop.see_view("checkout").await;
    assert_eq!(
        shop.value("requests('orders')[0].body.deliveries[0].beneficiary_account"),
        r#""+14155550123""#
    );
    assert_eq!(shop.value("requests('orders')[0].body.user.email"), r#""ada@example.com""#);
}

#[wasm_bindgen_test]
async fn a_refusal_names_its_problems_in_every_shape() {
    for (route, status, body) in [
        ("orders", 422, "{ problems: [{ problem: 'LOGIN_REQUIRED', moreDetails: null }] }"),
        ("orders", 200, "{ problems: [{ problem: 'LOGIN_REQUIRED' }] }"),
        ("orders", 409, "{ code: 'LOGIN_REQUIRED' }"),
        ("validations", 422, "{ problems: ['LOGIN_REQUIRED'] }"),
        ("validations", 400, "{ error: { code: 'LOGIN_REQUIRED' } }"),
        ("validations", 422, "{ reason: 'LOGIN_REQUIRED', status: 422 }"),
    ] {
        let shop = Shop::open_with("{ 'login-url': 'https://login.example/' }", "0").await;
        shop.pick_brand("Steam").await;
        shop.pick_amount("10 USD").await;
        shop.run("type('email', 'shopper@example.com')");
        shop.run(&format!("(answers.{route} = () => json({body}, {status}))"));
        shop.click("pay");
        shop.see_problem("LOGIN_REQUIRED").await;
        assert_eq!(
            shop.value("[problem('LOGIN_REQUIRED').querySelector('a').href, view(), kept()]"),
            r#"["https://login.example/","brand",""]"#,
            "{body}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_refused_creation_tells_all_its_problems_beside_their_fields() {
    let shop = Shop::filled_in().await;
    let reasons = "{ problems: [{ problem: 'OUT_OF_STOCK' }, { problem: 'SUSPENDED_COIN' }, { problem: 'KYC_MISSING' }] }";
    shop.run(&format!("(answers.orders = () => json({reasons}, 422))"));
    shop.click("pay");
    shop.see_problem("KYC_MISSING").await;
    assert_eq!(
        shop.value("problems().map((code) => code + ' ' + problem(code).parentElement.id).sort()"),
        r#"["KYC_MISSING problems-review","OUT_OF_STOCK problems-amount","SUSPENDED_COIN problems-payment"]"#
    );
}

#[wasm_bindgen_test]
async fn an_order_that_tells_no_state_waits_for_its_payment() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, order_state: undefined }))");
    shop.click("pay");
    shop.see_view("checkout").await;
    shop.see("qr").await;
}
