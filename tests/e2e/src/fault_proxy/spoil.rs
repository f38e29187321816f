//! What a harm does to a body on its way. Each is a stream around the body; none looks at what the bytes mean.

use std::future::pending;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};
use tokio::time::sleep;

/// Long enough for what was sent to leave the process.
const PAUSE: Duration = Duration::from_millis(20);

/// How far apart flipped bits are, in bytes.
const FLIPPED_EVERY: usize = 32;

/// The first `length` bytes, then the end of the connection.
pub(crate) fn cut(body: Body, length: usize) -> Body {
    let pieces = body.into_data_stream();
    Body::from_stream(stream::unfold((pieces, length), async |(mut pieces, left)| {
        let end = || Err(io::Error::other("cut by a fault"));
        if left == 0 {
            sleep(PAUSE).await;
            return Some((end(), (pieces, left)));
        }
        let Some(Ok(piece)) = pieces.next().await else { return Some((end(), (pieces, 0))) };
        let piece = piece.slice(..piece.len().min(left));
        let left = left - piece.len();
        Some((Ok(piece), (pieces, left)))
    }))
}

/// Nothing until `length` bytes are there, then all of them at once, and so on; `None` is nothing for ever.
pub(crate) fn hold(body: Body, length: Option<usize>) -> Body {
    let pieces = body.into_data_stream();
    Body::from_stream(stream::unfold((pieces, length), async |(mut pieces, length)| {
        let mut held = Vec::new();
        while length.is_none_or(|length| held.len() < length) {
            match pieces.next().await {
                Some(Ok(piece)) => held.extend_from_slice(&piece),
                _ if length.is_none() => pending().await,
                _ if held.is_empty() => return None,
                _ => break,
            }
        }
        Some((Ok::<_, io::Error>(Bytes::from(held)), (pieces, length)))
    }))
}

/// `first`, then the body.
pub(crate) fn begin(first: Vec<u8>, body: Body) -> Body {
    let first = stream::iter([Ok(Bytes::from(first))]);
    Body::from_stream(first.chain(body.into_data_stream()))
}

/// Every piece comes twice.
pub(crate) fn repeat(body: Body) -> Body {
    Body::from_stream(body.into_data_stream().flat_map(|piece| {
        let twice = match piece {
            Ok(piece) => vec![Ok(piece.clone()), Ok(piece)],
            Err(error) => vec![Err(error)],
        };
        stream::iter(twice)
    }))
}

/// One bit in every 32 bytes is wrong, from the middle of the first 32 on: an event's own framing stays whole.
pub(crate) fn flip(body: Body) -> Body {
    Body::from_stream(body.into_data_stream().map(|piece| {
        piece.map(|piece| {
            let mut bytes = piece.to_vec();
            bytes.iter_mut().skip(FLIPPED_EVERY / 2).step_by(FLIPPED_EVERY).for_each(|byte| *byte ^= 1);
            Bytes::from(bytes)
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    fn pieces(pieces: &'static [&'static str]) -> Body {
        Body::from_stream(stream::iter(pieces.iter().map(|piece| Ok::<_, io::Error>(Bytes::from(*piece)))))
    }

    async fn parts(body: Body) -> (Vec<String>, bool) {
        let mut stream = body.into_data_stream();
        let mut parts = Vec::new();
        while let Some(piece) = stream.next().await {
            match piece {
                Ok(piece) => parts.push(String::from_utf8_lossy(&piece).into_owned()),
                Err(_) => return (parts, true),
            }
        }
        (parts, false)
    }

    #[tokio::test]
    async fn a_cut_ends_in_the_middle_of_a_piece_and_breaks() {
        let (parts, broken) = parts(cut(pieces(&["abc", "defg", "h"]), 5)).await;
        assert_eq!(parts, ["abc", "de"]);
        assert!(broken);
    }

    #[tokio::test]
    async fn a_buffer_lets_go_once_it_is_full_and_at_the_end() {
        let (parts, broken) = parts(hold(pieces(&["a", "b", "cd", "e"]), Some(3))).await;
        assert_eq!(parts, ["abcd", "e"]);
        assert!(!broken);
    }

    #[tokio::test]
    async fn a_prefix_comes_first_a_piece_comes_twice_and_a_flipped_bit_is_wrong() {
        assert_eq!(parts(begin(b"x".to_vec(), pieces(&["a"]))).await.0, ["x", "a"]);
        assert_eq!(parts(repeat(pieces(&["a", "b"]))).await.0, ["a", "a", "b", "b"]);
        let bytes = to_bytes(flip(pieces(&["0123456789abcdef0123"])), 20).await.unwrap();
        assert_eq!(bytes.as_ref(), b"0123456789abcdef1123");
    }
}
