//! The country field: what is typed, pressed and clicked, and what the list shows for it.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

const ACTIVE: &str = "one('[role=option][aria-selected=true]').textContent";

#[wasm_bindgen_test]
async fn a_country_is_typed_and_chosen_by_the_keyboard() {
    let shop = opened().await;
    shop.run("type('country', 'germ')");
    shop.until("rows().join() == 'Germany'").await;
    assert_eq!(shop.value("press('country', 'Enter')"), "false", "a form of the page is not sent by it");
    shop.until("requests('brands').length == 2").await;
    assert_eq!(shop.value("requests('brands')[1].query.get('country_code')"), r#""DE""#);
    assert_eq!(shop.value("[part('country').value, rows().length]"), r#"["DE",0]"#);
    assert_eq!(shop.value("one('.country-name').textContent"), r#""Germany""#);
}

#[wasm_bindgen_test]
async fn all_countries_of_the_api_are_listed_by_name_and_no_other() {
    let shop = opened().await;
    assert_eq!(shop.value("rows().length"), "233");
    for missing in ["Russia", "North Korea", "Iran", "Cuba", "Syria"] {
        assert_eq!(shop.value(&format!("rows().includes('{missing}')")), "false");
    }
    assert_eq!(
        shop.value("rows().toString() == rows().toSorted(new Intl.Collator('en').compare).toString()"),
        "true"
    );
}

#[wasm_bindgen_test]
async fn the_list_opens_at_the_country_that_is_shown_and_arrows_move_through_it() {
    let shop = opened().await;
    assert_eq!(shop.value(ACTIVE), r#""United States""#);
    shop.run("press('country', 'ArrowUp')");
    shop.until(&format!("{ACTIVE} == 'United Kingdom'")).await;
    assert_eq!(
        shop.value("one('#' + part('country').getAttribute('aria-activedescendant')).textContent"),
        r#""United Kingdom""#
    );
    shop.run("press('country', 'Escape')");
    shop.until("rows().length == 0 && part('country').ariaExpanded == 'false'").await;
    shop.run("press('country', 'ArrowDown')");
    shop.until("rows().length == 233").await;
    assert_eq!(shop.value("[requests('brands').length, part('root').dataset.view]"), r#"[1,"grid"]"#);
}

#[wasm_bindgen_test]
async fn names_are_found_in_both_languages_by_code_and_with_a_slip() {
    let shop = Shop::open_with("{ lang: 'de' }", &format!("({LIST}, texts['@lang'] = 'de')")).await;
    open(&shop).await;
    for (typed, first) in [
        ("Österreich", "Österreich"),
        ("osterr", "Österreich"),
        ("austria", "Österreich"),
        ("fr", "Frankreich"),
        ("uk", "Vereinigtes Königreich"),
        ("Detschland", "Deutschland"),
    ] {
        shop.run(&format!("type('country', '{typed}')"));
        shop.until(&format!("rows()[0] == '{first}'")).await;
    }
    shop.run("type('country', 'atlantis')");
    shop.until("one('.country-none')").await;
    shop.run("press('country', 'Enter')");
    assert_eq!(shop.value("requests('brands').length"), "1");
}

#[wasm_bindgen_test]
async fn a_row_is_clicked_and_what_is_left_open_closes_unchanged() {
    let shop = opened().await;
    shop.run("type('country', 'zzz')");
    shop.run("leave('country')");
    shop.until("part('country').value == 'US' && part('country').ariaExpanded == 'false'").await;
    shop.run("part('country').click()");
    shop.until("rows().length == 233").await;
    shop.run("one('[data-country=FR]').click()");
    shop.until("requests('brands').length == 2 && part('country').value == 'FR'").await;
}

#[wasm_bindgen_test]
async fn a_code_is_taken_as_it_is_written() {
    let shop = opened().await;
    for (typed, asked) in [("RU", 1), ("xx", 1), ("fr", 2)] {
        shop.run(&format!("choose('country', '{typed}')"));
        shop.until(&format!("requests('brands').length == {asked}")).await;
    }
    assert_eq!(shop.value("requests('brands')[1].query.get('country_code')"), r#""FR""#);
}

/// What the rows say.
const LIST: &str = "(shop.rows = () => all('[role=option]').map((row) => row.textContent))";

async fn opened() -> Shop {
    let shop = Shop::open_with("{}", LIST).await;
    open(&shop).await;
    shop
}

async fn open(shop: &Shop) {
    shop.until("requests('payment_vias').length == 1").await;
    assert_eq!(shop.value("[part('country').value, rows().length]"), r#"["US",0]"#);
    shop.run("part('country').click()");
    shop.until("rows().length == 233").await;
}
