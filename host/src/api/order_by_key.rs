//! `GET orders/by-key/{key}`: the order that an `Idempotency-Key` made, for a browser that never got the answer. It never
//! says more than its maker may know: a key is as long as a password.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;

use super::request::Call;
use super::{admission, answer};
use crate::host::Host;
use crate::idempotency::key::Key;
use crate::idempotency::outcome::Outcome;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::Question;
use crate::upstream::forward;
use crate::upstream::routes::{Answer, ORDER};

/// Waits for a creation that is under way, then answers with the order as it is now.
pub(crate) async fn answer(State(host): State<Arc<Host>>, call: Call) -> Result<Response, Refusal> {
    let text = call.params.first().map_or("", |(_, value)| value.as_str());
    let key = Key::parse(text.as_bytes())?;
    let promise = host.ledger.find(&key).ok_or(Refusal::OrderNotFound)?;
    let made = match promise.outcome().await {
        Outcome::Made(made) => made,
        Outcome::Refused(_) => return Err(Refusal::OrderNotFound),
        Outcome::Unknown(_) => return Err(Refusal::OrderOutcomeUnknown),
    };
    // The answer to the creation tells the time of then; the countdown needs that of now.
    let Some(order_id) = made.order_id() else {
        return Ok(answer::held(made, Answer::Order));
    };
    let params = [("order_id".to_owned(), order_id.clone())];
    let url = forward::url(&host.upstream, &ORDER, &params, None)?;
    let headers = forward::request_headers(&host.partner, &call.shopper, ORDER.answer);
    let question = Question { verb: ORDER.verb, url, headers, body: Bytes::new(), answer: ORDER.answer };
    let order = host.client.json(question).await?;
    let is_there = order.status.is_success();
    let mut response = answer::held(order, ORDER.answer);
    if is_there {
        admission::hand_out(&host, &[Kind::Pass, Kind::Ticket], &order_id, response.headers_mut());
    }
    Ok(response)
}
