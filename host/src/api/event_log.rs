//! What an upstream stream said last, for however many listen. It never waits for a listener: who falls behind skips to the
//! newest message, since each of them tells an order as a whole.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use bytes::Bytes;

use super::event_lines::EventLines;

/// So much is kept for listeners that are not as quick as the upstream, in bytes and beyond the event that is not over.
const BEHIND: usize = 32 * 1024;

/// The end of a stream, as far as it came.
#[derive(Debug)]
pub(super) struct EventLog {
    lines: EventLines,
    /// In their order. The last one is not over.
    events: VecDeque<Arc<Event>>,
    /// The bytes of those that are over.
    bytes: usize,
    /// The newest message, for who joins.
    newest: Option<Arc<Event>>,
}

/// Where a listener is.
#[derive(Clone, Debug)]
pub(super) struct Cursor {
    event: Arc<Event>,
    given: usize,
}

/// What came at once, or a part of it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) arrived: Instant,
    pub(super) bytes: Bytes,
}

/// An event with the blank line after it, in the pieces in which it came.
#[derive(Debug, Default)]
struct Event {
    number: u64,
    pieces: Mutex<Vec<Piece>>,
}

impl EventLog {
    pub(super) fn new() -> Self {
        Self {
            lines: EventLines::default(),
            events: VecDeque::from([Arc::default()]),
            bytes: 0,
            newest: None,
        }
    }

    /// Adds what came at `now`, and says how many messages are over with it, or that an event is too long.
    pub(super) fn add(&mut self, mut bytes: Bytes, now: Instant) -> Result<u64, TooLong> {
        let ends = self.lines.ends(&bytes).ok_or(TooLong)?;
        let (mut done, mut messages) = (0, 0);
        for end in ends {
            self.put(Piece { arrived: now, bytes: bytes.split_to(end - done) });
            done = end;
            messages += u64::from(self.begin());
        }
        self.put(Piece { arrived: now, bytes });
        Ok(messages)
    }

    /// The newest message, or where the stream is if there was none.
    pub(super) fn join(&self) -> Option<Cursor> {
        let event = self.newest.as_ref().or(self.events.back())?;
        Some(Cursor { event: Arc::clone(event), given: 0 })
    }

    /// What follows for `cursor`, if it came already.
    pub(super) fn next(&self, cursor: &mut Cursor) -> Option<Piece> {
        loop {
            if let Some(piece) = cursor.event.pieces().get(cursor.given) {
                cursor.given += 1;
                return Some(piece.clone());
            }
            *cursor = Cursor { event: self.after(cursor.event.number)?, given: 0 };
        }
    }

    fn after(&self, number: u64) -> Option<Arc<Event>> {
        let first =
            self.events.front().filter(|_| self.events.back().is_some_and(|last| last.number > number))?;
        let next = match self.newest.as_ref().filter(|newest| newest.number > number) {
            Some(newest) if first.number > number + 1 => newest,
            _ => self.events.iter().find(|event| event.number > number)?,
        };
        Some(Arc::clone(next))
    }

    fn put(&self, piece: Piece) {
        if let Some(event) = self.events.back().filter(|_| !piece.bytes.is_empty()) {
            event.pieces().push(piece);
        }
    }

    /// The last event is over. Whether it was a message.
    fn begin(&mut self) -> bool {
        let Some(over) = self.events.back().cloned() else { return false };
        self.bytes += over.length();
        let is_message = over.is_message();
        if is_message {
            self.newest = Some(Arc::clone(&over));
        }
        self.events.push_back(Arc::new(Event { number: over.number + 1, pieces: Mutex::default() }));
        while self.bytes > BEHIND && self.events.len() > 2 {
            self.bytes -= self.events.pop_front().map_or(0, |event| event.length());
        }
        is_message
    }
}

/// An event is longer than any.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct TooLong;

impl Event {
    fn pieces(&self) -> MutexGuard<'_, Vec<Piece>> {
        self.pieces.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn length(&self) -> usize {
        self.pieces().iter().map(|piece| piece.bytes.len()).sum()
    }

    /// Whether it has a line of data, which a comment has not.
    fn is_message(&self) -> bool {
        let whole: Vec<u8> = self.pieces().iter().flat_map(|piece| &piece.bytes).copied().collect();
        whole.split(|byte| matches!(byte, b'\r' | b'\n')).any(|line| line.starts_with(b"data"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn add(log: &mut EventLog, text: &str) {
        log.add(Bytes::copy_from_slice(text.as_bytes()), Instant::now()).unwrap();
    }

    fn heard(log: &EventLog, cursor: &mut Cursor) -> String {
        let pieces = std::iter::from_fn(|| log.next(cursor)).map(|piece| piece.bytes);
        String::from_utf8(pieces.collect::<Vec<_>>().concat()).unwrap()
    }

    #[test]
    fn who_joins_hears_the_newest_message_and_what_follows() {
        for (said, expected) in [
            ("", ""),
            ("data: 1", "data: 1"),
            ("data: 1\n\n", "data: 1\n\n"),
            ("data: 1\n\ndata: 2\n\n", "data: 2\n\n"),
            ("data: 1\n\ndata: 2\n\ndat", "data: 2\n\ndat"),
            ("data: 1\n\n: comment\n\n", "data: 1\n\n: comment\n\n"),
            ("data: 1\r\n\r\ndata: 2\r\n\r\n", "data: 2\r\n\r\n"),
            ("data: 1\r\rdata: 2\r\r", "data: 2\r\r"),
        ] {
            let mut log = EventLog::new();
            add(&mut log, said);
            let mut cursor = log.join().unwrap();
            assert_eq!(heard(&log, &mut cursor), expected, "{said:?}");
            add(&mut log, "a: 1\n\n");
            assert_eq!(heard(&log, &mut cursor), "a: 1\n\n", "{said:?}");
        }
    }

    #[test]
    fn who_falls_behind_ends_its_event_and_skips_to_the_newest() {
        let mut log = EventLog::new();
        let mut cursor = log.join().unwrap();
        add(&mut log, "data: fir");
        assert_eq!(log.next(&mut cursor).unwrap().bytes, "data: fir");
        add(&mut log, "st\n\n");
        for _ in 0..5_000 {
            add(&mut log, "data: of many\n\n");
        }
        add(&mut log, "data: newest\n\n");
        assert_eq!(heard(&log, &mut cursor), "st\n\ndata: newest\n\n");
        assert!(log.bytes <= BEHIND && log.events.len() < 5_000);
    }

    proptest! {
        #[test]
        fn one_that_keeps_up_hears_every_byte(
            said in proptest::collection::vec("[da:1\r\n]{0,12}", 0..40),
        ) {
            let mut log = EventLog::new();
            let mut cursor = log.join().unwrap();
            for piece in &said {
                add(&mut log, piece);
                prop_assert_eq!(&heard(&log, &mut cursor), piece);
            }
            let mut late = log.join().unwrap();
            prop_assert!(said.concat().ends_with(&heard(&log, &mut late)));
        }
    }
}
