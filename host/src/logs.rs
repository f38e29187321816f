//! Where log lines go. A reader of standard error that stops never keeps a request waiting: lines are then dropped.

use std::io::{IsTerminal, stderr};

use cryptorefills_host::LogFormat;
use tracing_appender::non_blocking::WorkerGuard;

/// Begins to log. What is left is written when the guard is dropped, for a second at most.
pub(crate) fn begin(format: LogFormat) -> WorkerGuard {
    let (writer, guard) = tracing_appender::non_blocking(stderr());
    let lines = tracing_subscriber::fmt().with_writer(writer).with_target(false);
    match format {
        LogFormat::Text => lines.with_ansi(stderr().is_terminal()).init(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).init(),
    }
    guard
}
