//! A gift card of any amount.

use cryptorefills_e2e::{EMAIL, Page, World, part, until};
use serde_json::json;

pub(crate) async fn a_bad_amount_is_told_and_a_good_one_is_ordered_by_its_value(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Airbnb").await;
    widget.fill("email", EMAIL).await;

    widget.fill("amount-input", "20").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:low-amount")).await;
    widget.wait_text("problem", "50").await;
    assert_eq!(widget.property("amount-input", "aria-invalid").await, "true");
    assert!(world.sandbox.requests("/v5/orders/validations").await.is_empty(), "nothing was asked");

    widget.fill("amount-input", "75").await;
    widget.wait_gone("problem").await;
    widget.wait_text("price", "USDC").await;
    let asked = until("a price for 75", async || {
        let asked = world.sandbox.requests("face_value=75").await;
        asked.into_iter().next()
    })
    .await;
    assert_eq!(asked["path"], "/v4/products/price");
    widget.pay().await;

    let order = world.sandbox.order().await;
    widget.wait_text("amount-due", order["coin_amount"].as_str().unwrap_or("?")).await;
    let delivery = json!({
        "beneficiary_account": EMAIL, "brand_name": "Airbnb", "country_code": "US",
        "denomination": "range", "product_value": 75,
    });
    let ordered = world.sandbox.ordered().await;
    assert_eq!(
        ordered.iter().map(|body| body["deliveries"].clone()).collect::<Vec<_>>(),
        [json!([delivery])]
    );
    assert_eq!(ordered[0].get("acquisition"), None);
    let order = world.finish().await;
    let claim = order["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap_or("?");
    widget.wait("reveal").await;
    let told = widget.evaluate("return host.shadowRoot.innerHTML.includes(arguments[1])", json!(claim)).await;
    assert_eq!(told, false, "a link to the code is as good as the code");
    widget.click("reveal").await;
    widget.wait(part("delivery").within(&format!("a[href=\"{claim}\"]"))).await;
}
