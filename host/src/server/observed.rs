//! The socket and the bodies of one connection, which note what happens on it. They change no byte.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::activity::Activity;

/// The longest piece that is handed over at once, so that a slow reader is told from one that stopped.
const PIECE: usize = 64 * 1024;

/// A socket that notes when it took bytes.
pub(super) struct ObservedSocket {
    inner: TokioIo<TcpStream>,
    activity: Arc<Activity>,
}

/// A request that is being answered.
pub(super) struct InFlight {
    activity: Arc<Activity>,
    body: u64,
}

/// An answer's body that notes when it is asked on from.
pub(super) struct ObservedBody {
    inner: Body,
    rest: Option<Bytes>,
    request: InFlight,
}

impl ObservedSocket {
    pub(super) fn new(socket: TcpStream, activity: Arc<Activity>) -> Self {
        Self { inner: TokioIo::new(socket), activity }
    }

    fn noted(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(Ok(1..)) = written {
            self.activity.wrote(Instant::now());
        }
        written
    }
}

impl InFlight {
    pub(super) fn begin(activity: &Arc<Activity>) -> Self {
        Self { activity: Arc::clone(activity), body: activity.begin() }
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.activity.end(self.body, Instant::now());
    }
}

impl ObservedBody {
    pub(super) fn new(inner: Body, request: InFlight) -> Self {
        Self { inner, rest: None, request }
    }
}

impl HttpBody for ObservedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        this.request.activity.ask_on(this.request.body);
        let mut piece = match this.rest.take() {
            Some(rest) => rest,
            None => match ready!(Pin::new(&mut this.inner).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
                end => return Poll::Ready(end),
            },
        };
        if piece.len() > PIECE {
            let first = piece.split_to(PIECE);
            this.rest = Some(std::mem::replace(&mut piece, first));
        }
        this.request.activity.hand_over(this.request.body, Instant::now());
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_none() && self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.as_ref().map_or(0, |rest| rest.len() as u64);
        let inner = self.inner.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(inner.lower() + rest);
        if let Some(upper) = inner.upper() {
            hint.set_upper(upper + rest);
        }
        hint
    }
}

impl Read for ObservedSocket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl Write for ObservedSocket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.noted(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(context, bytes);
        self.noted(written)
    }
}

/// `request` with a body as the router takes it.
pub(super) fn incoming(request: hyper::Request<hyper::body::Incoming>) -> axum::http::Request<Body> {
    request.map(|body| Body::new(body.map_err(axum::Error::new)))
}
