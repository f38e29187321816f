//! Requests to the host, and the grid's one question. It keeps nothing, and never sends a second time what may have made
//! an order.

use crate::api;
use crate::api::{Decoded, Json, Malformed, Reply, Request};
use crate::browser::console::warn;
use crate::browser::page::{chance, is_online};
use crate::browser::sleep::sleep;
use crate::browser::task::Task;
use crate::domain::flow::Event;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::ui::shell::store::Store;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Asks for the brands of a country, unless the loader has done so.
pub(crate) fn catalogue(store: Store, ticket: u32, country: String) -> Task {
    Task::spawn(async move {
        let reply = ask(store, &Request::brands(&country, None)).await;
        let catalogue = reply.and_then(|reply| decoded(api::catalogue(&reply.body, &country)));
        store.send(Event::CatalogueArrived(ticket, catalogue));
    })
}

/// Asks a question that changes nothing, again where that may help.
pub(crate) async fn ask(store: Store, request: &Request) -> Result<Reply, ApiError> {
    let mut failed = 0;
    loop {
        let error = match send(store, request).await {
            Ok(reply) => return Ok(reply),
            Err(error) => error,
        };
        failed += 1;
        match api::retry_pause(failed, &error, is_online(), chance()) {
            Some(wait) => sleep(wait).await,
            None => {
                if let Some(hint) = api::hint(&error) {
                    let base = store.peek(|flow| flow.config.api_base.clone());
                    warn(&format!("cryptorefills-widget: {base}/{} {hint}", request.path));
                }
                return Err(error);
            }
        }
    }
}

/// Sends a request to the host that the element names, once.
pub(crate) async fn send(store: Store, request: &Request) -> Result<Reply, ApiError> {
    let (base, credentials) =
        store.peek(|flow| (flow.config.api_base.clone(), flow.config.include_credentials));
    let reply = match ahead(store, request, &base).await {
        Some(body) => Ok(Reply { body, headers: None }),
        None => api::send(request, &base, credentials).await,
    };
    if reply.as_ref().is_ok_and(Reply::is_idempotent) {
        store.send(Event::KeysHonoured);
    }
    reply
}

/// The answer that the loader asked for ahead, if it is this request's and a good one.
async fn ahead(store: Store, request: &Request, base: &str) -> Option<Json> {
    let url = format!("{base}/{}", request.path);
    let promise = store.with_shell(|shell| shell.take_prefetched(&url))??;
    let bytes: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    // One that is no UTF-8 is asked for again, and read as browsers read it.
    request.read(&String::from_utf8(Uint8Array::new(&bytes).to_vec()).ok()?)
}

/// The value of an answer, or that it could not be read.
pub(crate) fn decoded<T>(decoded: Result<Decoded<T>, Malformed>) -> Result<T, ApiError> {
    decoded.map(counted).map_err(|_| ApiError::Failure(Failure::Malformed))
}

/// Says once how many records could not be used: they are the partner's and the API's to mend, not the shopper's.
pub(crate) fn counted<T>(decoded: Decoded<T>) -> T {
    if decoded.dropped > 0 {
        let text = format!("cryptorefills-widget: {} unusable records were left out", decoded.dropped);
        warn(&text);
    }
    decoded.value
}
