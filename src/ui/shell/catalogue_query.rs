//! The grid's one question: the brands of a country. The loader has asked it ahead; whenever that is no answer, what
//! follows the grid asks, because this module has no way to send anything.

use crate::api;
use crate::api::{Json, Request};
use crate::browser::task::Task;
use crate::domain::catalogue::Catalogue;
use crate::domain::flow::{Effect, Event};
use crate::domain::problem::failure::ApiError;
use crate::ui::shell::answers::decoded;
use crate::ui::shell::deferred;
use crate::ui::shell::effects::base;
use crate::ui::shell::store::Store;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Finds out which brands there are.
pub(crate) fn ask(store: Store, ticket: u32, country: String) -> Task {
    Task::spawn(async move {
        match ahead(store, &Request::brands(&country, None)).await {
            Some(body) => store.send(Event::CatalogueArrived(ticket, read(&body, &country))),
            None => deferred::perform(store, Effect::FetchCatalogue { ticket, country }),
        }
    })
}

/// The brands in an answer.
pub(crate) fn read(body: &Json, country: &str) -> Result<Catalogue, ApiError> {
    decoded(api::catalogue(body, country))
}

/// The answer that the loader asked for ahead, if it is this request's and a good one.
async fn ahead(store: Store, request: &Request) -> Option<Json> {
    let url = [&base(store), "/", &request.path].concat();
    let promise = store.with_shell(|shell| shell.take_prefetched(&url))??;
    let bytes: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    // One that is no UTF-8 is asked for again, and read as browsers read it.
    request.read(&String::from_utf8(Uint8Array::new(&bytes).to_vec()).ok()?)
}
