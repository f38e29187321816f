//! Every span of time that live status goes by, in milliseconds, in one table.
//! It never measures anything: the machine compares, the driver reads the clock.

/// No two openings of the stream are closer than this, wake-ups included.
pub const REOPEN_FLOOR: u64 = 500;
/// The longest wait before the first reopening; doubles with each failure.
pub const REOPEN_FIRST: u64 = 1_000;
/// The longest wait before any reopening.
pub const REOPEN_MOST: u64 = 30_000;
/// An attempt that neither opens nor fails is given up after this.
pub const OPENING_MOST: u64 = 15_000;
/// A healthy stream that a wake-up reopens is still called live for this long.
pub const OPENING_UNSEEN: u64 = 2_000;
/// A reopened stream that says nothing for this long is asked about what happened in between.
pub const SETTLE: u64 = 3_000;
/// An open stream that was silent for this long before a request that knew more is deaf.
pub const DOUBT: u64 = 10_000;
/// An open stream without an event for this long is checked by one request.
pub const SILENCE: u64 = 45_000;
/// This many failures in a row turn polling on.
pub const FAILURES: u32 = 3;

/// No two requests for the order are closer than this, whatever asks for them.
pub const ASK_SPACING: u64 = 5_000;
/// A request without an answer for this long is taken for lost.
pub const ASK_MOST: u64 = 30_000;
/// The longest that a server's `Retry-After` is believed.
pub const HOLD_MOST: u64 = 300_000;

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
pub const SLOW_FOR: u64 = 7_200_000;

/// A tab hidden for this long gives its stream back.
pub const HIDDEN_LONG: u64 = 60_000;
/// A timer that fires this late tells of a machine that slept.
pub const LATE: u64 = 10_000;
/// This many answers 404 or 410 mean that the order is not known here.
pub const UNKNOWN: u32 = 3;
