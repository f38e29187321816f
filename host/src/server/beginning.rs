//! How a connection begins, which says what it speaks. It reads nothing: what came stays where it is.

use std::io;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::time::{sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use super::room::Pressure;

/// How long a connection without a request is left alone although others wait for its place, or the host stops.
pub(super) const COURTESY: Duration = Duration::from_millis(250);

/// What a connection may speak.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Speech {
    /// HTTP/1.1 and nothing else.
    Http1,
    /// HTTP/2, or a method of HTTP/1.1 that begins like its preface.
    Undecided,
}

impl Speech {
    /// What begins with `bytes`. The preface of HTTP/2 is that of a method `PRI`, which there is not.
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            b"P" | b"PR" => Self::Undecided,
            _ => Self::Http1,
        }
    }
}

/// Waits for the first bytes, or for the end of `idle` and of everybody's patience: then there is nothing.
pub(super) async fn speech(
    socket: &TcpStream,
    idle: Duration,
    pressure: &Pressure,
    stopping: &CancellationToken,
) -> Option<Speech> {
    let began = Instant::now();
    loop {
        tokio::select! {
            biased;
            begun = peek(socket) => return begun.ok(),
            () = stopping.cancelled() => return timeout(COURTESY, peek(socket)).await.ok()?.ok(),
            () = pressure.felt() => {
                if began.elapsed() >= COURTESY {
                    return None;
                }
            }
            () = sleep_until((began + idle).into()) => return None,
        }
    }
}

async fn peek(socket: &TcpStream) -> io::Result<Speech> {
    let mut bytes = [0; 2];
    let length = socket.peek(&mut bytes).await?;
    Ok(Speech::of(&bytes[..length]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_the_preface_of_http_2_is_left_undecided() {
        for (bytes, speech) in [
            ("PR", Speech::Undecided),
            ("P", Speech::Undecided),
            ("PO", Speech::Http1),
            ("GE", Speech::Http1),
            ("pr", Speech::Http1),
            ("\r\n", Speech::Http1),
            ("", Speech::Http1),
        ] {
            assert_eq!(Speech::of(bytes.as_bytes()), speech, "{bytes:?}");
        }
    }
}
