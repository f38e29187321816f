//! The stream is refused, and the requests that stand in for it are answered with what is no order. Nothing can be known
//! then; once it is over, everything is shown.

use cryptorefills_e2e::{Allowance, Answer, Fault, Harm, Payload, Route, World};

use super::case::{Case, End, Rule, live_through};
use super::trouble::Trouble;

const NO_STREAM: Fault = Fault::status(Route::Stream, 503);

/// No stream, and this for each request, until two of them met it.
const fn passes(name: &'static str, faults: &'static [Fault]) -> Case {
    Case::new(name, Trouble::Faults(faults), End::Passes(Route::Order, 2))
}

const fn json(text: &'static str) -> Fault {
    Fault::says(Route::Order, "application/json", text)
}

const fn harm(harm: Harm) -> Fault {
    Fault::on(Route::Order, harm)
}

const PATIENCE: Fault = Fault::on(
    Route::Order,
    Harm::Answers(Answer {
        status: 429,
        content_type: "application/json",
        retry_after: Some(20),
        body: Payload::Text(r#"{"status":429,"title":null,"detail":"TOO_MANY_REQUESTS"}"#),
    }),
);

pub(crate) const REQUESTS: &[Case] = &[
    passes("stream and requests are answered 503", &[NO_STREAM, Fault::status(Route::Order, 503)]),
    passes("requests are answered 502", &[NO_STREAM, Fault::status(Route::Order, 502)]),
    passes("requests are answered 504", &[NO_STREAM, Fault::status(Route::Order, 504)]),
    passes(
        "stream and requests are answered 401",
        &[Fault::status(Route::Stream, 401), Fault::status(Route::Order, 401)],
    ),
    passes("requests are answered 404 twice", &[NO_STREAM, Fault::status(Route::Order, 404).times(2)]),
    passes(
        "requests are answered with a page",
        &[NO_STREAM, Fault::says(Route::Order, "text/html", "<h1>502</h1>")],
    ),
    passes("requests are answered with half an order", &[NO_STREAM, json(r#"{"order_id":"#)]),
    passes(
        "requests are answered with wrong types",
        &[NO_STREAM, json(r#"{"order_id":7,"order_state":[],"deliveries":"x"}"#)],
    ),
    passes(
        "requests are answered with another order",
        &[NO_STREAM, json(r#"{"order_id":"ord_other","order_state":"Done"}"#)],
    ),
    passes("requests are answered with nothing", &[NO_STREAM, json("")]),
    passes("requests are answered without end", &[NO_STREAM, harm(Harm::Answers(HUGE))]),
    passes("answers claim to be compressed", &[NO_STREAM, harm(Harm::ClaimsGzip)]),
    passes("answers have wrong bits", &[NO_STREAM, harm(Harm::FlipsBits)]),
    passes("answers end in the middle", &[NO_STREAM, harm(Harm::CutsAfter(100))]),
    passes("requests are reset", &[NO_STREAM, harm(Harm::Resets)]),
    Case::new(
        "requests are never answered",
        Trouble::Faults(&[NO_STREAM, harm(Harm::Hangs)]),
        End::Passes(Route::Order, 1),
    ),
    Case::new(
        "a request is answered 429 and asked to wait",
        Trouble::Faults(&[NO_STREAM, PATIENCE.times(1)]),
        End::Stays,
    )
    .rule(Rule::Waits(20)),
];

const HUGE: Answer =
    Answer { status: 200, content_type: "application/json", retry_after: None, body: Payload::Megabytes(40) };

pub(crate) async fn useless_answers_never_keep_the_code_from_the_shopper(world: &World) {
    world.allow(Allowance::FailedRequests);
    live_through(world, REQUESTS).await;
}
