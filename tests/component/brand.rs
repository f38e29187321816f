//! One brand: amounts and prices, coin and network, who receives, the coupon, and the review line.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_brand_shows_its_amounts_with_their_prices_and_picks_none() {
    let shop = Shop::open_brand("Steam").await;
    assert_eq!(
        shop.value("all('[part=amount-option]').map((it) => it.dataset.denomination).slice(0, 2)"),
        r#"["10 USD","20 USD"]"#
    );
    shop.until("one('[data-denomination=\"10 USD\"]').textContent.includes('11.47 USDC on Solana')").await;
    assert_eq!(shop.value("all('[part=amount-option] input:checked').length"), "0");
    shop.pick_amount("20 USD").await;
    shop.see_text("price", "21.43 USDC on Solana").await;
    shop.see_text("pay", "Pay 21.43 USDC on Solana").await;
    assert_eq!(shop.value("requests('products')[0].query.get('brand_name')"), r#""Steam""#);
}

#[wasm_bindgen_test]
async fn a_range_starts_with_an_amount_and_follows_what_is_typed() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.see_text("price", "50.42 USDC on Solana").await;
    assert_eq!(shop.value("part('amount-input').value"), r#""50""#);
    assert_eq!(shop.value("one('#amount-rule').textContent"), r#""From $50 to $500, in steps of $1.""#);
    for text in ["1", "12", "120"] {
        shop.run(&format!("type('amount-input', '{text}')"));
    }
    shop.see_text("price", "120.42 USDC").await;
    assert_eq!(
        shop.value("requests('price').map(({ query }) => query.get('face_value'))"),
        r#"["50","120"]"#
    );
}

#[wasm_bindgen_test]
async fn an_amount_that_does_not_fit_is_told_beside_its_field() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.run("type('amount-input', '49'), leave('amount-input')");
    shop.see_problem("client:low-amount").await;
    assert_eq!(
        shop.value("[problem('client:low-amount').textContent, part('amount-input').ariaInvalid]"),
        r#"["The least is $50.","true"]"#
    );
    assert_eq!(
        shop.value("part('amount-input').getAttribute('aria-describedby').split(' ').includes(problem('client:low-amount').parentElement.id)"),
        "true"
    );
    shop.run("type('amount-input', '51')");
    shop.until("problems().length == 0 && part('amount-input').ariaInvalid != 'true'").await;
}

#[wasm_bindgen_test]
async fn a_price_that_failed_is_a_problem_and_another_amount_asks_again() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.run("(answers.price = () => refusal(500, 'OOPS')), type('amount-input', '60')");
    shop.see_problem("client:price").await;
    shop.run(
        "(answers.price = () => json({ coin: 'USDC', coin_amount: '61.10' })), type('amount-input', '61')",
    );
    shop.see_text("price", "61.10 USDC").await;
    assert_eq!(shop.value("problems()"), "[]");
}

#[wasm_bindgen_test]
async fn amounts_that_could_not_be_loaded_can_be_asked_for_again() {
    let shop =
        Shop::open_with("{ brand: 'Steam' }", "(answers.products = () => Promise.reject(new TypeError()))")
            .await;
    shop.see_problem("client:unreachable").await;
    shop.run("(answers.products = () => json(fixtures.steam)), button('Try again').click()");
    shop.see("amount-option").await;
    assert_eq!(shop.value("problems()"), "[]");
}

#[wasm_bindgen_test]
async fn usdc_on_solana_comes_first_and_what_is_paused_cannot_be_chosen() {
    let shop = Shop::open_brand("Steam").await;
    shop.until("part('coin').value == 'USDC' && part('network').value == 'Solana'").await;
    let paused =
        |part: &str| format!("options('{part}').filter((it) => it.disabled).map((it) => it.textContent)");
    assert_eq!(shop.value(&paused("coin")), r#"["LTC (paused)"]"#);
    assert_eq!(shop.value(&paused("network")), r#"["Arbitrum (paused)"]"#);
}

#[wasm_bindgen_test]
async fn another_coin_has_its_own_networks_and_prices() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.see_text("price", "USDC").await;
    shop.run("choose('coin', 'BTC')");
    shop.see_text("price", "50.42 BTC on Bitcoin").await;
    assert_eq!(shop.value("options('network').map((it) => it.value)"), r#"["Mainnet","Lightning"]"#);
    shop.run("choose('network', 'Lightning')");
    shop.see_text("price", "50.42 BTC on Lightning").await;
    assert_eq!(shop.value("requests('price').at(-1).query.get('coin')"), r#""BTC""#);
}

#[wasm_bindgen_test]
async fn a_pair_that_needs_a_full_name_says_so_before_anything_is_ordered() {
    let shop = Shop::open_brand("Steam").await;
    shop.see("network").await;
    shop.see_no("compliance-note").await;
    shop.run("choose('network', 'Tron')");
    shop.see_text("compliance-note", "USDC on Tron").await;
}

#[wasm_bindgen_test]
async fn the_partners_pair_is_chosen_where_it_can_be_used() {
    for (attributes, pair) in [
        ("{ coin: 'usdt', network: 'tron' }", r#"["USDT","Tron"]"#),
        ("{ coin: 'LTC', network: 'Mainnet' }", r#"["USDC","Solana"]"#),
    ] {
        let shop = Shop::open_with(attributes, "0").await;
        shop.pick_brand("Steam").await;
        shop.see("network").await;
        assert_eq!(shop.value("[part('coin').value, part('network').value]"), pair);
    }
}

#[wasm_bindgen_test]
async fn ways_to_pay_that_could_not_be_loaded_can_be_asked_for_again() {
    let shop = Shop::open_with("{}", "(answers.payment_vias = () => refusal(503, 'BUSY'))").await;
    shop.run("card('Steam').click()");
    shop.see_problem("client:server").await;
    shop.run("(answers.payment_vias = () => json(fixtures.vias)), button('Try again').click()");
    shop.see("network").await;
}

#[wasm_bindgen_test]
async fn a_card_goes_to_an_address_and_a_top_up_to_a_phone() {
    let shop = Shop::open_brand("Steam").await;
    assert_eq!(shop.value("[Boolean(part('email')), Boolean(part('phone'))]"), "[true,false]");
    assert_eq!(shop.value("[part('newsletter').checked, part('email').autocomplete]"), r#"[false,"email"]"#);
    shop.click("back");
    shop.see_view("grid").await;
    shop.run("one('[part=kind-tab][data-kind=mobile_recharge]').click()");
    shop.until("card('Lycamobile Bundle')").await;
    shop.pick_brand("Lycamobile Bundle").await;
    shop.see("phone").await;
    assert_eq!(shop.value("[part('phone').type, part('phone').autocomplete]"), r#"["tel","tel"]"#);
}

#[wasm_bindgen_test]
async fn the_review_says_what_for_whom_and_for_how_much() {
    let shop = Shop::steam().await;
    for words in ["Steam $10, United States", "shopper@example.com", "11.47 USDC on Solana"] {
        shop.until(&format!("one('.review-list').textContent.includes('{words}')")).await;
    }
}

#[wasm_bindgen_test]
async fn a_coupon_is_counted_when_its_field_is_left() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.see_text("price", "50.42").await;
    shop.run("type('coupon', 'SAVE5'), leave('coupon')");
    shop.until("requests('price').at(-1).query.get('promo_code') == 'SAVE5'").await;
}

#[wasm_bindgen_test]
async fn what_the_partner_prefills_stands_in_the_form() {
    let attributes = "{ brand: 'Steam', email: 'ada@example.com', coupon: 'SAVE5' }";
    let shop = Shop::open_with(attributes, "0").await;
    shop.see("email").await;
    assert_eq!(shop.value("[part('email').value, part('coupon').value]"), r#"["ada@example.com","SAVE5"]"#);
    assert_eq!(shop.value("part('coupon').closest('details').open"), "true", "a coupon that counts is seen");
}

#[wasm_bindgen_test]
async fn every_field_has_a_name_for_those_who_listen() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.see("network").await;
    let nameless =
        "all('input, select').filter((it) => !(it.labels.length || it.ariaLabel)).map((it) => it.outerHTML)";
    assert_eq!(shop.value(nameless), "[]");
}

#[wasm_bindgen_test]
async fn who_sells_is_named_and_the_partners_pages_are_linked() {
    let shop = Shop::open_brand("Steam").await;
    shop.see_text("seller", "Sold and supported by Cryptorefills.").await;
    assert_eq!(shop.value("[all('[part=seller]').length, all('[part=seller] a').length]"), "[1,0]");
    drop(shop);
    let pages = "{ 'terms-url': 'https://a.example/t', 'privacy-url': 'https://a.example/p' }";
    let shop = Shop::open_with(pages, "0").await;
    shop.pick_brand("Steam").await;
    shop.until(
        "all('[part=seller] a').map((link) => link.href).join() == 'https://a.example/t,https://a.example/p'",
    )
    .await;
}

#[wasm_bindgen_test]
async fn without_a_network_the_form_says_so_until_it_is_back() {
    let shop = Shop::open_brand("Steam").await;
    shop.run("globalThis.dispatchEvent(new Event('offline'))");
    shop.until("one('.offline').textContent.includes('You are offline.')").await;
    shop.run("(answers.price = answers.price, globalThis.dispatchEvent(new Event('online')))");
    shop.until("one('.offline').textContent == ''").await;
}

#[wasm_bindgen_test]
async fn an_icon_covers_its_letters_once_it_is_there() {
    let vias = "(answers.payment_vias = () => json(fixtures.vias.map((via) => ({ ...via, currencies: via.currencies.map((coin) =>
        ({ ...coin, logo_url: 'https://icons.invalid/' + coin.name + '.png', networks: coin.networks.map(({ name }) => ({ name })) })) }))))";
    let shop = Shop::open_with("{}", vias).await;
    shop.pick_brand("Steam").await;
    shop.until("one('.glyph-coin img')?.src == 'https://icons.invalid/USDC.png'").await;
    assert_eq!(shop.value("one('.glyph-coin').textContent"), r#""UC""#, "the letters stand below it");
    shop.run("one('.glyph-coin img').dispatchEvent(new Event('load'))");
    shop.until("one('.glyph-coin img').hasAttribute('data-loaded')").await;
    assert_eq!(shop.value("all('.glyph-network img').length"), "0", "it has none");
}

#[wasm_bindgen_test]
async fn a_card_that_its_regions_leave_out_says_so() {
    let elsewhere = "(answers.products = ({ query }) => json(fixtures.steam.map((group) => ({ ...group,
        products: group.products.map((it, at) => ({ ...it, valid_regions: at ? ['US'] : ['CA', 'MX'] })) }))))";
    let shop = Shop::open_with("{}", elsewhere).await;
    shop.pick_brand("Steam").await;
    shop.pick_amount("10 USD").await;
    let note = "container.textContent.includes('Probably not redeemable in United States')";
    shop.until(note).await;
    shop.pick_amount("20 USD").await;
    shop.until(&format!("!{note}")).await;
}
