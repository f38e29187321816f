//! A host of somebody else's.

use cryptorefills_e2e::{Allowance, Page, World, until};

pub(crate) async fn a_host_that_only_forwards_serves_the_widget_as_well(world: &World) {
    let widget = &world.widget;
    world.server.only_forward();
    world.open(&Page::widget(r#"country="US""#)).await;
    world.order_steam().await;
    let order = world.finish().await;
    widget.click("reveal").await;
    let code = order["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap_or("?");
    assert_eq!(widget.text("code").await, code);
    assert_eq!(world.sandbox.ordered().await.len(), 1);
    for request in world.sandbox.requests("/v").await {
        if request["path"].as_str().is_some_and(|path| path.starts_with("/v")) {
            assert_eq!(request["headers"]["x-cr-application"], "independent");
        }
    }
}

pub(crate) async fn a_page_that_names_no_host_is_told_what_that_means_and_so_is_its_developer(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US" api-base="/nowhere""#)).await;
    world.widget.wait("problem").await;
    let words = world.widget.text("problem").await;
    assert!(words.starts_with("The shop cannot be shown right now."), "{words}");
    let warned = async || {
        let warnings = world.warnings().await;
        warnings.iter().any(|it| it.contains("/nowhere/brands") && it.contains("api-base")).then_some(())
    };
    until("the console to say it", warned).await;
}
