//! `GET orders/by-key`: what an `Idempotency-Key` did, for a browser that never got the answer. It never says more than its
//! maker may know: a key is as long as a password.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;

use super::request::Call;
use super::{admission, answer};
use crate::host::Host;
use crate::idempotency::key::Key;
use crate::idempotency::rules::Meaning;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::Question;
use crate::upstream::forward;
use crate::upstream::identity::Shopper;
use crate::upstream::routes::{ORDER, Verb};

/// Answers with the order that the key in the header made, as it is now.
pub(crate) async fn answer(State(host): State<Arc<Host>>, call: Call) -> Result<Response, Refusal> {
    if call.is_from_a_stranger(&host, Verb::Get) {
        return Err(Refusal::OriginNotAllowed);
    }
    let key = Key::of(&call.headers, host.partner.id_bytes())?.ok_or(Refusal::InvalidIdempotencyKey)?;
    of_key(&host, &call.shopper, key).await
}

async fn of_key(host: &Host, shopper: &Shopper, key: Key) -> Result<Response, Refusal> {
    let order_id = match host.ledger.find(key).await.map_err(Refusal::of_store)? {
        Meaning::Free => return Err(Refusal::NoSuchKey),
        Meaning::UnderWay(_) => return Err(Refusal::StillUnderWay),
        Meaning::Unknown => return Err(Refusal::OutcomeUnknown),
        Meaning::Made(order_id) => order_id,
    };
    // The answer to the creation tells the time of then; the countdown needs that of now.
    let params = [("order_id".to_owned(), order_id.clone())];
    let url = forward::url(&host.upstream, &ORDER, &params, None)?;
    let headers = forward::request_headers(&host.partner, shopper, ORDER.answer);
    let question = Question { verb: ORDER.verb, url, headers, body: Bytes::new(), answer: ORDER.answer };
    let order = host.client.json(question).await?;
    let is_there = order.status.is_success();
    let mut response = answer::held(order, ORDER.answer);
    if is_there {
        admission::hand_out(host, &[Kind::Pass, Kind::Ticket], &order_id, response.headers_mut());
    }
    Ok(response)
}
