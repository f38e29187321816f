//! What happens to an order without anybody doing something: it expires, or, with `--auto-pay`, it is paid.

use super::{
    order::Order,
    step::{Details, Step},
    transition::apply,
};
use crate::sandbox::Sandbox;
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

/// Lets time pass for the order `id` until it is over.
pub(crate) async fn live(sandbox: Arc<Sandbox>, id: String) {
    tokio::join!(expire(&sandbox, &id), pay(&sandbox, &id));
}

async fn expire(sandbox: &Sandbox, id: &str) {
    sleep(sandbox.options.payment_window).await;
    advance_if(sandbox, id, &Step::Expire, Order::is_waiting_for_money);
}

/// The whole path to the codes; it ends where somebody else takes the order elsewhere.
async fn pay(sandbox: &Sandbox, id: &str) {
    let Some(delay) = sandbox.options.auto_pay else { return };
    let pause = delay.min(Duration::from_secs(1));
    let path = [
        ("WaitingForPayment", delay, Step::State("PaymentStarted".to_owned())),
        ("PaymentStarted", pause, Step::Confirm),
        ("PaymentReceived", pause, Step::State("WaitingForDelivery".to_owned())),
        ("WaitingForDelivery", pause, Step::Deliver),
    ];
    for (state, pause, step) in path {
        sleep(pause).await;
        if !advance_if(sandbox, id, &step, |order| order.state == state) {
            return;
        }
    }
}

/// Takes the step if the order is still known and `applies` to it; whether it did.
fn advance_if(sandbox: &Sandbox, id: &str, step: &Step, applies: impl Fn(&Order) -> bool) -> bool {
    let next = |order: &Order| {
        if applies(order) {
            apply(order, step, &Details::default(), sandbox.now(), &mut fastrand::Rng::new())
        } else {
            Vec::new()
        }
    };
    sandbox.orders.advance(id, next).is_some()
}
