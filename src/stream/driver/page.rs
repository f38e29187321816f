//! What the machine is told of the page: how it stands, and every change of it. It decides nothing.

use js_sys::Reflect;
use web_sys::{Document, Window};

use crate::browser::listener::Listener;
use crate::browser::page::monotonic_ms;
use crate::domain::time::PageMs;
use crate::stream::machine::{Entry, Input, Standing, Start};

/// The start of a machine on the page as it is now.
pub(crate) fn start(shown: Option<Standing>, entry: Entry) -> Start {
    let window = web_sys::window();
    let is_hidden = |window: &Window| window.document().is_some_and(|document| document.hidden());
    Start {
        shown,
        entry,
        visible: !window.as_ref().is_some_and(is_hidden),
        online: window.as_ref().is_none_or(|window| window.navigator().on_line()),
        event_source: window.is_some_and(|window| Reflect::has(&window, &"EventSource".into()) == Ok(true)),
    }
}

/// The page's events as inputs, for as long as the listeners are held.
pub(crate) fn listen(on_input: impl Fn(Input) + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return vec![] };
    let on = |event, input: Input| {
        let on_input = on_input.clone();
        Listener::new(&window, event, move |_| on_input(input))
    };
    let mut listeners = vec![
        on("pageshow", Input::PageShow),
        on("pagehide", Input::PageHide),
        on("online", Input::Online),
        on("offline", Input::Offline),
    ];
    if let Some(document) = window.document() {
        let target = document.clone();
        listeners.push(Listener::new(&target, "visibilitychange", move |_| on_input(visibility(&document))));
    }
    listeners
}

fn visibility(document: &Document) -> Input {
    if document.hidden() { Input::Hidden } else { Input::Visible }
}

/// The page's monotonic clock.
pub(super) fn page_now() -> PageMs {
    PageMs(monotonic_ms())
}
