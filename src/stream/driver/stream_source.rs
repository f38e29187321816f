//! [wasm] The source of an order's stream: shared with the other pages of this origin where the browser has what that
//! takes, this page's own where not. Closed when it is dropped.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::domain::time::PageMs;
use crate::stream::driver::event_source::EventSource;
use crate::stream::driver::shared_stream::SharedStream;
use crate::stream::stream_event::StreamEvent;

/// The callback of who listens.
pub(crate) type OnEvent = Rc<dyn Fn(StreamEvent)>;

/// When the page opened the stream last.
pub(crate) type OpenedAt = Rc<Cell<Option<PageMs>>>;

/// The stream of one order, while this is held.
#[must_use = "dropping it closes the stream"]
pub(crate) enum StreamSource {
    /// Opened by one page for all.
    Shared(#[expect(dead_code, reason = "held, until it is dropped")] Rc<SharedStream>),
    /// Opened by this page for itself.
    Own(#[expect(dead_code, reason = "held, until it is dropped")] EventSource),
}

impl StreamSource {
    /// Opens `GET url`, or finds the page that has; `with_credentials` sends cookies to another origin as well.
    ///
    /// # Errors
    /// The browser refuses the address itself. Anything else comes as [`StreamEvent::Failed`].
    pub(crate) fn open(
        url: &str,
        with_credentials: bool,
        opened_at: &OpenedAt,
        on_event: impl Fn(StreamEvent) + 'static,
    ) -> Result<Self, JsValue> {
        let on_event: OnEvent = Rc::new(on_event);
        match SharedStream::join(url, with_credentials, opened_at, &on_event) {
            Some(shared) => Ok(Self::Shared(shared)),
            None => EventSource::open(url, with_credentials, move |event| on_event(event)).map(Self::Own),
        }
    }
}
