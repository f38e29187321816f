//! [wasm] The page as a source of inputs: its clock, random numbers, whether it is seen and online. It decides nothing.

use js_sys::{Date, Math, Reflect};
use web_sys::{Document, Window};

use crate::browser::listener::Listener;
use crate::stream::machine::{Input, PageMs, Standing, Start};

/// The page's monotonic clock. It may stand still while the computer sleeps.
pub(crate) fn now() -> PageMs {
    let clock = web_sys::window().and_then(|window| window.performance());
    // A float of milliseconds since the page began: whole and positive after the cast, which saturates.
    PageMs(clock.map_or_else(Date::now, |clock| clock.now()) as u64)
}

/// A random number, uniform over all of `u32`. Good enough to spread reconnects, and for nothing else.
pub(crate) fn random() -> u32 {
    (Math::random() * f64::from(u32::MAX)) as u32
}

/// The start of a machine on the page as it is now.
pub(crate) fn start(shown: Option<Standing>) -> Start {
    let window = web_sys::window();
    let is_hidden = |window: &Window| window.document().is_some_and(|document| document.hidden());
    Start {
        shown,
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
