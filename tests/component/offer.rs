//! What a brand offers and says about itself: its texts, its plans, its groups.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_a_brand_says_is_shown_without_what_would_run() {
    let hostile = "(fixtures.airbnb[0].rich_description = { markup: 'html',
        description: '<h2>Stay</h2><p>Rooms <b>and more</b>.<script>window.attacked = 1</script>'
            + '<img src=x onerror=\"window.attacked = 1\"><a href=\"javascript:window.attacked=1\">bad</a>'
            + '<a href=\"https://www.airbnb.com/?a=1&amp;b=2\">good</a>',
        how_to_redeem: '<ol><li>Open it<li>Enter the code', redeem_geo: '<p>United States</p>',
        term_and_conditions: '<p onclick=\"window.attacked=1\" class=\"root\" part=\"pay\">Terms</p>', note: 'Not in Guam.' })";
    let shop = Shop::open_with("{}", hostile).await;
    shop.pick_brand("Airbnb").await;
    shop.until("one('.notice .prose')?.textContent == 'Not in Guam.'").await;
    assert_eq!(
        shop.value("all('.disclosure .prose p, .disclosure .prose li').map((it) => it.textContent)"),
        r#"["Stay","Rooms and more.badgood","Open it","Open it","Enter the code","Enter the code","United States","Online","Terms"]"#
    );
    assert_eq!(
        shop.value("all('.disclosure .prose a').map((it) => [it.textContent, it.href, it.target, it.rel])"),
        r#"[["good","https://www.airbnb.com/?a=1&b=2","_blank","noopener noreferrer"]]"#
    );
    assert_eq!(
        shop.value("[...new Set(all('.prose *').flatMap((it) => it.getAttributeNames()))].sort()"),
        r#"["class","href","rel","target"]"#,
        "nothing that came with the texts is an attribute here"
    );
    assert_eq!(
        shop.value(
            "[all('.prose script, .prose img').length, all('[part=pay]').length, window.attacked ?? null]"
        ),
        "[0,1,null]"
    );
    assert_eq!(shop.value("all('.disclosure[open]').length"), "0", "long texts are folded");
}

#[wasm_bindgen_test]
async fn plans_say_what_they_contain_how_long_and_where() {
    let shop = Shop::open_with("{}", "0").await;
    shop.run("one('[part=kind-tab][data-kind=esim]').click()");
    shop.until("card('eSIM')").await;
    shop.pick_brand("eSIM").await;
    assert_eq!(
        shop.value("all('.option-details').map((it) => it.textContent)"),
        r#"["In United States · Data only. Starts when the profile first connects.","10 GB: 5G where available · In United States, Canada, and Mexico","Unlimited data · In United States"]"#
    );
    shop.click("back");
    shop.see_view("grid").await;
    shop.run("one('[part=kind-tab][data-kind=mobile_recharge]').click()");
    shop.until("card('Lycamobile Bundle')").await;
    shop.pick_brand("Lycamobile Bundle").await;
    assert_eq!(
        shop.value("all('.option-details').map((it) => it.textContent)"),
        r#"["4 GB (with a bonus of 1 GB) · Unlimited calls · Unlimited SMS: National and international · Valid for 30 days · Recharges the number at once.","5–20 USD · 60 GB · Valid for 90 days"]"#
    );
}

#[wasm_bindgen_test]
async fn a_brand_with_several_groups_names_them() {
    let two = "(fixtures.steam.push({ ...fixtures.steam[0], category: 'games', products: [] }),
        fixtures.steam[1] = { ...fixtures.steam[0], category: 'mobile_bundle', products: [{ denomination: 'Bundle' }] })";
    let shop = Shop::open_with("{}", two).await;
    shop.pick_brand("Steam").await;
    assert_eq!(shop.value("all('.option-group').map((it) => it.textContent)"), r#"["Games","Bundles"]"#);
    assert_eq!(shop.value("all('[part=amount-option]').at(-1).dataset.denomination"), r#""Bundle""#);
}

#[wasm_bindgen_test]
async fn a_brand_may_sell_fixed_amounts_and_any_other() {
    let both = "fixtures.airbnb[0].products.push({ denomination: '25 USD', localized_denomination: '$25', coin: 'USDC', coin_amount: '25.30' })";
    let shop = Shop::open_with("{ email: 'ada@example.com' }", both).await;
    shop.pick_brand("Airbnb").await;
    shop.see_text("price", "50.42").await;
    shop.pick_amount("25 USD").await;
    shop.see_text("price", "25.30").await;
    assert_eq!(shop.value("part('amount-input').value"), r#""""#);
    shop.run("type('amount-input', '60')");
    shop.see_text("price", "60.42").await;
    assert_eq!(shop.value("all('[part=amount-option] input:checked').length"), "0");
}
