//! `POST orders`. An order that was sent upstream is seen through to its answer, whatever becomes of the browser that
//! asked: the answer must be there when it comes back with its key.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::Response;
use reqwest::Url;
use tracing::Instrument;

use super::request::Call;
use super::{admission, answer};
use crate::host::Host;
use crate::idempotency::key::{Fingerprint, Key};
use crate::idempotency::ledger::Claim;
use crate::idempotency::outcome::Outcome;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::Question;
use crate::upstream::routes::{Answer, Verb};

/// Creates the order in `call`, or answers with the order that its key made before.
pub(crate) async fn create(
    host: &Arc<Host>,
    call: Call,
    url: Url,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let key = Key::of(&call.headers)?;
    let body = call.body(host).await?;
    let client = host.client.clone();
    let fingerprint = Fingerprint::of(&body);
    let creation = async move {
        let answer = Answer::Creation;
        Outcome::of(client.json(Question { verb: Verb::Post, url, headers, body, answer }).await)
    };
    let creation = creation.in_current_span();
    if host.lifetime.stopping.is_cancelled() {
        return Err(Refusal::Stopping);
    }
    let outcome = match key {
        None => host.lifetime.orders.spawn(creation).await.unwrap_or(Outcome::UNKNOWN),
        Some(key) => match host.ledger.claim(&key, fingerprint) {
            Claim::OtherBody => return Err(Refusal::IdempotencyKeyReused),
            Claim::Known(promise) => promise.outcome().await,
            Claim::First(pledge, promise) => {
                host.lifetime.orders.spawn(async move { pledge.settle(creation.await) });
                promise.outcome().await
            }
        },
    };
    let made = outcome.reply()?;
    let order_id = made.order_id().filter(|_| made.status.is_success());
    let mut response = answer::held(made, Answer::Creation);
    if let Some(order_id) = order_id {
        admission::hand_out(host, &[Kind::Pass, Kind::Ticket], &order_id, response.headers_mut());
    }
    Ok(response)
}
