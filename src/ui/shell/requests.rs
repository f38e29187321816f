//! Requests to the host. It keeps nothing, and never sends a second time what may have made an order.

use crate::api;
use crate::api::{Reply, Request};
use crate::browser::console::warn;
use crate::browser::page::{chance, is_online};
use crate::browser::sleep::sleep;
use crate::domain::flow::Event;
use crate::domain::problem::failure::ApiError;
use crate::ui::shell::store::Store;

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
    let reply = api::send(request, &base, credentials).await;
    if reply.as_ref().is_ok_and(Reply::is_idempotent) {
        store.send(Event::KeysHonoured);
    }
    reply
}
