//! One upstream stream an order, however many listen. It is opened on behalf of the first of them and closed with the last.
//! It never decides who may listen.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use metrics::{counter, histogram};
use reqwest::Url;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tracing::Instrument;

use super::event_log::{Cursor, EventLog, Piece};
use crate::metrics::{Level, names};
use crate::refusal::Refusal;
use crate::upstream::client::{HeldAnswer, UpstreamClient};

/// The upstream streams that are open, by path.
#[derive(Debug, Default)]
pub(crate) struct EventHub {
    channels: Mutex<HashMap<String, Weak<Channel>>>,
}

/// One who listens. The upstream's stream is closed with the last.
#[derive(Debug)]
pub(super) struct Listener {
    channel: Arc<Channel>,
    changes: watch::Receiver<()>,
    cursor: Option<Cursor>,
    /// What came before was waited for by nobody.
    joined: Instant,
}

/// Why there is no stream: the upstream's answer, or what is wrong with it.
#[derive(Clone, Debug)]
pub(super) enum Unopened {
    Answer(HeldAnswer),
    Refused(Refusal),
}

#[derive(Debug)]
struct Channel {
    path: String,
    hub: Weak<EventHub>,
    state: Mutex<State>,
    changed: watch::Sender<()>,
    pump: Mutex<Option<AbortHandle>>,
}

#[derive(Debug)]
enum State {
    /// Who waits for it hears it from its beginning.
    Opening(EventLog),
    Unopened(Unopened),
    Open(EventLog),
    Over(EventLog),
}

impl EventHub {
    /// Listens to the stream at `url`, which is opened with `headers` if it is not open.
    pub(super) async fn listen(
        self: &Arc<Self>,
        client: &UpstreamClient,
        url: Url,
        headers: HeaderMap,
    ) -> Result<Listener, Unopened> {
        let channel = self.channel(client, url, headers);
        let mut changes = channel.changed.subscribe();
        let mut cursor = None;
        let joined = Instant::now();
        loop {
            match &*channel.state() {
                State::Opening(log) => cursor = log.join(),
                State::Unopened(why) => return Err(why.clone()),
                State::Open(log) | State::Over(log) => {
                    let cursor = cursor.or_else(|| log.join());
                    return Ok(Listener { channel: Arc::clone(&channel), changes, cursor, joined });
                }
            }
            if changes.changed().await.is_err() {
                return Err(Unopened::Refused(Refusal::Internal));
            }
        }
    }

    fn channel(self: &Arc<Self>, client: &UpstreamClient, url: Url, headers: HeaderMap) -> Arc<Channel> {
        // A channel that ends takes the lock: what was found is dropped after it is free.
        let found;
        let mut channels = self.channels();
        found = channels.get(url.path()).and_then(Weak::upgrade);
        if let Some(channel) = found.as_ref().filter(|channel| channel.is_alive()) {
            return Arc::clone(channel);
        }
        let channel = Arc::new(Channel {
            path: url.path().to_owned(),
            hub: Arc::downgrade(self),
            state: Mutex::new(State::Opening(EventLog::new())),
            changed: watch::Sender::new(()),
            pump: Mutex::default(),
        });
        channels.insert(channel.path.clone(), Arc::downgrade(&channel));
        let pumping = pump(Arc::downgrade(&channel), client.clone(), url, headers).in_current_span();
        *channel.pump.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(tokio::spawn(pumping).abort_handle());
        channel
    }

    fn channels(&self) -> MutexGuard<'_, HashMap<String, Weak<Channel>>> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener {
    /// What follows, or `None` where the upstream's stream is over. Nothing is lost if it is not waited for to the end.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        loop {
            match &*self.channel.state() {
                State::Open(log) => {
                    if let Some(piece) = log.next(self.cursor.as_mut()?) {
                        return Some(self.taken(piece));
                    }
                }
                State::Over(log) => {
                    let piece = log.next(self.cursor.as_mut()?)?;
                    return Some(self.taken(piece));
                }
                State::Opening(_) | State::Unopened(_) => return None,
            }
            self.changes.changed().await.ok()?;
        }
    }

    fn taken(&self, piece: Piece) -> Bytes {
        if piece.arrived >= self.joined {
            histogram!(names::EVENT_SECONDS).record(piece.arrived.elapsed());
        }
        piece.bytes
    }
}

impl Channel {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_alive(&self) -> bool {
        matches!(*self.state(), State::Opening(_) | State::Open(_))
    }

    fn set(&self, change: impl FnOnce(State) -> State) {
        let mut state = self.state();
        let before = std::mem::replace(&mut *state, State::Unopened(Unopened::Refused(Refusal::Internal)));
        *state = change(before);
        drop(state);
        self.changed.send_replace(());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(pump) = self.pump.lock().unwrap_or_else(PoisonError::into_inner).take() {
            pump.abort();
        }
        if let Some(hub) = self.hub.upgrade() {
            let mut channels = hub.channels();
            // Another one may have taken its place.
            if channels.get(&self.path).is_some_and(|channel| channel.strong_count() == 0) {
                channels.remove(&self.path);
            }
        }
    }
}

/// Opens the upstream's stream and reads it for as long as anybody listens.
async fn pump(channel: Weak<Channel>, client: UpstreamClient, url: Url, headers: HeaderMap) {
    let opened = open(&client, url, headers).await;
    let set = |change: fn(State) -> State| {
        channel.upgrade().is_some_and(|channel| {
            channel.set(change);
            true
        })
    };
    let mut upstream = match opened {
        Ok(upstream) => upstream,
        Err(why) => {
            if let Some(channel) = channel.upgrade() {
                channel.set(|_| State::Unopened(why));
            }
            return;
        }
    };
    set(|state| match state {
        State::Opening(log) => State::Open(log),
        other => other,
    });
    let _open = Level::of(names::UPSTREAM_STREAMS);
    // A stream that breaks and one that ends are the same to a browser: it reconnects.
    while let Ok(Some(piece)) = upstream.chunk().await {
        let Some(channel) = channel.upgrade() else { return };
        let mut is_whole = true;
        channel.set(|state| match state {
            State::Open(mut log) => {
                match log.add(piece, Instant::now()) {
                    Ok(messages) => counter!(names::EVENTS).increment(messages),
                    Err(_) => is_whole = false,
                }
                State::Open(log)
            }
            other => other,
        });
        if !is_whole {
            tracing::warn!("an event upstream is longer than any: its stream is ended");
            break;
        }
    }
    set(|state| match state {
        State::Open(log) => State::Over(log),
        other => other,
    });
}

async fn open(client: &UpstreamClient, url: Url, headers: HeaderMap) -> Result<reqwest::Response, Unopened> {
    let upstream = client.events(url, headers).await.map_err(Unopened::Refused)?;
    if upstream.status() != StatusCode::OK {
        let answer = client.rest(upstream).await.map_err(Unopened::Refused)?;
        return Err(Unopened::Answer(answer));
    }
    let stated = upstream.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_ascii_lowercase());
    if stated.is_some_and(|stated| !stated.starts_with(b"text/event-stream")) {
        return Err(Unopened::Refused(Refusal::UpstreamNotAStream));
    }
    Ok(upstream)
}
