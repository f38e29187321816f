//! The outputs of the machine, and the connection that it shows. It never does anything itself: the driver does.

/// The connection as the shopper is shown it: how fresh the order is (`data-state` of the part `connection`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// The stream is open.
    Live,
    /// The stream is being opened, for the first time or again.
    Reconnecting,
    /// The order is asked for on a timer.
    Polling,
    /// The browser says that it has no network.
    Offline,
}

impl Connection {
    /// The word of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Reconnecting => "reconnecting",
            Self::Polling => "polling",
            Self::Offline => "offline",
        }
    }
}

/// One thing to do, in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Open `GET orders/{id}/subscribe`. None is open.
    OpenStream,
    /// Close the stream that is open.
    CloseStream,
    /// Ask `GET orders/{id}` and answer with a snapshot input. One still under way is replaced.
    FetchOrder,
    /// Show this from now on.
    Connection(Connection),
    /// The order was not known three times. Offer to forget it, with its id for support. Slow listening goes on,
    /// so that a host that only lost its memory for a moment loses nobody's order: a snapshot takes this back.
    Lost,
    /// Two hours of slow listening brought nothing. The next wake-up or [`Input::Ask`](super::Input::Ask) looks again.
    Resting,
    /// The order is final; nothing more will be done.
    Ended,
}
