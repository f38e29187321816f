//! The connections that are open, each with what it is busy with, so that some or all can be ended. A reset needs a
//! second hold on the socket, because the first belongs to the server that speaks on it.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use socket2::Socket;
use tokio::net::TcpStream;
use tokio::task::AbortHandle;

use super::route::Route;

/// One connection, as the request on it sees it.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    busy: Arc<Mutex<Option<Route>>>,
    socket: Arc<Socket>,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Connections(Vec<(AbortHandle, Arc<Mutex<Option<Route>>>)>);

impl Connection {
    /// Takes the second hold.
    ///
    /// # Errors
    ///
    /// When the process has no more file handles.
    pub(crate) fn of(stream: &TcpStream) -> io::Result<Self> {
        let socket = socket2::SockRef::from(stream).try_clone()?;
        Ok(Self { busy: Arc::default(), socket: Arc::new(socket) })
    }

    /// From now on it is busy with this.
    pub(crate) fn serves(&self, route: Route) {
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = Some(route);
    }

    /// Its end will be a reset: what is still on its way is lost.
    pub(crate) fn will_reset(&self) {
        // A socket that is gone already needs no reset.
        let _ = self.socket.set_linger(Some(Duration::ZERO));
    }
}

impl Connections {
    /// Another one, served by that task.
    pub(crate) fn add(&mut self, task: AbortHandle, connection: &Connection) {
        self.0.retain(|(task, _)| !task.is_finished());
        self.0.push((task, Arc::clone(&connection.busy)));
    }

    /// How many are busy with a route.
    pub(crate) fn busy_with(&self, route: Route) -> usize {
        let is_busy =
            |busy: &Mutex<Option<Route>>| *busy.lock().unwrap_or_else(PoisonError::into_inner) == Some(route);
        self.0.iter().filter(|(task, busy)| !task.is_finished() && is_busy(busy)).count()
    }

    /// Ends those that are busy with a route, or all.
    pub(crate) fn end(&mut self, route: Option<Route>) {
        for (task, busy) in &self.0 {
            let busy = *busy.lock().unwrap_or_else(PoisonError::into_inner);
            if route.is_none() || route == busy {
                task.abort();
            }
        }
    }
}
