//! The page behind `checkout_url`: where a hosted method would take the money.

use crate::{refusal::Refusal, routes::orders::unknown_order, sandbox::Sandbox};
use axum::{
    extract::{Path, State},
    response::Html,
};
use maud::{DOCTYPE, html};
use std::sync::Arc;

/// The page of one order.
pub(crate) async fn checkout(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Html<String>, Refusal> {
    let order = sandbox.orders.get(&id).ok_or_else(unknown_order)?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Sandbox checkout" }
                link rel="stylesheet" href="/sandbox/page.css";
            }
            body {
                main {
                    h1 { "Sandbox checkout" }
                    p { "Pays " strong { (order.coins(order.amount)) " " (order.coin.name) } " with " (order.via.name) ". No money moves." }
                    form method="post" action=(format!("/sandbox/orders/{}/pay", order.id)) {
                        button { "Pay" }
                    }
                    form method="post" action=(format!("/sandbox/orders/{}/cancel", order.id)) {
                        button class="quiet" { "Cancel" }
                    }
                }
            }
        }
    };
    Ok(Html(page.into_string()))
}
