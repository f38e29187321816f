//! A browser without a network, which no server sees.

use cryptorefills_e2e::{Allowance, Page, World, part};

use super::failures::{told, try_again};

pub(crate) async fn a_shop_that_opens_without_a_network_stands_at_the_next_try(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("could not be loaded"));
    world.open(&Page::new(r#"<script src="/widget/embed.js"></script>"#)).await;
    world.session.offline(true).await;
    let inserted = "document.body.append(document.createElement('cryptorefills-widget'))";
    world.session.evaluate(inserted, vec![]).await;
    told(world).await;
    world.session.offline(false).await;
    try_again(world).await;
    world.widget.wait(part("brand-card")).await;
    assert!(world.widget.problems().await.is_empty());
}
