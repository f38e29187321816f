//! The events of a stream, as far as a browser shows them, and what becomes of a stream that pages share.

/// An event of a stream. The browser hides comments, bytes and the status of a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamEvent {
    /// 200, with the right content type.
    Opened,
    /// An event without a name, and its data; empty for an event of the server's that bears the name of one of the
    /// browser's own, which says nothing that can be used.
    Message(String),
    /// The event `stop`; its data is not documented and not read (`docs/wire-format.md` section 11.1).
    Stop,
    /// It broke or was refused. The browser may or may not be trying again.
    Failed,
    /// There is none for now: pages with other orders have all that this browser opens to the host.
    Awaited,
    /// It is being opened anew, by this page or another one, and may have missed something.
    Moved,
    /// A page that can be seen waits for a stream, and this one has one.
    Wanted,
}
