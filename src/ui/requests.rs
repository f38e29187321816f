//! The flow's questions as requests, and their answers as events. It keeps nothing and retries nothing.

use super::store::Store;
use super::task::Task;
use crate::api::{self, Decoded, Json, Malformed, Reply, Request};
use crate::domain::failure::{ApiError, Failure};
use crate::domain::flow::{Effect, Event};
use crate::domain::order::Order;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Sends what an effect asks for. Effects that are no requests are none of its business.
pub(crate) fn send(store: Store, effect: Effect) {
    Task::detach(async move {
        if let Some(event) = answer(store, effect).await {
            store.send(event);
        }
    });
}

/// What an answer tells the flow.
type Telling = Box<dyn FnOnce(Result<Reply, ApiError>) -> Event>;

async fn answer(store: Store, effect: Effect) -> Option<Event> {
    let (request, telling) = question(store, effect)?;
    let (base, credentials) = target(store);
    let reply = match ahead(store, &request, &base).await {
        Some(body) => Ok(Reply { body, date: None, idempotent: false }),
        None => api::send(&request, &base, credentials).await,
    };
    if reply.as_ref().is_ok_and(|reply| reply.idempotent) {
        store.send(Event::KeysHonoured);
    }
    Some(telling(reply))
}

/// The request of an effect, and what its answer will tell; `None` for effects that ask nothing.
fn question(store: Store, effect: Effect) -> Option<(Request, Telling)> {
    Some(match effect {
        Effect::FetchCatalogue { ticket, country } => (
            Request::brands(&country, None),
            Box::new(move |reply| {
                Event::CatalogueArrived(
                    ticket,
                    reply.and_then(|reply| decoded(api::catalogue(&reply.body, &country))),
                )
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
        Effect::FetchOffer { ticket, country, brand, family, coin, coupon } => (
            Request::products(
                &country,
                Some(&family),
                &brand,
                coin.as_deref(),
                &store.lang(),
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
        Effect::CreateOrder { ticket, purchase, key, keyed } => {
            let request = Request::create_order(&purchase);
            let request = if keyed { request.with_key(&key) } else { request };
            (request, Box::new(move |reply| Event::OrderArrived(ticket, reply.and_then(described))))
        }
        Effect::FindMade { ticket, key } => (
            Request::order_by_key(&key),
            Box::new(move |reply| Event::MadeArrived(ticket, reply.and_then(described))),
        ),
        Effect::FindOrder { ticket, id } => {
            (Request::order(&id), Box::new(move |reply| Event::OrderFound(ticket, reply.and_then(described))))
        }
        Effect::AwaitPause { .. }
        | Effect::AwaitRetry { .. }
        | Effect::Follow(_)
        | Effect::Unfollow
        | Effect::FocusView
        | Effect::FocusProblem
        | Effect::Announce(_) => return None,
    })
}

/// An order by its request.
pub(crate) async fn order(store: Store, request: Request) -> Result<Order, ApiError> {
    let (base, credentials) = target(store);
    api::send(&request, &base, credentials).await.and_then(described)
}

/// The order of an answer, with the server's clock from the `Date` header where the order itself does not tell it.
fn described(reply: Reply) -> Result<Order, ApiError> {
    let mut order = decoded(api::order(&reply.body))?;
    order.server_time = order.server_time.or(reply.date);
    Ok(order)
}

/// The answer that the loader asked for ahead, if it is this request's and a good one.
async fn ahead(store: Store, request: &Request, base: &str) -> Option<Json> {
    let url = format!("{base}/{}", request.path);
    let promise = store.with_shell(|shell| shell.take_prefetched(&url))??;
    JsFuture::from(promise).await.ok().and_then(api::read_value).filter(|json| *json != Json::Null)
}

fn target(store: Store) -> (String, bool) {
    store.peek(|flow| (flow.config.api_base.clone(), flow.config.include_credentials))
}

fn decoded<T>(decoded: Result<Decoded<T>, Malformed>) -> Result<T, ApiError> {
    decoded.map(counted).map_err(|_| ApiError::Failure(Failure::Malformed))
}

/// Says once how many records could not be used: they are the partner's and the API's to mend, not the shopper's.
fn counted<T>(decoded: Decoded<T>) -> T {
    if decoded.dropped > 0 {
        let text = format!("cryptorefills-widget: {} unusable records were left out", decoded.dropped);
        web_sys::console::warn_1(&JsValue::from_str(&text));
    }
    decoded.value
}
