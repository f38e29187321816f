//! A mobile top-up: a phone number that receives, an e-mail address that buys.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::json;

pub(crate) async fn a_top_up_goes_to_the_phone_and_its_receipt_to_the_buyer(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait_view("grid").await;
    widget.open_kind("mobile_recharge").await;
    widget.open_brand("T-Mobile Credits").await;
    widget.pick("10 USD").await;
    widget.fill("phone", "415 555 1234").await;
    widget.fill("email", EMAIL).await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:phone")).await;

    widget.fill("phone", "+1 (415) 555-1234").await;
    widget.pay().await;
    let ordered = world.sandbox.ordered().await;
    assert_eq!(ordered.len(), 1);
    assert_eq!(ordered[0]["user"], json!({ "email": EMAIL, "has_accepted_newsletter": false }));
    assert_eq!(ordered[0]["deliveries"][0]["beneficiary_account"], "+14155551234");

    let order = world.finish().await;
    let reference = order["deliveries"][0]["deliverable"]["operator_reference"].as_str().unwrap_or("?");
    widget.wait_text("delivery", reference).await;
    let told = json!(world.events().await).to_string();
    assert!(!told.contains("4155551234") && !told.contains(EMAIL), "{told}");
}
