//! [wasm] The journal where a browser keeps it: `localStorage`, under one key for each host, read and written whole at
//! each change, so that two tabs never undo each other's. Blocked or full storage is an answer, never a failure of the
//! widget.

use crate::domain::flow::Announcement;
use crate::domain::journal::{Journal, Note};
use crate::domain::time::UnixMs;
use js_sys::{Date, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Storage};

/// The key's beginning, with the version of what is under it; the host's address follows.
const KEY: &str = "cryptorefills-widget/1 ";

/// Whether anything is on file.
pub(crate) fn has_any(base: &str) -> bool {
    storage().and_then(|storage| storage.get_item(&key(base)).ok()?).is_some()
}

/// What is on file for an element, if anything is.
pub(crate) fn recall(base: &str, host: &HtmlElement) -> Option<Journal> {
    let text = storage()?.get_item(&key(base)).ok()??;
    let (me, present) = places(host);
    let journal = Journal { read_at: UnixMs::from_date(Date::now()), ..Journal::parse(&text) };
    Some(journal.of(&me, &present))
}

/// Whether an event of the page tells that another tab changed this host's file, or all of storage.
pub(crate) fn is_change(base: &str, event: &Event) -> bool {
    let changed = Reflect::get(event, &JsValue::from_str("key")).ok().and_then(|key| key.as_string());
    changed.is_none_or(|changed| changed == key(base))
}

/// Changes what is on file. Says whether that worked.
pub(crate) fn note(base: &str, host: &HtmlElement, note: &Note) -> bool {
    let place = places(host).0;
    change(base, |journal| journal.apply(note, UnixMs::from_date(Date::now()), &place)).is_some()
}

/// Whether a page of this browser has still to be told of an order's state; from now on it counts as told.
pub(crate) fn is_news(base: &str, announcement: &Announcement) -> bool {
    let (id, what) = match announcement {
        Announcement::OrderCreated { order_id, .. } => (order_id, "created"),
        Announcement::OrderStatus { order_id, state, .. } => (order_id, state.as_str()),
        Announcement::OrderDone { order_id, .. } => (order_id, "done"),
        _ => return true,
    };
    let mut news = true;
    change(base, |journal| news = journal.tell(id, what));
    news
}

/// Reads, changes and writes. `None`: it could not be written.
fn change(base: &str, change: impl FnOnce(&mut Journal)) -> Option<()> {
    let (storage, key) = (storage()?, key(base));
    let before = storage.get_item(&key).ok()?.unwrap_or_default();
    let mut journal = Journal::parse(&before);
    change(&mut journal);
    let after = journal.text();
    if after.is_empty() {
        storage.remove_item(&key).ok()
    } else if after == before {
        Some(())
    } else {
        storage.set_item(&key, &after).ok()
    }
}

/// Throws where the page or the browser forbids it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn key(base: &str) -> String {
    let mut key = KEY.to_owned();
    key.push_str(base);
    key
}

/// The element's place on the page, and the places of all elements like it in their order: an id where there is one.
fn places(host: &HtmlElement) -> (String, Vec<String>) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(&host.local_name()).ok());
    let (mut mine, mut places) = (String::new(), Vec::new());
    let Some(found) = found else { return (mine, places) };
    for at in 0..found.length() {
        let Some(element) = found.item(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let place = place(&element, at);
        if element.is_same_node(Some(host)) {
            mine.clone_from(&place);
        }
        places.push(place);
    }
    (mine, places)
}

fn place(element: &Element, at: u32) -> String {
    let id = element.id();
    if crate::domain::journal::is_id(&id) {
        return id;
    }
    let mut place = String::from("#");
    place.push_str(&at.to_string());
    place
}
