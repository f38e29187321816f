//! Who may see an order. A stranger is answered as if there were no such order, in the same words and before anything is
//! asked upstream.

use axum::http::{HeaderMap, StatusCode};

use super::request::Call;
use crate::clock;
use crate::host::Host;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::HeldAnswer;
use crate::upstream::routes::Answer;

/// Lets `call` through to what `answer` is.
///
/// # Errors
///
/// [`Refusal::OrderNotFound`] without a pass or ticket that is good for the order.
pub(super) fn admit(host: &Host, call: &Call, answer: Answer) -> Result<(), Refusal> {
    let Some(doorkeeper) = &host.doorkeeper else { return Ok(()) };
    let (kind, presented) = match answer {
        Answer::Order => (Kind::Pass, call.pass()),
        Answer::Events => (Kind::Ticket, call.ticket()),
        Answer::Catalogue(_) | Answer::Offer(_) | Answer::Validation | Answer::Creation => return Ok(()),
    };
    if doorkeeper.admits(kind, call.order_id(), presented, clock::unix_seconds()) {
        Ok(())
    } else {
        Err(Refusal::OrderNotFound)
    }
}

/// What the upstream says of an order that the browser may see.
///
/// # Errors
///
/// [`Refusal::OrderNotFound`] for an order that the upstream does not know: it must read as it does to a stranger.
pub(super) fn of_order(host: &Host, answer: HeldAnswer) -> Result<HeldAnswer, Refusal> {
    match answer.status {
        StatusCode::NOT_FOUND | StatusCode::GONE if host.doorkeeper.is_some() => Err(Refusal::OrderNotFound),
        _ => Ok(answer),
    }
}

/// Adds tokens of `kinds` for `order_id`, where the host gives any.
pub(super) fn hand_out(host: &Host, kinds: &[Kind], order_id: &str, headers: &mut HeaderMap) {
    if let Some(doorkeeper) = &host.doorkeeper {
        doorkeeper.hand_out(kinds, order_id, headers, clock::unix_seconds());
    }
}
