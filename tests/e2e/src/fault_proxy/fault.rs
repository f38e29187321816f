//! One harm as data: what happens, to which route, how often. The newest fault of a route is the one that counts.

use std::time::Duration;

use super::route::Route;

/// What goes wrong, where, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub(crate) route: Route,
    pub(crate) harm: Harm,
    /// How many requests it meets; `None` is every one until it is lifted.
    pub(crate) times: Option<u32>,
}

/// What happens to a request or its answer.
#[derive(Clone, Copy, Debug)]
pub enum Harm {
    /// This answer comes instead, and the server behind never hears of the request.
    Answers(Answer),
    /// The request is read, and nothing ever comes back.
    Hangs,
    /// Everything takes this much longer.
    Delays(Duration),
    /// The server behind answers at once, and its answer is this old when it comes.
    AnswersLate(Duration),
    /// The connection is reset before the server behind hears of the request.
    Resets,
    /// The server behind does its work, and the connection is reset instead of its answer.
    LosesAnswer,
    /// The connection ends in order after this many bytes of the body.
    CutsAfter(usize),
    /// The connection is reset after this many bytes of the body.
    ResetsAfter(usize),
    /// The body is held back until this many bytes are there, as a proxy's buffer does; `None` is for ever.
    HoldsBack(Option<usize>),
    /// The body begins with this.
    Says(Payload),
    /// Every piece of the body comes twice: an event of the stream is one piece.
    Repeats,
    /// One bit in every 32 bytes of the body is wrong.
    FlipsBits,
    /// The head says that the body is compressed, and it is not.
    ClaimsGzip,
}

/// An answer of the proxy's own.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: &'static str,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u32>,
    /// The body.
    pub body: Payload,
}

/// Bytes of a body.
#[derive(Clone, Copy, Debug)]
pub enum Payload {
    /// These.
    Text(&'static str),
    /// This many megabytes of one letter.
    Megabytes(usize),
    /// An event of the stream with this many megabytes of data that is no order.
    HugeEvent(usize),
}

impl Fault {
    /// A harm to a route, until it is lifted.
    pub const fn on(route: Route, harm: Harm) -> Self {
        Self { route, harm, times: None }
    }

    /// The same for so many requests only.
    #[must_use]
    pub const fn times(self, times: u32) -> Self {
        Self { times: Some(times), ..self }
    }

    /// An answer with this status and a body in the API's own shape.
    pub const fn status(route: Route, status: u16) -> Self {
        let body = Payload::Text(r#"{"status":0,"title":null,"detail":"FAULT"}"#);
        let answer = Answer { status, content_type: "application/json", retry_after: None, body };
        Self::on(route, Harm::Answers(answer))
    }

    /// An answer 200 of this type with this text.
    pub const fn says(route: Route, content_type: &'static str, text: &'static str) -> Self {
        let body = Payload::Text(text);
        Self::on(route, Harm::Answers(Answer { status: 200, content_type, retry_after: None, body }))
    }
}

impl Payload {
    /// The bytes.
    pub(crate) fn bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Megabytes(count) => vec![b'x'; count << 20],
            Self::HugeEvent(count) => {
                let mut event = b"data: ".to_vec();
                event.resize(count << 20, b'x');
                event.extend_from_slice(b"\n\n");
                event
            }
        }
    }
}
