//! The grid: cards, logos, search, kinds, categories, countries, and what stands where there is nothing.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_grid_shows_each_gift_card_once_those_in_stock_first() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.value("cards()"),
        r#"["Airbnb","Amazon.com","Bath & Body Works","DoorDash","Everything Apple","Free Fire","Hotels.com","NordPass","Steam","Spotify"]"#
    );
    assert_eq!(shop.value("[view(), all('[part=brand-grid]').length]"), r#"["grid",1]"#);
    assert_eq!(
        shop.value("one('[data-brand=\"Free Fire\"] .brand-range').textContent"),
        r#""100 Diamonds – 2200 Diamonds""#
    );
    shop.until("heard('cr-ready').length == 1").await;
    assert_eq!(shop.value("warnings.length"), "1", "one record could not be used, which is said once");
}

#[wasm_bindgen_test]
async fn a_logo_names_its_variants_and_a_fallback() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.value("card('Steam').querySelector('source').srcset.replaceAll(location.origin, '')"),
        r#""/logos_v2/steam_300x190.webp 300w, /logos_v2/steam_500x318.webp 500w""#
    );
    let image = "card('Steam').querySelector('[part=brand-logo]')";
    assert_eq!(
        shop.value(&format!("[{image}.src.replace(location.origin, ''), {image}.alt, {image}.loading]")),
        r#"["/logos_v2/steam_300x190.jpg","","lazy"]"#
    );
}

#[wasm_bindgen_test]
async fn a_logo_that_fails_gives_way_to_jpeg_and_then_to_initials() {
    // Far below what is seen: the browser itself loads nothing, and every step is this test's.
    let shop = Shop::open_with("{}", "(container.style.paddingTop = '30000px')").await;
    let tile = "card('Everything Apple').querySelector('.brand-tile')";
    let happens =
        |event: &str| shop.run(&format!("{tile}.querySelector('img').dispatchEvent(new Event('{event}'))"));
    happens("error");
    assert_eq!(
        shop.value(&format!("[{tile}.querySelector('source').srcset, {tile}.hasAttribute('data-failed')]")),
        r#"["",false]"#
    );
    happens("error");
    assert_eq!(shop.value(&format!("{tile}.hasAttribute('data-failed')")), "true");
    assert_eq!(shop.value(&format!("{tile}.querySelector('.brand-initials').textContent")), r#""EA""#);
    happens("load");
    assert_eq!(shop.value(&format!("{tile}.hasAttribute('data-failed')")), "false");
}

#[wasm_bindgen_test]
async fn logos_that_a_server_does_not_have_become_initials_by_themselves() {
    let shop = Shop::open().await;
    // A browser without a screen may never find an image near enough to load it.
    shop.run("(card('Airbnb').querySelector('img').loading = 'eager')");
    shop.until("card('Airbnb').querySelector('.brand-tile').hasAttribute('data-failed')").await;
}

#[wasm_bindgen_test]
async fn what_is_out_of_stock_says_so_and_does_not_open() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.value("[text('out-of-stock'), card('Spotify').ariaDisabled]"),
        r#"["Out of stock","true"]"#
    );
    shop.run("card('Spotify').click()");
    shop.pick_brand("Steam").await;
    assert_eq!(shop.value("heard('cr-brand-select')"), r#"[{"brand":"Steam"}]"#);
}

#[wasm_bindgen_test]
async fn a_search_finds_names_slips_and_categories_and_its_end_brings_all_back() {
    let shop = Shop::open().await;
    shop.run("type('search', 'hotels com')");
    shop.until("cards().join() == 'Hotels.com'").await;
    shop.run("type('search', 'playstaton')");
    shop.until("container.textContent.includes('No brand matches')").await;
    shop.run("type('search', 'stéem')");
    shop.until("cards().join() == 'Steam'").await;
    shop.run("type('search', 'travel')");
    shop.until("cards().join() == 'Airbnb,Hotels.com'").await;
    shop.run("type('search', 'zzz')");
    shop.until("container.textContent.includes('No brand matches “zzz”')").await;
    shop.run("button('Clear search').click()");
    shop.until("cards().length == 10 && part('search').value == ''").await;
}

#[wasm_bindgen_test]
async fn what_other_kinds_have_follows_under_headings_of_their_own() {
    let kinds = "(answers.brands = () => json({ all_brands: [
        { brand: 'Simple Cinema', kind: 'giftcard', category: 'entertainment' },
        { brand: 'Orange Market', kind: 'giftcard', category: 'groceries' },
        { brand: 'Orange Talk', kind: 'mobile_recharge', category: 'mobile_credits' },
        ...Array.from({ length: 60 }, (_, i) => ({ brand: 'eSIM ' + i, kind: 'mobile_recharge', category: 'e-sim' })) ] }))";
    let shop = Shop::open_with("{}", kinds).await;
    let sections = "all('.brand-grid').map((grid) => grid.parentElement.querySelector('h3').textContent + ' ' + grid.querySelectorAll('[part=brand-card]').length).join()";
    shop.run("type('search', 'orange')");
    shop.until(&format!("{sections} == 'Gift cards 1,Top-ups 1'")).await;
    assert_eq!(shop.value("all('[part=brand-grid]').length"), "1", "a part occurs once");
    shop.run("type('search', 'eSIM')");
    shop.until(&format!("{sections} == 'eSIMs 60,Gift cards 1'")).await;
    assert_eq!(shop.value("cards()[0]"), r#""eSIM 0""#, "what matches comes before a slip in the open kind");
    shop.run("one('[part=kind-tab][data-kind=mobile_recharge]').click()");
    shop.until(&format!("{sections} == 'eSIMs 60'")).await;
    shop.run("type('search', 'orange')");
    shop.until(&format!("{sections} == 'Top-ups 1,Gift cards 1'")).await;
    shop.until(
        "one('[part=root] > [role=status]').textContent.includes('Top-ups: 1 found. Gift cards: 1 found')",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_kind_that_the_partner_does_not_sell_is_not_found() {
    let shop = Shop::open_with("{ kinds: 'giftcard' }", "0").await;
    shop.run("type('search', 'lyca')");
    shop.until("container.textContent.includes('No brand matches “lyca”')").await;
}

#[wasm_bindgen_test]
async fn kinds_and_categories_tell_how_many_brands_they_show() {
    let shop = Shop::open().await;
    assert_eq!(shop.value("all('[part=kind-tab]').map((tab) => tab.dataset.count)"), r#"["10","2","1"]"#);
    let chips = "all('[part=category-tab]').map((chip) => [chip.dataset.category, chip.dataset.count ?? ''])";
    let chips = shop.value(&format!("{chips}.join(' ')"));
    assert!(chips.starts_with("\", sale,1 new,1 "), "{chips}");
    assert!(chips.contains(" games,3 "), "{chips}");
}

#[wasm_bindgen_test]
async fn what_is_new_or_on_sale_is_marked() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.value("all('.brand-tag').map((tag) => [tag.closest('[part=brand-card]').dataset.brand, tag.textContent])"),
        r#"[["Amazon.com","On sale"],["Free Fire","New"]]"#
    );
    shop.run("one('[part=category-tab][data-category=sale]').click()");
    shop.until("cards().join() == 'Amazon.com'").await;
}

#[wasm_bindgen_test]
async fn a_family_is_told_where_its_brands_do_not_tell_it() {
    let family =
        "(answers.brands = () => json({ all_brands: ['Call of Duty', 'Activision Blizzard'].map((brand) =>
        ({ brand, family: 'Activision', kind: 'giftcard', min: '$10' })) }))";
    let shop = Shop::open_with("{}", family).await;
    assert_eq!(
        shop.value("all('.brand-range').map((it) => it.textContent)"),
        r#"["Activision · $10","$10"]"#
    );
}

#[wasm_bindgen_test]
async fn a_long_list_grows_as_its_end_comes_near_and_then_by_request() {
    let many = "(answers.brands = () => json({ all_brands: Array.from({ length: 500 }, (_, i) =>
        ({ brand: 'Brand ' + i, kind: 'giftcard' })) }))";
    let shop = Shop::open_with("{}", many).await;
    shop.until("cards().length >= 24").await;
    // What the window shows and half a window more, whatever its size.
    assert_eq!(shop.value("cards().length < 240"), "true");
    let end = "(all('[part=brand-card]').at(-1).scrollIntoView(), cards().length)";
    shop.run(&format!("(shop.before = {end})"));
    shop.until("cards().length > before").await;
    shop.until(&format!("{end} == 240")).await;
    shop.run("button('Show more').click()");
    shop.until("cards().length == 480").await;
    shop.run("button('Show more').click()");
    shop.until("cards().length == 500 && !button('Show more')").await;
    assert_eq!(shop.value("new Set(cards()).size"), "500");
    shop.run("type('search', 'brand 49')");
    shop.until("cards().length == 11 && cards()[0] == 'Brand 49'").await;
}

#[wasm_bindgen_test]
async fn a_short_list_stands_whole_without_being_scrolled() {
    let some = "(answers.brands = () => json({ all_brands: Array.from({ length: 120 }, (_, i) =>
        ({ brand: 'Brand ' + i, kind: 'giftcard' })) }))";
    let shop = Shop::open_with("{}", some).await;
    shop.until("cards().length == 120").await;
    assert_eq!(shop.value("[new Set(cards()).size, scrollY]"), "[120,0]");
}

#[wasm_bindgen_test]
async fn a_kind_has_its_own_brands() {
    let shop = Shop::open().await;
    for (kind, brands) in [("mobile_recharge", "ATT Credits,Lycamobile Bundle"), ("esim", "eSIM")] {
        shop.run(&format!("one('[part=kind-tab][data-kind={kind}]').click()"));
        shop.until(&format!("cards().join() == '{brands}'")).await;
        assert_eq!(
            shop.value("one('[part=kind-tab][aria-pressed=true]').dataset.kind"),
            format!("\"{kind}\"")
        );
    }
}

#[wasm_bindgen_test]
async fn a_partner_may_sell_one_kind_only() {
    let shop = Shop::open_with("{ kinds: 'esim' }", "0").await;
    assert_eq!(shop.value("[cards(), all('[part=kind-tab]').length]"), r#"[["eSIM"],0]"#);
}

#[wasm_bindgen_test]
async fn a_category_narrows_the_grid() {
    let shop = Shop::open().await;
    shop.run("one('[part=category-tab][data-category=games]').click()");
    shop.until("cards().join() == 'Everything Apple,Free Fire,Steam'").await;
    assert_eq!(shop.value("one('[part=category-tab][aria-pressed=true]').textContent"), r#""Games""#);
    shop.run("one('[part=category-tab]').click()");
    shop.until("cards().length == 10").await;
}

#[wasm_bindgen_test]
async fn money_cards_are_shown_to_partners_with_a_white_label_only() {
    let shop = Shop::open_with("{ whitelabel: '' }", "0").await;
    assert_eq!(
        shop.value("[Boolean(card('Venmo')), Boolean(one('[data-category=\"e-money\"]'))]"),
        "[true,true]"
    );
    drop(shop);
    let shop = Shop::open().await;
    assert_eq!(
        shop.value("[Boolean(card('Venmo')), Boolean(one('[data-category=\"e-money\"]'))]"),
        "[false,false]"
    );
}

#[wasm_bindgen_test]
async fn while_the_shop_loads_its_boxes_stand_and_no_card() {
    let shop = Shop::loading("{}", "(answers.brands = () => new Promise(() => {}))");
    shop.until("one('[aria-busy=true] .skeleton-tile')").await;
    assert_eq!(shop.value("[cards().length, all('[part=root]').length]"), "[0,1]");
}

#[wasm_bindgen_test]
async fn a_shop_that_could_not_be_loaded_says_so_and_is_asked_again() {
    let shop = Shop::loading("{}", "(answers.brands = () => refusal(502, 'BAD_GATEWAY'))");
    shop.see_problem("client:server").await;
    shop.until("heard('cr-problem').length == 1").await;
    shop.run("(answers.brands = () => json(fixtures.brands))");
    shop.run("button('Try again').click()");
    shop.until("cards().length == 10 && problems().length == 0").await;
}

#[wasm_bindgen_test]
async fn a_failure_that_passes_is_nobodys_business() {
    let shop = Shop::loading(
        "{}",
        "(answers.brands = () => (requests('brands').length < 2 ? refusal(503, 'BUSY') : json(fixtures.brands)))",
    );
    shop.until("cards().length == 10").await;
    shop.until("heard('cr-ready').length == 1").await;
    assert_eq!(shop.value("[requests('brands').length, heard('cr-problem').length]"), "[2,0]");
}

#[wasm_bindgen_test]
async fn a_host_that_asks_for_a_moment_gets_it() {
    let busy = "Response.json({}, { status: 429, headers: { 'Retry-After': '1' } })";
    let shop = Shop::loading("{}", &format!("(answers.brands = () => {busy})"));
    shop.until("[...timers.values()].some((wait) => wait >= 1500 && wait <= 2000)").await;
    assert_eq!(shop.value("requests('brands').length"), "1");
    shop.run("(answers.brands = () => json(fixtures.brands))");
    shop.until("cards().length == 10").await;
}

#[wasm_bindgen_test]
async fn a_country_where_nothing_is_sold_says_so() {
    let shop = Shop::loading(
        "{ country: 'AQ' }",
        "(answers.brands = () => json({ country_code: 'AQ', categories: [] }))",
    );
    shop.until("container.textContent.includes('Nothing of this kind is sold in Antarctica')").await;
}

#[wasm_bindgen_test]
async fn a_brand_of_the_partner_opens_at_once_or_is_missed_in_words() {
    let shop = Shop::open_with("{ brand: 'steam' }", "0").await;
    shop.see_view("brand").await;
    drop(shop);
    let shop = Shop::open_with("{ brand: 'Nowhere' }", "0").await;
    shop.see_problem("client:brand").await;
    assert_eq!(
        shop.value("[view(), problem('client:brand').textContent.includes('Nowhere')]"),
        r#"["grid",true]"#
    );
}
