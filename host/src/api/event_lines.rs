//! Where lines begin and events end in a stream of server-sent events, so that a comment can be written between lines.
//! It looks at line ends alone: LF, CR, or both.

use bytes::{Buf, Bytes};

/// The longest event that is passed on, in bytes. An order of ten lines with its texts is a tenth of it.
const LARGEST_EVENT: usize = 1 << 20;

/// How far a stream came.
#[derive(Debug, Default)]
pub(super) struct EventLines {
    last: Option<u8>,
    /// The bytes of the event that is not over.
    event: usize,
    /// The bytes of the line that is not over.
    line: usize,
    /// A comment was written after a CR: an LF that follows belongs to that CR, and would now be a line of its own.
    is_after_comment: bool,
}

impl EventLines {
    /// `piece` as it is to be passed on, or `None` where an event is too long.
    pub(super) fn pass(&mut self, mut piece: Bytes) -> Option<Bytes> {
        if self.is_after_comment && piece.first() == Some(&b'\n') {
            piece.advance(1);
            self.last = Some(b'\n');
        }
        self.is_after_comment &= piece.is_empty();
        self.ends(&piece)?;
        Some(piece)
    }

    /// Where events end in `piece`, each after its blank line, or `None` where one is too long.
    pub(super) fn ends(&mut self, piece: &[u8]) -> Option<Vec<usize>> {
        let mut ends = Vec::new();
        for (index, &byte) in piece.iter().enumerate() {
            self.event += 1;
            match (self.last, byte) {
                // The second half of a line end. What came before it may have ended an event.
                (Some(b'\r'), b'\n') => match ends.last_mut() {
                    Some(end) if *end == index => *end += 1,
                    _ => {}
                },
                (_, b'\r' | b'\n') => {
                    if self.line == 0 {
                        self.event = 0;
                        ends.push(index + 1);
                    }
                    self.line = 0;
                }
                (_, _) => self.line += 1,
            }
            if self.event > LARGEST_EVENT {
                return None;
            }
            self.last = Some(byte);
        }
        Some(ends)
    }

    /// Whether the last line is over, so that a comment may follow.
    pub(super) fn are_whole(&self) -> bool {
        matches!(self.last, None | Some(b'\r' | b'\n'))
    }

    /// A comment was written, with its LF.
    pub(super) fn insert(&mut self) {
        self.is_after_comment |= self.last == Some(b'\r');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_may_stand_between_lines_alone() {
        for (passed, whole) in [
            ("", true),
            ("data: 1", false),
            ("data: 1\n", true),
            ("data: 1\r", true),
            ("data: 1\r\n", true),
            ("data: 1\n\n", true),
            ("data: 1\r\rda", false),
        ] {
            let mut lines = EventLines::default();
            assert_eq!(lines.pass(Bytes::from_static(passed.as_bytes())).unwrap(), passed);
            assert_eq!(lines.are_whole(), whole, "{passed:?}");
        }
    }

    #[test]
    fn the_other_half_of_a_line_end_does_not_complete_a_message_after_a_comment() {
        let mut lines = EventLines::default();
        lines.pass(Bytes::from_static(b"data: 1\r")).unwrap();
        lines.insert();
        lines.insert();
        assert_eq!(lines.pass(Bytes::new()).unwrap(), "");
        assert_eq!(lines.pass(Bytes::from_static(b"\ndata: 2\r\n\r\n")).unwrap(), "data: 2\r\n\r\n");
        assert_eq!(lines.pass(Bytes::from_static(b"\n")).unwrap(), "\n", "only once");
        let mut lines = EventLines::default();
        lines.pass(Bytes::from_static(b"data: 1\n")).unwrap();
        lines.insert();
        assert_eq!(
            lines.pass(Bytes::from_static(b"\n")).unwrap(),
            "\n",
            "an LF of its own completes the message"
        );
    }

    #[test]
    fn events_are_bounded_and_streams_are_not() {
        for end in ["\n\n", "\r\r", "\r\n\r\n"] {
            let mut lines = EventLines::default();
            let event = Bytes::from(format!("data: {}{end}", "a".repeat(LARGEST_EVENT / 2)));
            for _ in 0..5 {
                assert!(lines.pass(event.clone()).is_some(), "{end:?}");
            }
        }
        let mut lines = EventLines::default();
        let line = Bytes::from(format!("data: {}\n", "a".repeat(1_000)));
        let passed = (0..2_000).take_while(|_| lines.pass(line.clone()).is_some()).count();
        assert_eq!(passed, LARGEST_EVENT / line.len(), "an event without an end");
    }
}
