//! Listening and stopping. It never cuts an order's creation short, never waits for a client that does nothing, and
//! never waits for a stream to end by itself.

mod activity;
mod beginning;
mod connection;
mod observed;
mod room;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

use crate::app;
use crate::config::Config;
use crate::host::Lifetime;
use crate::metrics::{Level, names};

use activity::Patience;
use room::Room;

/// The pause after an accept that failed, such as for want of files.
const AFTER_A_FAILURE: Duration = Duration::from_millis(100);

/// Serves `config` on `listener` until `stop` resolves. Then no connection is taken, streams end one after another, and
/// what is under way may finish within [`crate::Timeouts::stop`].
///
/// # Errors
///
/// Where the store cannot be used.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let lifetime = Lifetime::default();
    let timeouts = config.timeouts;
    let patience = Patience { idle: timeouts.idle, reader: timeouts.reader };
    let room = Room::new(config.limits.connections.unwrap_or_else(room::allowed_by_the_system));
    let router = app::living(config, lifetime.clone()).map_err(io::Error::other)?;
    let begin = |(socket, peer, place): Taken| {
        prepare(&socket, timeouts.reader);
        let (router, pressure) = (router.clone(), room.pressure.clone());
        let stopping = lifetime.stopping.clone();
        async move {
            let _open = Level::of(names::CONNECTIONS);
            connection::serve(socket, peer, router, patience, pressure, stopping).await;
            drop(place);
        }
    };
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let taken = tokio::select! {
            biased;
            () = &mut stop => break,
            taken = take(&listener, &room) => taken,
        };
        while connections.try_join_next().is_some() {}
        if let Some(taken) = taken {
            connections.spawn(begin(taken));
        }
    }
    // Whoever is in the system's queue was told that somebody is here: closed now, they would hear nothing.
    for taken in queued(listener, &room)? {
        connections.spawn(begin(taken));
    }
    let deadline = Instant::now() + timeouts.stop;
    lifetime.stopping.cancel();
    lifetime.orders.close();
    let over = async {
        while connections.join_next().await.is_some() {}
        lifetime.orders.wait().await;
    };
    if timeout_at(deadline, over).await.is_err() {
        tracing::warn!("some connections did not end in time and are cut");
    }
    Ok(())
}

/// A connection with its peer and its place.
type Taken = (TcpStream, SocketAddr, OwnedSemaphorePermit);

async fn take(listener: &TcpListener, room: &Room) -> Option<Taken> {
    let place = room.enter().await?;
    match listener.accept().await {
        Ok((socket, peer)) => Some((socket, peer, place)),
        // Of a connection that ended before it was taken.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) =>
        {
            None
        }
        Err(error) => {
            tracing::error!("cannot take a connection: {error}");
            sleep(AFTER_A_FAILURE).await;
            None
        }
    }
}

/// Those who are in the system's queue, as far as there are places. The listener is closed after them.
fn queued(listener: TcpListener, room: &Room) -> io::Result<Vec<Taken>> {
    // Asked directly: the runtime would first have to hear of them.
    let listener = listener.into_std()?;
    let taken = std::iter::from_fn(|| {
        let place = room.try_enter()?;
        let (socket, peer) = listener.accept().ok()?;
        socket.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(socket).ok()?, peer, place))
    });
    Ok(taken.collect())
}

/// What the system watches on a connection. None of it is needed to serve, so a refusal of the system's is ignored.
fn prepare(socket: &TcpStream, reader: Duration) {
    // An event is a small packet that must not wait for the next one.
    let _ = socket.set_nodelay(true);
    let socket = SockRef::from(socket);
    let keepalive =
        TcpKeepalive::new().with_time(Duration::from_secs(30)).with_interval(Duration::from_secs(10));
    let _ = socket.set_tcp_keepalive(&keepalive);
    // What a browser does not acknowledge, or has no room for, ends the connection; keepalive alone does not see that.
    #[cfg(target_os = "linux")]
    let _ = socket.set_tcp_user_timeout(Some(reader));
    #[cfg(not(target_os = "linux"))]
    let _ = reader;
}
