//! One request in, one request out. It never retries: only the widget knows what may be asked twice.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use bytes::Bytes;

use super::request::Call;
use super::{admission, answer, create_order, events, shared};
use crate::host::Host;
use crate::idempotency::ANNOUNCEMENT;
use crate::idempotency::key::Key;
use crate::pass::token::Kind;
use crate::refusal::Refusal;
use crate::upstream::client::Question;
use crate::upstream::forward;
use crate::upstream::routes::{Answer, Route};

/// Answers `call` with what the upstream says at `route`.
pub(crate) async fn relay(
    State(host): State<Arc<Host>>,
    call: Call,
    route: &'static Route,
) -> Result<Response, Refusal> {
    if call.is_from_a_stranger(&host, route.verb) {
        return Err(Refusal::OriginNotAllowed);
    }
    let url = forward::url(&host.upstream, route, &call.params, call.query.as_deref())?;
    admission::admit(&host, &call, route.answer)?;
    let headers = forward::request_headers(&host.partner, &call.shopper, route.answer);
    let question = |body| Question {
        verb: route.verb,
        url: url.clone(),
        headers: headers.clone(),
        body,
        answer: route.answer,
    };
    if let (Some(shelf), Some(catalogue)) = (route.shelf, &host.catalogue) {
        return shared::answer(catalogue, &host.client, shelf, question(Bytes::new()), &call.headers).await;
    }
    match route.answer {
        Answer::Catalogue(_) | Answer::Offer(_) => {
            Ok(answer::held(host.client.json(question(Bytes::new())).await?, route.answer))
        }
        Answer::Order => {
            let order = admission::of_order(&host, host.client.json(question(Bytes::new())).await?)?;
            let is_there = order.status.is_success();
            let mut response = answer::held(order, route.answer);
            if is_there {
                admission::hand_out(&host, &[Kind::Ticket], call.order_id(), response.headers_mut());
            }
            Ok(response)
        }
        Answer::Validation => {
            let body = call.body(&host).await?;
            let mut response = answer::held(host.client.json(question(body)).await?, route.answer);
            let (name, value) = ANNOUNCEMENT;
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            Ok(response)
        }
        Answer::Creation => {
            let key = Key::of(&call.headers, host.partner.id_bytes())?;
            let client = call.client;
            let body = call.body(&host).await?;
            host.rates.order(client).map_err(Refusal::TooManyOrders)?;
            create_order::create(&host, key, question(body)).await
        }
        Answer::Events => {
            let seat = host.streams.take(call.client).ok_or(Refusal::TooManyStreams)?;
            events::relay(&host, url, headers, seat).await
        }
    }
}
