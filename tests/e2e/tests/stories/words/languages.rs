//! The language of the data: what the API says comes in the language that the page asked for.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::{Value, json};

pub(crate) async fn the_language_goes_with_products_validation_and_order(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(&format!(r#"country="US" lang="de" email="{EMAIL}""#))).await;
    widget.wait_view("grid").await;
    widget.open_kind("esim").await;
    widget.open_brand("eSIM").await;
    let plan = part("amount-option").with("data-denomination", "1 GB 7 days");
    widget.wait_text(plan, "1 GB 7 Tage").await;
    widget.pick("1 GB 7 days").await;
    widget.pay().await;

    let products = world.sandbox.requests("/v5/products/country").await;
    assert!(
        !products.is_empty() && products.iter().all(|request| says(&request["query"], "lang=de")),
        "{products:?}"
    );
    for route in ["/v5/orders/validations", "/v5/orders"] {
        let bodies = world.sandbox.requests(route).await;
        let asked: Vec<_> = bodies.iter().filter(|request| request["method"] == "POST").collect();
        assert!(
            !asked.is_empty() && asked.iter().all(|request| request["body"]["lang"] == "de"),
            "{asked:?}"
        );
    }
    let ordered = &world.sandbox.ordered().await[0]["deliveries"][0];
    assert_eq!(ordered["denomination"], "1 GB 7 days", "what is sent back is never translated");
    widget.wait_text("root", "1 GB 7 Tage").await;
    assert_eq!(
        world.sandbox.order().await["deliveries"][0]["deliverable"]["localized_denomination"],
        json!("1 GB 7 Tage")
    );
}

fn says(query: &Value, pair: &str) -> bool {
    query.as_str().is_some_and(|query| query.split('&').any(|one| one == pair))
}
