//! What an order costs: quoted, with a coupon, changed on the way, and where it would go back to.

use cryptorefills_e2e::{EMAIL, Page, Part, World};
use serde_json::json;

pub(crate) async fn a_coupon_shows_the_price_before_and_after_up_to_the_checkout(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.wait_text(Part::selector(".quote-time"), "quote").await;
    let full = widget.text("price").await;
    widget.click(Part::selector("details:has([part=coupon]) summary")).await;
    widget.fill("coupon", "TENOFF").await;
    widget.click("email").await;
    widget.wait(Part::selector(".review-list s")).await;
    let before = widget.text(Part::selector(".review-list s")).await;
    assert!(full.starts_with(&before), "{before} was the price {full}");
    widget.wait_text(Part::selector("#coupon-hint"), "It counts").await;
    let after = widget.text("price").await;
    assert_ne!(full, after);
    widget.pay().await;

    let order = world.sandbox.order().await;
    let ordered = world.sandbox.ordered().await;
    assert_eq!(ordered[0]["promo_code"], "TENOFF");
    let before = order["summary"]["coin_amount_before_discount"].as_str().unwrap_or("?");
    widget.wait_text(Part::selector(".bill-facts"), before).await;
    widget.wait_text("amount-due", order["coin_amount"].as_str().unwrap_or("?")).await;
    for route in ["/v5/products/country", "/v5/orders/validations"] {
        let asked = json!(world.sandbox.requests(route).await).to_string();
        assert!(asked.contains("TENOFF"), "{route} was not asked with the coupon");
    }
}

pub(crate) async fn a_price_that_changed_is_pointed_out_before_anything_is_paid(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "PRICE.101@sandbox.example").await;
    let price = widget.text("price").await;
    let quoted = price.split(' ').next().unwrap_or("?");
    widget.pay().await;
    let order = world.sandbox.order().await;
    let asked = order["coin_amount"].as_str().unwrap_or("?");
    assert_ne!(quoted, asked);
    let change = Part::selector(".checkout .notice-warning");
    for words in ["went up", quoted, asked, "Nothing is paid yet"] {
        widget.wait_text(change.clone(), words).await;
    }
    widget.wait_text("amount-due", asked).await;
}

pub(crate) async fn a_refund_address_goes_with_the_order_and_nowhere_else(world: &World) {
    let widget = &world.widget;
    const ADDRESS: &str = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.click(Part::selector("details:has([part=refund-address]) summary")).await;
    widget.fill("refund-address", ADDRESS).await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    assert_eq!(world.sandbox.ordered().await[0]["refund_wallet_address"], ADDRESS);
    assert!(!json!(world.events().await).to_string().contains(ADDRESS), "the page is not told");
}
