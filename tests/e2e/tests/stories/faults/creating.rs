//! An order that is made while things break: there is exactly one, or none and the shopper is told so, and one after the
//! next press.

use std::time::Duration;

use cryptorefills_e2e::{Allowance, Fault, Harm, Route, World, part};
use serde_json::Value;

use super::case::named;
use super::running::{FACTOR, assert_kept, choose, finish, forget};

/// A fault of the way to an order.
struct Making {
    name: &'static str,
    fault: Fault,
    /// The problem that is told, after which a second press orders; `None` where the first press is enough.
    problem: Option<&'static str>,
}

const HTML: &str = "<!doctype html><h1>Bad gateway</h1>";

const MAKINGS: &[Making] = &[
    Making {
        name: "the answer to the order is lost",
        fault: Fault::on(Route::Creation, Harm::LosesAnswer).times(1),
        problem: None,
    },
    Making {
        name: "the answer to the order ends in the middle",
        fault: Fault::on(Route::Creation, Harm::CutsAfter(100)).times(1),
        problem: None,
    },
    Making {
        name: "the answer to the order has wrong bits",
        fault: Fault::on(Route::Creation, Harm::FlipsBits).times(1),
        problem: None,
    },
    Making {
        name: "the answer to the order comes late",
        fault: Fault::on(Route::Creation, Harm::Delays(Duration::from_millis(800))).times(1),
        problem: None,
    },
    Making {
        name: "the order is answered 500 and was not made",
        fault: Fault::status(Route::Creation, 500).times(1),
        problem: Some("client:order-not-made"),
    },
    Making {
        name: "the order is reset on its way",
        fault: Fault::on(Route::Creation, Harm::Resets).times(1),
        problem: Some("client:order-not-made"),
    },
    Making {
        name: "the question before the order is answered 502 once",
        fault: Fault::status(Route::Validation, 502).times(1),
        problem: None,
    },
    Making {
        name: "the question before the order is answered 502 until it is given up",
        fault: Fault::status(Route::Validation, 502).times(3),
        problem: Some("client:server"),
    },
    Making {
        name: "the question before the order is answered with a page",
        fault: Fault::says(Route::Validation, "text/html", HTML).times(1),
        problem: Some("client:malformed"),
    },
    Making {
        name: "the question before the order is never answered",
        fault: Fault::on(Route::Validation, Harm::Hangs).times(1),
        problem: Some("client:timeout"),
    },
];

pub(crate) async fn an_order_that_is_made_through_faults_is_made_once(world: &World) {
    world.allow(Allowance::FailedRequests);
    for making in MAKINGS {
        let made = named(making.name, make(world, making)).await;
        made.unwrap_or_else(|name| panic!("this ended wrong: {name}"));
    }
}

async fn make(world: &World, making: &Making) {
    let widget = &world.widget;
    choose(world, "Steam").await;
    widget.pick("10 USD").await;
    world.session.run_clock(FACTOR).await;
    forget(world).await;
    world.proxy.begin(making.fault);
    // A double click, quicker than any answer.
    let twice = "const pay = all('[part~=pay]')[0]; pay.click(); pay.click()";
    widget.wait("pay").await;
    widget.evaluate(twice, Value::Null).await;
    if let Some(problem) = making.problem {
        widget.wait(part("problem").with("data-code", problem)).await;
        assert!(world.sandbox.orders().await.is_empty(), "{}: an order was made", making.name);
        widget.click("pay").await;
    }
    widget.wait_view("checkout").await;
    assert!(widget.problems().await.is_empty(), "{}", making.name);
    world.sandbox.step("pay").await;
    widget.wait_state("WaitingForDelivery").await;
    finish(world).await;
    assert_kept(world).await;
    world.proxy.lift();
}
