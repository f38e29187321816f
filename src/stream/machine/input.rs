//! What the machine is told. It never learns what an order contains: the caller compares and passes the verdict.

/// What the order that is now shown means for listening on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something will still happen. `Done` without its code yet belongs here.
    Unfinished,
    /// The payment window is over; a late payment may still arrive.
    Expired,
    /// Nothing more is awaited: listening ends.
    Final,
}

/// How an order that arrived, by the stream or by a request, compares with the one that was shown.
///
/// Freshness is `updated_at`, else `timestamp_of_request`; equal or absent applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was applied, and what is shown has changed.
    Newer(Standing),
    /// It was applied, and says what was shown before.
    Same(Standing),
    /// It is older than what is shown, and was not applied.
    Older,
    /// It is another order's, and was not applied.
    Foreign,
    /// It is no order at all.
    Unreadable,
}

/// Something that happened to the stream, a request, the page or the shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The stream answered 200 with the right content type.
    StreamOpened,
    /// An event without a name arrived on the stream.
    Message(Verdict),
    /// The stream failed, whatever its `readyState` says about it.
    StreamError,
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
    /// The moment of [`Machine::next_wake`](super::Machine::next_wake) has come.
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
