//! What a purchase asks the host: each question as a request, beside what its answer tells the flow. It sends nothing.

use crate::api;
use crate::api::{Reply, Request};
use crate::domain::flow::{Effect, Event};
use crate::domain::order::Order;
use crate::domain::problem::failure::ApiError;
use crate::ui::shell::answers::{counted, decoded};
use crate::ui::shell::store::Store;
use crate::ui::shell::{catalogue_query, requests};

/// A request, and what its answer will tell the flow.
pub(crate) type Query = (Request, ReadReply);

/// What an answer tells the flow.
type ReadReply = Box<dyn FnOnce(Result<Reply, ApiError>) -> Event>;

/// The request of an effect, and what its answer will tell; `None` for effects that ask nothing.
pub(crate) fn query(store: Store, effect: Effect) -> Option<Query> {
    Some(match effect {
        Effect::FetchCatalogue { ticket, country } => (
            Request::brands(&country, None),
            Box::new(move |reply| {
                let catalogue = reply.and_then(|reply| catalogue_query::read(&reply.body, &country));
                Event::CatalogueArrived(ticket, catalogue)
            }),
        ),
        Effect::FetchOptions { ticket } => (
            Request::payment_vias(),
            Box::new(move |reply| {
                Event::OptionsArrived(
                    ticket,
                    reply.and_then(|reply| decoded(api::payment_options(&reply.body))),
                )
            }),
        ),
        Effect::FetchFeed { ticket, country } => (
            Request::homepage(&country),
            Box::new(move |reply| Event::FeedArrived(ticket, reply.map(|reply| api::homepage(&reply.body)))),
        ),
        Effect::FetchOffer { ticket, country, brand, family, coin, coupon } => (
            Request::products(
                &country,
                Some(&family),
                &brand,
                coin.as_deref(),
                &store.peek(|flow| flow.config.lang.clone()),
                coupon.as_deref(),
            ),
            Box::new(move |reply| {
                Event::OfferArrived(
                    ticket,
                    reply.and_then(|reply| api::offer(&reply.body, &brand).map(counted)),
                )
            }),
        ),
        Effect::FetchQuote { ticket, country, brand, face_value, coin, coupon } => (
            Request::price(&brand, &country, &face_value, &coin, coupon.as_deref()),
            Box::new(move |reply| {
                Event::QuoteArrived(ticket, reply.and_then(|reply| Ok(api::price(&reply.body)?)))
            }),
        ),
        Effect::Validate { ticket, purchase } => (
            Request::validate(&purchase),
            Box::new(move |reply| {
                Event::ValidationArrived(ticket, reply.map(|reply| api::validation(&reply.body)))
            }),
        ),
        Effect::FetchTotal { ticket, purchase } => (
            Request::validate(&purchase),
            Box::new(move |reply| {
                Event::TotalArrived(ticket, reply.map(|reply| api::validation(&reply.body)))
            }),
        ),
        Effect::CreateOrder { ticket, purchase, key, keyed } => {
            let request = Request::create_order(&purchase);
            let request = if keyed { request.with_key(&key) } else { request };
            (request, Box::new(move |reply| Event::OrderArrived(ticket, reply.and_then(created))))
        }
        Effect::FindMade { ticket, key } => (
            Request::order_by_key(&key),
            Box::new(move |reply| Event::MadeArrived(ticket, reply.and_then(described))),
        ),
        Effect::FindOrder { ticket, id, pass } => (
            Request::order(&id, pass),
            Box::new(move |reply| Event::OrderFound(ticket, reply.and_then(described))),
        ),
        Effect::Prepare
        | Effect::GiveUp
        | Effect::AwaitPause { .. }
        | Effect::AwaitTotal { .. }
        | Effect::AwaitAge { .. }
        | Effect::AwaitRetry { .. }
        | Effect::AwaitLook { .. }
        | Effect::Recall
        | Effect::Note(_)
        | Effect::Follow(_)
        | Effect::Unfollow
        | Effect::FocusView
        | Effect::ShowProblem
        | Effect::FocusField(_)
        | Effect::Announce(_)
        | Effect::Say(_) => return None,
    })
}

/// An order by its request.
pub(crate) async fn order(store: Store, request: Request) -> Result<Order, ApiError> {
    requests::send(store, &request).await.and_then(described)
}

/// The order that was made, or why none was.
fn created(mut reply: Reply) -> Result<Order, ApiError> {
    reply.body = api::created(reply.body)?;
    described(reply)
}

/// The order of an answer, with what its headers say beside it: what opens the order, and the server's clock from `Date`
/// where the order itself does not tell it.
fn described(reply: Reply) -> Result<Order, ApiError> {
    let mut order = decoded(api::order(&reply.body))?;
    order.server_time = order.server_time.or_else(|| reply.date());
    order.admission = reply.admission();
    Ok(order)
}
