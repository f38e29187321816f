//! The inputs of the machine. They never hold an order: the caller compares and passes the verdict.

use crate::stream::machine::entry::Entry;
use crate::stream::machine::verdict::Verdict;

/// Something that happened to the stream, a request, the page or the shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The stream answered 200 with the right content type.
    StreamOpened,
    /// The order came with a ticket, or without one: this is known of the way into the stream from now on.
    Admitted(Entry),
    /// An event without a name arrived on the stream.
    Message(Verdict),
    /// The stream failed, whatever its `readyState` says about it.
    StreamError,
    /// There is no stream to be had for now: other orders of this browser have all.
    StreamAwaited,
    /// The stream is opened anew, here or by another page of this browser: something may have been missed.
    StreamMoved,
    /// A page that can be seen waits for a stream, and this one has one.
    StreamWanted,
    /// The event `stop` arrived: the server will not speak again.
    Stop,
    /// `GET orders/{id}` answered 200.
    SnapshotArrived(Verdict),
    /// `GET orders/{id}` failed.
    SnapshotFailed {
        /// The HTTP status; `None` where no answer came at all.
        status: Option<u16>,
        /// The answer's `Retry-After`, in milliseconds.
        retry_after: Option<u64>,
    },
    /// The timer set for [`Machine::next_wake`](super::Machine::next_wake) fired.
    Wake,
    /// The tab can be seen.
    Visible,
    /// The tab cannot be seen.
    Hidden,
    /// The page came (back) on screen, perhaps from the back/forward cache.
    PageShow,
    /// The page goes, perhaps into the back/forward cache, which refuses pages with open streams.
    PageHide,
    /// The browser has a network again.
    Online,
    /// The browser says that it has no network. It can be wrong.
    Offline,
    /// Somebody wants to know now: the shopper pressed a button, or another element joined.
    Ask,
    /// Nobody listens any more.
    Forget,
}
