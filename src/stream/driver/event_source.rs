//! [wasm] One `EventSource` of the browser, closed when it is dropped. It never reconnects, and never lets the browser do
//! it: whoever owns it drops it on [`StreamEvent::Failed`].

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSourceInit, MessageEvent};

use crate::browser::listener::Listener;
use crate::stream::stream_event::StreamEvent;

/// Letters of an event that is not read: an order has a few thousand, and one that is so long is asked for instead.
const TOO_LONG: u32 = 1 << 20;

/// The stream of one order, open while this is held.
#[must_use = "dropping it closes the stream"]
pub(crate) struct EventSource {
    stream: web_sys::EventSource,
    _listeners: [Listener; 4],
}

impl EventSource {
    /// Opens `GET url`; `with_credentials` sends cookies to another origin as well.
    ///
    /// # Errors
    /// The browser refuses the address itself. Anything else comes as [`StreamEvent::Failed`].
    pub(crate) fn open(
        url: &str,
        with_credentials: bool,
        on_event: impl Fn(StreamEvent) + 'static,
    ) -> Result<Self, JsValue> {
        let init = EventSourceInit::new();
        init.set_with_credentials(with_credentials);
        let stream = web_sys::EventSource::new_with_event_source_init_dict(url, &init)?;
        let on_event = Rc::new(on_event);
        let on = |event, convert: fn(web_sys::Event) -> StreamEvent| {
            let on_event = Rc::clone(&on_event);
            Listener::new(&stream, event, move |event| on_event(convert(event)))
        };
        let listeners = [
            on("open", |event| own(&event, StreamEvent::Opened)),
            on("message", |event| StreamEvent::Message(data(&event))),
            on("stop", |_| StreamEvent::Stop),
            on("error", |event| own(&event, StreamEvent::Failed)),
        ];
        Ok(Self { stream, _listeners: listeners })
    }
}

impl Drop for EventSource {
    fn drop(&mut self) {
        self.stream.close();
    }
}

/// What the browser says of the stream by an event of its own. A server may send events of the same names: they come with
/// data, and are a reason to ask and nothing else.
fn own(event: &web_sys::Event, meaning: StreamEvent) -> StreamEvent {
    if event.is_instance_of::<MessageEvent>() { StreamEvent::Message(String::new()) } else { meaning }
}

/// The data of an event; one without any, or with too much, is as unreadable as one with wrong data.
fn data(event: &web_sys::Event) -> String {
    let data = event.dyn_ref::<MessageEvent>().map(|event| JsString::from(event.data()));
    data.filter(|data| data.length() < TOO_LONG).map(String::from).unwrap_or_default()
}
