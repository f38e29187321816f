//! What an order costs beside what the shopper was told before it: said in the checkout, before anything is paid.

use crate::domain::flow::{PriceChange, QuotedTotal};
use crate::domain::order::Order;
use crate::ui::dom::element::{El, el, nothing};
use crate::ui::dom::icon;
use crate::ui::parts::notice::notice;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// That the amount is another than the quote.
pub(crate) fn change(store: Store, order: &Order) -> AnyView {
    let quoted_total = store.peek(|flow| flow.purchase.quoted_total.clone());
    let (Some(change), QuotedTotal { quoted: Some(quoted), fee, .. }) =
        (quoted_total.change(order), quoted_total)
    else {
        return nothing();
    };
    let before = format!("{} {}", quoted.amount, quoted.coin);
    let after = format!("{} {}", order.coin_amount, order.coin);
    let fee = format!("{} {}", fee.unwrap_or_default(), order.coin);
    let (class, title) = match change {
        PriceChange::WithFee => ("notice notice-info", "bill.fee"),
        PriceChange::Slight => ("notice notice-info", "bill.dearer"),
        PriceChange::Dearer => ("notice notice-warning", "bill.dearer"),
        PriceChange::Cheaper => ("notice notice-info", "bill.cheaper"),
    };
    let title = store.fill(title, &[("fee", &fee)]);
    let text = store.fill("bill.text", &[("before", &before), ("after", &after)]);
    notice(class, icon::ALERT, title, text)
}

/// What the coupon took off, and the points that come with the order.
pub(crate) fn facts(store: Store, order: &Order) -> Option<El> {
    let before = order.before_discount.as_ref().map(|before| {
        let before = format!("{before} {}", order.coin);
        el("p").text(&store.fill("bill.coupon", &[("before", &before)]))
    });
    let points = store.peek(|flow| flow.purchase.quoted_total.points.clone());
    let points = points.map(|points| el("p").text(&store.fill("bill.points", &[("count", &points)])));
    let facts: Vec<El> = before.into_iter().chain(points).collect();
    (!facts.is_empty()).then(|| el("div").class("hint bill-facts").children(facts))
}
