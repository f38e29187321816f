//! The flow's questions as requests, and their answers as events. It keeps nothing and retries nothing.

use super::store::Store;
use crate::api::{self, Decoded, Json, Malformed, Request};
use crate::domain::failure::{ApiError, Failure};
use crate::domain::flow::{Effect, Event};
use crate::domain::order::Order;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Sends what an effect asks for. Effects that are no requests are none of its business.
pub(crate) fn send(store: Store, effect: Effect) {
    spawn_local(async move {
        if let Some(event) = answer(store, effect).await {
            store.send(event);
        }
    });
}

async fn answer(store: Store, effect: Effect) -> Option<Event> {
    let lang = store.lang();
    Some(match effect {
        Effect::FetchCatalogue { ticket, country } => {
            let request = Request::brands(&country, None);
            let body = match ahead(store, &request).await {
                Some(body) => Ok(body),
                None => ask(store, request).await,
            };
            Event::CatalogueArrived(ticket, body.and_then(|json| decoded(api::catalogue(&json, &country))))
        }
        Effect::FetchOptions { ticket } => {
            let body = ask(store, Request::payment_vias()).await;
            Event::OptionsArrived(ticket, body.and_then(|json| decoded(api::payment_options(&json))))
        }
        Effect::FetchOffer { ticket, country, brand, family, coin, coupon } => {
            let request =
                Request::products(&country, Some(&family), &brand, coin.as_deref(), &lang, coupon.as_deref());
            let body = ask(store, request).await;
            Event::OfferArrived(ticket, body.and_then(|json| api::offer(&json, &brand).map(counted)))
        }
        Effect::FetchQuote { ticket, country, brand, face_value, coin, coupon } => {
            let body =
                ask(store, Request::price(&brand, &country, &face_value, &coin, coupon.as_deref())).await;
            Event::QuoteArrived(ticket, body.and_then(|json| Ok(api::price(&json)?)))
        }
        Effect::Validate { ticket, purchase } => {
            let body = ask(store, Request::validate(&purchase)).await;
            Event::ValidationArrived(ticket, body.map(|json| api::validation(&json)))
        }
        Effect::CreateOrder { ticket, purchase, key } => {
            Event::OrderArrived(ticket, order(store, Request::create_order(&purchase).with_key(&key)).await)
        }
        Effect::FindOrder { ticket, id } => {
            Event::OrderFound(ticket, order(store, Request::order(&id)).await)
        }
        Effect::AwaitPause { .. }
        | Effect::Follow(_)
        | Effect::Unfollow
        | Effect::FocusView
        | Effect::FocusProblem
        | Effect::Announce(_) => return None,
    })
}

/// An order, with the server's clock from the `Date` header where the order itself does not tell it.
pub(crate) async fn order(store: Store, request: Request) -> Result<Order, ApiError> {
    let (base, credentials) = target(store);
    let reply = api::send(&request, &base, credentials).await?;
    let mut order = decoded(api::order(&reply.body))?;
    order.server_time = order.server_time.or(reply.date);
    Ok(order)
}

async fn ask(store: Store, request: Request) -> Result<Json, ApiError> {
    let (base, credentials) = target(store);
    api::send(&request, &base, credentials).await.map(|reply| reply.body)
}

/// The answer that the loader asked for ahead, if it is this request's and a good one.
async fn ahead(store: Store, request: &Request) -> Option<Json> {
    let url = format!("{}/{}", target(store).0, request.path);
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
