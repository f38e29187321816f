//! The page behind `checkout_url`: where a hosted method would take the money. It never leads back by itself: the shopper
//! returns to the tab that waits for the order.

use super::body::Body;
use crate::{
    orders::{Details, Order, Step, apply},
    refusal::Refusal,
    routes::orders::unknown_order,
    sandbox::Sandbox,
};
use axum::{
    extract::{Path, State},
    response::{Html, Redirect},
};
use maud::{DOCTYPE, Markup, html};
use std::sync::Arc;

/// What can be done on the page: the button and the step that it takes.
const BUTTONS: [(&str, &str, &str); 3] =
    [("Pay", "pay", "main"), ("Let the payment fail", "fail", ""), ("Cancel", "cancel", "")];

/// The page of one order.
pub(crate) async fn checkout(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Html<String>, Refusal> {
    let order = sandbox.orders.get(&id).ok_or_else(unknown_order)?;
    Ok(Html(page(&order).into_string()))
}

/// Takes the step of a button and returns to the page. An order that nobody waits for money for stays as it is.
pub(crate) async fn decide(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    body: Body,
) -> Result<Redirect, Refusal> {
    let asked =
        body.json["step"].as_str().and_then(|step| BUTTONS.iter().find(|(_, known, _)| *known == step));
    let (_, step, _) = asked.ok_or_else(|| Refusal::bad_request("step, one of the page's"))?;
    let step = Step::named(step).ok_or_else(|| Refusal::bad_request("step"))?;
    sandbox.orders.get(&id).ok_or_else(unknown_order)?;
    sandbox.orders.advance(&id, |order| {
        if !order.is_waiting_for_money() {
            return Vec::new();
        }
        apply(order, &step, &Details::default(), sandbox.now(), &mut fastrand::Rng::new())
    });
    Ok(Redirect::to(&format!("/sandbox/checkout/{id}")))
}

fn page(order: &Order) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(order.lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Sandbox checkout" }
                link rel="stylesheet" href="/sandbox/page.css";
            }
            body {
                main {
                    h1 { "Sandbox checkout" }
                    p {
                        strong { (order.coins(order.amount)) " " (order.coin.name) } " with " (order.via.name)
                        ". No money moves."
                    }
                    p { "State: " span class="state" data-state=(order.state) { (order.state) } }
                    @if order.is_waiting_for_money() {
                        div class="row" {
                            @for (label, step, class) in &BUTTONS {
                                form method="post" action=(format!("/sandbox/checkout/{}", order.id)) {
                                    input type="hidden" name="step" value=(step);
                                    button class=(class) { (label) }
                                }
                            }
                        }
                    } @else {
                        p class="muted" { "Nothing to do here any more. Go back to the shop." }
                    }
                }
            }
        }
    }
}
