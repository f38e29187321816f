//! An eSIM: a plan, and a picture that a phone scans.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::json;

pub(crate) async fn an_esim_is_delivered_as_a_code_to_scan(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait_view("grid").await;
    widget.open_kind("esim").await;
    widget.open_brand("eSIM").await;
    widget.pick("1 GB 7 days").await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    let ordered = world.sandbox.ordered().await;
    assert_eq!(ordered[0]["deliveries"][0]["denomination"], "1 GB 7 days");
    assert_eq!(ordered[0]["deliveries"][0]["beneficiary_account"], EMAIL);

    let order = world.finish().await;
    let goods = &order["deliveries"][0]["deliverable"];
    let drawn = "return all('[part~=delivery] img').some((image) => image.src === arguments[1] && image.naturalWidth > 0)";
    widget.wait_until("the code to scan", drawn, json!(goods["qr_image_url"])).await;
    for link in ["installation_url", "apple_universal_link", "android_universal_link"] {
        let address = goods[link].as_str().unwrap_or("?");
        widget.wait(part("delivery").within(&format!("a[href=\"{address}\"]"))).await;
    }
}
