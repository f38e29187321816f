//! The spans of time and the counts that live status goes by, in one table. It never measures anything: the machine
//! compares, the driver reads the clock.
//!
//! Each span is in milliseconds. A moment is a [`PageMs`](crate::stream::PageMs).

/// Between two openings of the stream: never less than this, wake-ups included.
pub const REOPEN_FLOOR: u64 = 500;
/// The longest wait before the first reopening; doubles with each failure.
pub const REOPEN_FIRST: u64 = 1_000;
/// The longest wait before any reopening.
pub const REOPEN_MOST: u64 = 30_000;
/// An attempt that neither opens nor fails is given up after this.
pub const OPENING_TIMEOUT: u64 = 15_000;
/// A live stream that a wake-up replaces is still called live for this long.
pub const REPLACEMENT_GRACE: u64 = 2_000;
/// A reopened stream that says nothing for this long is checked: something may have happened while there was none.
pub const GAP_CHECK_AFTER: u64 = 3_000;
/// An open stream that was silent for this long before a request that knew more is stale.
pub const STALE_AFTER: u64 = 10_000;
/// An open stream without an event for this long is checked by one request.
pub const SILENCE_CHECK_AFTER: u64 = 45_000;
/// This many failures in a row turn polling on.
pub const FAILURES_UNTIL_POLLING: u32 = 3;

/// Between two requests for the order: never less than this, whatever asks for them.
pub const FETCH_SPACING: u64 = 5_000;
/// A request without an answer for this long is taken for lost.
pub const FETCH_TIMEOUT: u64 = 30_000;
/// The longest wait before a failed request is repeated, where no poll does it.
pub const FETCH_RETRY_MOST: u64 = 45_000;
/// The longest that a server's `Retry-After` is believed.
pub const RETRY_AFTER_MOST: u64 = 300_000;

/// Between two polls while the stream is missing.
pub const POLL: u64 = 5_000;
/// Between two polls once polling has gone on for [`POLL_EASES_AFTER`].
pub const POLL_EASED: u64 = 10_000;
/// How long polling stays quick.
pub const POLL_EASES_AFTER: u64 = 300_000;
/// Between two polls when little is expected: after `stop`, after expiry, in a hidden tab, for an unknown
/// order, without a network.
pub const POLL_SLOW: u64 = 60_000;
/// How long slow listening goes on after the order last moved.
pub const REST_AFTER: u64 = 7_200_000;

/// What is done and brought nothing is listened to for this long.
pub const SETTLES_AFTER: u64 = 60_000;

/// A tab hidden for this long gives its stream back.
pub const PUT_AWAY_AFTER: u64 = 60_000;
/// A timer that fires this late tells of a machine that slept.
pub const TIMER_LATE: u64 = 10_000;
/// This many answers 403, 404 or 410, with no sign of the order between them, mean that it is not known here.
pub const NOT_FOUND_UNTIL_LOST: u32 = 3;

/// Whoever opens an order's stream answers a page that joins within this, or sleeps.
pub const ANSWER_WITHIN: u64 = 5_000;
/// The last words of a page that gave its turn up arrive within this.
pub const LAST_WORDS_WITHIN: u64 = 100;
/// A slot that is free is had within this; without one, requests stand in for the stream.
pub const SLOT_WITHIN: u64 = 500;
/// Between two times that a page asks those who are hidden for a slot.
pub const ASK_FOR_SLOT_AGAIN: u64 = 3_000;
