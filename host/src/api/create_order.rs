//! `POST orders`. An order that was sent upstream is seen through to its answer, whatever becomes of the browser that
//! asked: the answer must be there when it comes back with its key.

use std::sync::Arc;

use axum::response::Response;
use metrics::counter;
use tokio::time::{Instant, sleep};
use tracing::Instrument;

use super::{admission, answer};
use crate::host::Host;
use crate::idempotency::key::Key;
use crate::idempotency::ledger::Claim;
use crate::idempotency::outcome::Outcome;
use crate::idempotency::store::StoreError;
use crate::limits::order_budget;
use crate::limits::rates::Reached;
use crate::metrics::names;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::{HeldAnswer, Question};
use crate::upstream::forward;
use crate::upstream::routes::{Answer, ORDER};

/// How often another host's creation is looked at.
const LOOK_AGAIN: std::time::Duration = std::time::Duration::from_millis(200);

/// Creates the order that `question` asks for, or answers with the order that `key` made before.
pub(crate) async fn create(
    host: &Arc<Host>,
    key: Option<Key>,
    question: Question,
) -> Result<Response, Refusal> {
    // A task of the host's and not of the connection's.
    let making = make(Arc::clone(host), key, question).in_current_span();
    let made = host.lifetime.orders.spawn(making).await.unwrap_or(Err(Refusal::OutcomeLost))?;
    let order_id = made.order_id().filter(|_| made.status.is_success());
    let mut response = answer::held(made, Answer::Creation);
    if let Some(order_id) = order_id {
        admission::hand_out(host, &[Kind::Pass, Kind::Ticket], &order_id, response.headers_mut());
    }
    Ok(response)
}

async fn make(host: Arc<Host>, key: Option<Key>, question: Question) -> Result<HeldAnswer, Refusal> {
    if host.lifetime.stopping.is_cancelled() {
        return Err(Refusal::Stopping);
    }
    let Some(key) = key else { return send(&host, question, false).await.reply() };
    let body = key.fingerprint(&question.body);
    let patience = Instant::now() + host.timeouts.answer;
    loop {
        let claim = host.ledger.claim(key, body).await;
        if !matches!(claim, Ok(Claim::Elsewhere)) {
            counter!(names::KEYS, "outcome" => outcome_of_claim(&claim)).increment(1);
        }
        match claim.map_err(Refusal::of_store)? {
            Claim::OtherBody => return Err(Refusal::IdempotencyKeyReused),
            Claim::Unknown => return Err(Refusal::OutcomeUnknown),
            Claim::Waiting(promise) => return promise.outcome().await.reply(),
            Claim::Made(_, Some(answer)) => return Ok(answer),
            Claim::Made(order_id, None) => return order_as_it_is(&host, &order_id, question).await,
            Claim::MadeElsewhere(order_id, status) => {
                let order = order_as_it_is(&host, &order_id, question).await?;
                let status = if order.status.is_success() { status } else { order.status };
                return Ok(HeldAnswer { status, ..order });
            }
            Claim::Elsewhere if Instant::now() < patience => sleep(LOOK_AGAIN).await,
            claim @ Claim::Elsewhere => {
                counter!(names::KEYS, "outcome" => outcome_of_claim(&Ok(claim))).increment(1);
                return Err(Refusal::StillUnderWay);
            }
            Claim::First(pledge) => {
                let outcome = send(&host, question, true).await;
                if let Some(unsettled) = pledge.settle(outcome.clone()).await {
                    host.lifetime.orders.spawn(unsettled.settle_later().in_current_span());
                }
                return outcome.reply();
            }
        }
    }
}

/// Sends the creation upstream, if the limits of all together let it.
async fn send(host: &Host, question: Question, has_key: bool) -> Outcome {
    let Ok(_place) = host.creations.try_acquire() else {
        return Outcome::Refused(Err(Refusal::TooManyOrders(Reached { retry_after: 5 })));
    };
    match order_budget::count(&host.rates, host.shared_budget.as_ref(), has_key).await {
        Ok(()) => {
            let outcome = Outcome::of(host.client.json(question).await);
            let name = match &outcome {
                Outcome::Made(..) => "made",
                Outcome::Refused(_) => "refused",
                Outcome::Unknown(_) => "unknown",
            };
            counter!(names::CREATIONS, "outcome" => name).increment(1);
            outcome
        }
        Err(refusal) => Outcome::Refused(Err(refusal)),
    }
}

/// What a key meant, as a label.
fn outcome_of_claim(claim: &Result<Claim, StoreError>) -> &'static str {
    match claim {
        Ok(Claim::First(_)) => "first",
        Ok(Claim::Waiting(_)) => "waiting",
        Ok(Claim::Elsewhere) => "elsewhere",
        Ok(Claim::Made(..) | Claim::MadeElsewhere(..)) => "repeated",
        Ok(Claim::Unknown) => "unknown",
        Ok(Claim::OtherBody) => "other_body",
        Err(_) => "unavailable",
    }
}

/// The order that was made, asked for on behalf of whoever `question` came from.
async fn order_as_it_is(host: &Host, order_id: &str, question: Question) -> Result<HeldAnswer, Refusal> {
    let params = [("order_id".to_owned(), order_id.to_owned())];
    let url = forward::url(&host.upstream, &ORDER, &params, None)?;
    let headers = question.headers;
    host.client
        .json(Question { verb: ORDER.verb, url, headers, body: bytes::Bytes::new(), answer: ORDER.answer })
        .await
}
