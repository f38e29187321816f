//! The page as markup: a function of the orders, faults and settings. It never decides what a step does.

use super::{
    buttons::{DETAILED, FAULTS, SETTINGS, STATES},
    guide::guide,
};
use crate::{
    faults::Fault,
    orders::{Order, Outcome, STEPS},
    settings::Settings,
};
use maud::{DOCTYPE, Markup, html};
use std::sync::Arc;

/// The whole page. `orders` come with the number of their open streams, newest first.
pub(crate) fn page(
    orders: &[(Arc<Order>, usize)],
    faults: &[Fault],
    settings: &Settings,
    now: u64,
) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Sandbox" }
                link rel="stylesheet" href="/sandbox/page.css";
                script defer src="/sandbox/page.js" {}
            }
            body {
                main {
                    h1 { "Sandbox" }
                    p class="muted" { "An imitation for development. No money moves, and no code is worth anything." }
                    h2 { "Orders" }
                    @if orders.is_empty() { p class="empty" { "None yet." } }
                    @for (order, streams) in orders.iter().take(50) { (order_card(order, *streams, now)) }
                    @if orders.len() > 50 { p class="muted" { (orders.len() - 50) " older ones are not shown." } }
                    @if !orders.is_empty() {
                        form method="post" action="/sandbox/reset" { button data-key="reset" { "Forget every order" } }
                    }
                    (fault_section(faults))
                    (setting_section(settings))
                    (guide())
                }
            }
        }
    }
}

fn order_card(order: &Order, streams: usize, now: u64) -> Markup {
    let step = |step: &str, label: &str, class: &str, query: &str| {
        html! {
            form method="post" action=(format!("/sandbox/orders/{}/{step}{query}", order.id)) {
                button class=(class) data-key=(format!("{} {label}", order.id)) { (label) }
            }
        }
    };
    html! {
        article class="card" {
            div class="head" {
                span class="state" data-state=(order.state) { (order.state) }
                span class="muted" { (order.payment_state) " · " (age(now.saturating_sub(order.created))) " · " (streams) " streams" }
                span class="amount" { (order.coins(order.amount)) " " (order.coin.name) " · " (way(order)) }
            }
            div class="id" {
                (order.id)
                @if order.via.is_hosted { " · " a href=(format!("/sandbox/checkout/{}", order.id)) { "checkout page" } }
            }
            ul {
                @for delivery in &order.deliveries {
                    li {
                        (delivery.line.request.brand_name) ", " (delivery.line.request.denomination)
                        @if let Some(value) = delivery.line.request.product_value { " " (value.normalize()) }
                        " → " (delivery.line.request.beneficiary_account)
                        @match &delivery.outcome {
                            Outcome::Pending => {}
                            Outcome::Delivered(_) => " · delivered",
                            Outcome::Failed(reason) => { " · failed: " (reason) }
                        }
                    }
                }
            }
            div class="steps" {
                @for (name, _) in &STEPS {
                    (step(name, name, if matches!(*name, "pay" | "deliver") { "main" } else { "" }, ""))
                }
            }
            details id=(format!("more-{}", order.id)) {
                summary class="muted" { "More" }
                div class="steps" {
                    @for (label, name, query) in &DETAILED { (step(name, label, "", &format!("?{query}"))) }
                    @for state in &STATES { (step(state, state, "", "")) }
                }
                pre { (order.wallet_address.as_deref().unwrap_or("no address")) }
            }
        }
    }
}

/// The network, or the method that hides it.
fn way(order: &Order) -> &str {
    if order.via.is_hosted { order.via.name } else { &order.network }
}

fn fault_section(faults: &[Fault]) -> Markup {
    html! {
        h2 { "Faults" }
        div class="card" {
            @if faults.is_empty() { p class="empty" { "Nothing goes wrong." } } @else {
                @for fault in faults { pre { (serde_json::to_string(fault).unwrap_or_default()) } }
                form method="post" action="/sandbox/faults/clear" { button class="main" data-key="clear" { "Clear all" } }
            }
            div class="row" {
                @for (label, fields) in &FAULTS {
                    form method="post" action="/sandbox/faults" {
                        @for (name, value) in *fields { input type="hidden" name=(name) value=(value); }
                        button data-key=(format!("fault {label}")) { (label) }
                    }
                }
            }
        }
    }
}

fn setting_section(settings: &Settings) -> Markup {
    html! {
        h2 { "Forms of the wire" }
        div class="card" {
            @if *settings == Settings::default() { p class="empty" { "As usual." } } @else {
                pre { (serde_json::to_string(settings).unwrap_or_default()) }
                form method="post" action="/sandbox/settings/restore" {
                    button class="main" data-key="restore" { "As usual" }
                }
            }
            div class="row" {
                @for (label, name, value) in &SETTINGS {
                    form method="post" action="/sandbox/settings" {
                        input type="hidden" name=(name) value=(value);
                        button data-key=(format!("setting {label}")) { (label) }
                    }
                }
            }
        }
    }
}

fn age(milliseconds: u64) -> String {
    match milliseconds / 1000 {
        seconds @ 0..60 => format!("{seconds} s ago"),
        seconds @ 60..3600 => format!("{} min ago", seconds / 60),
        seconds => format!("{} h ago", seconds / 3600),
    }
}
