//! The homepage feed: strips below the grid, or nothing at all.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

/// A shop with more brands than can be seen at once.
const LONG: &str =
    "(answers.brands = () => json({ ...fixtures.brands, all_brands: fixtures.brands.all_brands.concat(
    Array.from({ length: 12 }, (_, i) => ({ brand: 'Shop ' + i, kind: 'giftcard', category: 'retail' }))) }),
    shop.strips = () => all('.strip').map((strip) => [strip.previousElementSibling.firstChild.textContent,
        ...[...strip.querySelectorAll('[part=brand-card]')].map((card) => card.dataset.brand)].join(' ')))";

#[wasm_bindgen_test]
async fn strips_of_the_feed_stand_below_the_grid_and_lead_to_their_category() {
    let shop =
        Shop::open_with("{}", &format!("{LONG}, (answers.homepage = () => json(fixtures.homepage))")).await;
    shop.until("strips().length == 3").await;
    assert_eq!(
        shop.value("strips()"),
        r#"["Popular Amazon.com Everything Apple DoorDash Airbnb","Games Free Fire Steam","Travel Airbnb Hotels.com"]"#
    );
    let below =
        "all('.strip').map((strip) => Boolean(strip.compareDocumentPosition(part('brand-grid')) & 2))";
    assert_eq!(shop.value(below), "[false,true,true]", "what comes late moves nothing that is seen");
    shop.run("button('See all').click()");
    shop.until("cards().join() == 'Everything Apple,Free Fire,Steam'").await;
    shop.until("host.shadowRoot.activeElement?.matches('h2')").await;
}

#[wasm_bindgen_test]
async fn a_feed_that_fails_or_says_nothing_is_not_missed() {
    for answer in [
        "refusal(404, 'NOT_FOUND')",
        "refusal(502, 'BAD_GATEWAY')",
        "json({})",
        "json({ popular_brands: 'soon', categories: [7, null, [{ brand: {} }]] })",
        "json({ x: [{ brand: 'Nobody' }, { brand: 'sells this' }] })",
    ] {
        let shop = Shop::open_with("{}", &format!("{LONG}, (answers.homepage = () => {answer})")).await;
        shop.until("requests('homepage').length > 0 && requests('payment_vias').length == 1").await;
        assert_eq!(shop.value("requests('homepage')[0].query.get('country_code')"), r#""US""#);
        shop.pick_brand("Steam").await;
        assert_eq!(shop.value("[heard('cr-problem').length, problems().length]"), "[0,0]", "{answer}");
        shop.click("back");
        shop.see_view("grid").await;
        assert_eq!(shop.value("strips().length"), "1", "{answer}");
    }
}
