//! Languages: what the browser's `Intl` writes, which way the writing runs, and a partner's own words.

use crate::shop::Shop;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn money_is_written_as_the_language_does_and_coins_as_they_came() {
    let shop = Shop::steam().await;
    let rows = "all('.option-face').slice(0, 2).map((it) => it.textContent)";
    assert_eq!(shop.value(rows), r#"["$10","$20"]"#);
    speak(&shop, "de");
    shop.until("one('.option-face').textContent == '10\u{a0}$'").await;
    assert_eq!(
        shop.value(
            "[one('[part=amount-option]').dataset.denomination, text('price').includes('11.47 USDC')]"
        ),
        r#"["10 USD",true]"#
    );
    assert!(shop.value("one('.review-row dd').textContent").contains("10\u{a0}$, Vereinigte Staaten"));
}

#[wasm_bindgen_test]
async fn words_that_only_come_to_others_redraw_nothing() {
    let shop = Shop::open().await;
    let say = |texts: &str| shop.widget().set_texts(shop.run(texts), JsValue::UNDEFINED);
    shop.run(
        "(shop.redrawn = 0, new MutationObserver((all) => (shop.redrawn += all.length)).observe(part('root').parentNode, { subtree: true, childList: true }))",
    );
    say(
        "({ ...Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('brand.'))), '@rest': 'x' })",
    );
    shop.until("shop.redrawn > 0").await;
    shop.run("(shop.redrawn = 0)");
    say("texts");
    // An element told of a change is told of all changes before it.
    shop.run("part('root').append(document.createElement('i'))");
    shop.until("shop.redrawn > 0").await;
    shop.run("part('root').lastChild.remove()");
    assert_eq!(shop.value("shop.redrawn"), "1");
    shop.pick_brand("Steam").await;
    assert_eq!(shop.value("part('back').ariaLabel"), r#""Back to all brands""#);
}

#[wasm_bindgen_test]
async fn a_range_and_what_is_wrong_with_an_amount_are_money_too() {
    let shop = Shop::open_brand("Airbnb").await;
    shop.until("one('#amount-rule').textContent.includes('From $50 to $500')").await;
    shop.run("type('amount-input', '0.5')");
    shop.run("leave('amount-input')");
    shop.until("problem('client:low-amount').textContent.includes('$50')").await;
    speak(&shop, "fr");
    shop.until("one('#amount-rule').textContent.includes('50\u{a0}$US')").await;
    assert_eq!(shop.value("part('amount-input').value"), r#""0.5""#, "what is typed stays as it is typed");
}

#[wasm_bindgen_test]
async fn what_is_no_currency_and_what_is_no_number_stay_as_they_are() {
    let prepare = "(fixtures.airbnb[0].products[0].range.currency = 'Diamonds',
        fixtures.steam[0].products[0].denomination = fixtures.steam[0].products[0].localized_denomination = '10 QQQ',
        fixtures.steam[0].products[1].localized_denomination = '$20 + $1 bonus')";
    let shop = Shop::open_with("{}", prepare).await;
    shop.pick_brand("Airbnb").await;
    shop.until("one('#amount-rule').textContent.includes('From 50 Diamonds to 500 Diamonds')").await;
    shop.click("back");
    shop.see_view("grid").await;
    shop.pick_brand("Steam").await;
    assert_eq!(
        shop.value("all('.option-face').slice(0, 2).map((it) => it.textContent)"),
        "[\"QQQ\u{a0}10\",\"$20 + $1 bonus\"]"
    );
}

#[wasm_bindgen_test]
async fn numbers_choose_their_plural_form() {
    let shop = Shop::open_with("{}", "(fixtures.valid.points = { amount: '1' })").await;
    shop.pick_brand("Steam").await;
    shop.pick_amount("10 USD").await;
    shop.run("type('email', 'shopper@example.com')");
    shop.click("pay");
    shop.until("text('checkout').includes('You collect 1 point with')").await;
    let own = "({ '@lang': 'ar', 'bill.points': '{count} P', 'bill.points#one': 'a P', 'bill.points#zero': 'no P' })";
    speak_own(&shop, own);
    shop.until("text('checkout').includes('a P')").await;
    assert_eq!(shop.value("warnings.filter((text) => text.includes('texts'))"), "[]");
}

#[wasm_bindgen_test]
async fn the_root_names_its_language_and_runs_as_it_does_whatever_the_page() {
    let shop = Shop::open().await;
    let root = "[part('root').lang, part('root').dir, getComputedStyle(part('root')).direction]";
    shop.run("(document.documentElement.dir = 'rtl')");
    assert_eq!(shop.value(root), r#"["en","ltr","ltr"]"#);
    speak_own(&shop, "({ '@lang': 'ar' })");
    shop.run("document.documentElement.removeAttribute('dir')");
    shop.until("part('root').dir == 'rtl'").await;
    assert_eq!(shop.value(root), r#"["ar","rtl","rtl"]"#);
}

#[wasm_bindgen_test]
async fn a_partners_texts_replace_the_built_in_ones_and_bad_ones_are_told_once() {
    let shop = Shop::open().await;
    let own = "({ 'grid.search': 'Find <b>me</b>', 'grid.serach': 'x', 'grid.no-match': 'Nothing' })";
    speak_own(&shop, own);
    shop.until("part('search').placeholder == 'Find <b>me</b>'").await;
    speak_own(&shop, own);
    assert_eq!(
        shop.value("warnings.filter((text) => text.includes('texts'))"),
        r#"["cryptorefills-widget: texts are unknown: grid.serach","cryptorefills-widget: texts cannot be used, the built-in ones stand: grid.no-match"]"#
    );
    assert_eq!(shop.value("all('b').length"), "0", "texts are never markup");
}

#[wasm_bindgen_test]
async fn a_category_is_found_by_the_words_that_are_shown() {
    let shop = Shop::open().await;
    shop.run("type('search', 'games')");
    shop.until("one('.section-title').textContent == 'Gift cards' && cards().includes('Steam')").await;
    speak_own(&shop, "({ 'category.games': 'Zocken' })");
    shop.run("type('search', 'zocken')");
    shop.until("one('.section-title').textContent == 'Gift cards' && cards().includes('Steam')").await;
}

/// The words stay English: what is formatted is what counts here.
fn speak(shop: &Shop, lang: &str) {
    shop.widget().set_texts(shop.run(&format!("({{ ...texts, '@lang': '{lang}' }})")), JsValue::UNDEFINED);
}

fn speak_own(shop: &Shop, own: &str) {
    shop.widget().set_texts(shop.run("texts"), shop.run(own));
}
