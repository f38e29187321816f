//! [wasm] A channel among all pages of this origin, this one's own other channels of the name included; closed when it is
//! dropped. It keeps nothing of what is said.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser::listener::Listener;

/// An open channel. What is posted on it comes to everybody else.
#[must_use = "dropping it closes the channel"]
pub(crate) struct Channel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Opens the channel of that name; `None` where the browser has none. What is no text is not handed on.
    pub(crate) fn open(name: &str, on_text: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Listener::new(&channel, "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            text.into_iter().for_each(&on_text);
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to everybody else.
    pub(crate) fn post(&self, text: &str) {
        // Refused only by a channel that is closed, and this one is open while it is held.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
