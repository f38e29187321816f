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
use crate::ui::shell::prefetched::Prefetched;
use crate::ui::shell::store::Store;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Finds out which brands there are: at once where the answer is there already, so that no boxes are drawn in its place,
/// else while the task lives.
pub(crate) fn ask(store: Store, ticket: u32, country: String) -> Option<Task> {
    let request = Request::brands(&country, None);
    let url = [&base(store), "/", &request.path].concat();
    let ahead = store.with_shell(|shell| shell.take_prefetched(&url)).flatten();
    if let Some(body) = ahead.as_ref().and_then(|ahead| body(&request, ahead.bytes.as_ref()?)) {
        arrived(store, ticket, &body, &country);
        return None;
    }
    Some(Task::spawn(async move {
        match later(&request, ahead).await {
            Some(body) => arrived(store, ticket, &body, &country),
            None => deferred::perform(store, Effect::FetchCatalogue { ticket, country }),
        }
    }))
}

/// Written once: both ways come here.
#[inline(never)]
fn arrived(store: Store, ticket: u32, body: &Json, country: &str) {
    store.send(Event::CatalogueArrived(ticket, read(body, country)));
}

/// The brands in an answer.
pub(crate) fn read(body: &Json, country: &str) -> Result<Catalogue, ApiError> {
    decoded(api::catalogue(body, country))
}

/// The answer that the loader asked for ahead, once it is there, if it is a good one.
async fn later(request: &Request, ahead: Option<Prefetched>) -> Option<Json> {
    body(request, &JsFuture::from(ahead?.answer).await.ok()?.dyn_into().ok()?)
}

/// What an answer's bytes hold. One that is no UTF-8 is asked for again, and read as browsers read it.
#[inline(never)]
fn body(request: &Request, bytes: &ArrayBuffer) -> Option<Json> {
    request.read(&String::from_utf8(Uint8Array::new(bytes).to_vec()).ok()?)
}
