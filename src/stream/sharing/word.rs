//! The words between pages that show one order, as texts. What is no word, of a page's own or of another release, is
//! nothing.

use crate::stream::stream_event::StreamEvent;

/// The word on a host's channel: a page that can be seen waits for one of the streams.
pub const SLOT_WANTED: &str = "slot wanted";

/// A word on an order's channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Somebody listens from now on, and asks who opens the stream.
    Hello {
        /// The page can be seen.
        is_visible: bool,
    },
    /// The stream is being opened.
    Opening,
    /// The stream waits until another order's is closed.
    Waiting,
    /// The stream is open.
    Opened,
    /// An event of the stream came, with this data.
    Message(String),
    /// The event `stop` came.
    Stop,
    /// The stream failed.
    Failed,
}

impl Word {
    /// As it is said.
    pub fn text(&self) -> String {
        let text = match self {
            Self::Hello { is_visible: true } => "hello",
            Self::Hello { is_visible: false } => "hello, hidden",
            Self::Opening => "opening",
            Self::Waiting => "waiting",
            Self::Opened => "opened",
            Self::Message(data) => return format!("{MESSAGE}{data}"),
            Self::Stop => "stop",
            Self::Failed => "failed",
        };
        text.to_owned()
    }

    /// As it was heard.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text {
            "hello" => Self::Hello { is_visible: true },
            "hello, hidden" => Self::Hello { is_visible: false },
            "opening" => Self::Opening,
            "waiting" => Self::Waiting,
            "opened" => Self::Opened,
            "stop" => Self::Stop,
            "failed" => Self::Failed,
            _ => Self::Message(text.strip_prefix(MESSAGE)?.to_owned()),
        })
    }

    /// What the page's own stream did, for the others; nothing of what concerns this page alone.
    pub(super) fn of(event: &StreamEvent) -> Option<Self> {
        match event {
            StreamEvent::Opened => Some(Self::Opened),
            StreamEvent::Message(data) => Some(Self::Message(data.clone())),
            StreamEvent::Stop => Some(Self::Stop),
            StreamEvent::Failed => Some(Self::Failed),
            StreamEvent::Awaited | StreamEvent::Moved | StreamEvent::Wanted => None,
        }
    }
}

/// What stands before a message's data.
const MESSAGE: &str = "message ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_heard_as_it_was_said() {
        for word in [
            Word::Hello { is_visible: true },
            Word::Hello { is_visible: false },
            Word::Opening,
            Word::Waiting,
            Word::Opened,
            Word::Message(r#"{"order_id":"ord_1"}"#.into()),
            Word::Message("stop".into()),
            Word::Message(String::new()),
            Word::Stop,
            Word::Failed,
        ] {
            assert_eq!(Word::read(&word.text()), Some(word));
        }
    }

    #[test]
    fn what_is_no_word_says_nothing() {
        for text in ["", "Hello", "message", "opened ", SLOT_WANTED, "{}"] {
            assert_eq!(Word::read(text), None, "{text}");
        }
    }
}
