//! [wasm] One `EventSource`, closed when it is dropped. It never reconnects, and never lets the browser do it: whoever
//! owns it drops it on [`SourceEvent::Failed`].

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, EventSourceInit, MessageEvent};

use crate::browser::listener::Listener;

/// What the browser tells of a stream. It hides comments, bytes and the status of a refusal.
pub(crate) enum SourceEvent {
    /// 200, with the right content type.
    Opened,
    /// An event without a name, and its data.
    Message(String),
    /// The event `stop`; its data is not documented and not read (`api/wire.md` section 11.1).
    Stop,
    /// It broke or was refused. The browser may or may not be trying again.
    Failed,
}

/// Streams while it is held.
#[must_use = "dropping it closes the stream"]
pub(crate) struct Source {
    stream: EventSource,
    _listeners: [Listener; 4],
}

impl Source {
    /// Opens `GET url`; `with_credentials` sends cookies to another origin as well.
    ///
    /// # Errors
    /// The browser refuses the address itself. Anything else is told as [`SourceEvent::Failed`].
    pub(crate) fn open(
        url: &str,
        with_credentials: bool,
        tell: impl Fn(SourceEvent) + 'static,
    ) -> Result<Self, JsValue> {
        let init = EventSourceInit::new();
        init.set_with_credentials(with_credentials);
        let stream = EventSource::new_with_event_source_init_dict(url, &init)?;
        let tell = Rc::new(tell);
        let on = |event, convert: fn(web_sys::Event) -> SourceEvent| {
            let tell = Rc::clone(&tell);
            Listener::new(&stream, event, move |event| tell(convert(event)))
        };
        let listeners = [
            on("open", |_| SourceEvent::Opened),
            on("message", |event| SourceEvent::Message(data(&event))),
            on("stop", |_| SourceEvent::Stop),
            on("error", |_| SourceEvent::Failed),
        ];
        Ok(Self { stream, _listeners: listeners })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.stream.close();
    }
}

/// An event without data is as unreadable as one with wrong data.
fn data(event: &web_sys::Event) -> String {
    event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()).unwrap_or_default()
}
