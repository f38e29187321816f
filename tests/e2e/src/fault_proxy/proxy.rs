//! The proxy from its start to its end, and its remote control.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use super::arrivals::Arrivals;
use super::connections::Connections;
use super::fault::{Fault, Harm};
use super::route::Route;
use super::service;

/// More requests than a browser sends at a time.
const MANY: usize = 1_000;

/// A running proxy. It ends with the value.
#[derive(Debug)]
pub struct FaultProxy {
    address: SocketAddr,
    state: Arc<State>,
    listening: Mutex<Option<JoinHandle<()>>>,
    flapping: Mutex<Option<JoinHandle<()>>>,
}

/// What the proxy and its connections share.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) target: SocketAddr,
    pub(crate) arrivals: Mutex<Arrivals>,
    pub(crate) connections: Mutex<Connections>,
    /// As many permits as requests may be served at a time.
    pub(crate) room: Arc<Semaphore>,
    faults: Mutex<Vec<Fault>>,
}

impl FaultProxy {
    /// Starts one in front of `target`.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub(crate) async fn start(target: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            target,
            arrivals: Mutex::new(Arrivals::new()),
            connections: Mutex::default(),
            room: Arc::new(Semaphore::new(MANY)),
            faults: Mutex::default(),
        });
        let listening = Mutex::new(Some(tokio::spawn(service::accept(listener, Arc::clone(&state)))));
        Ok(Self { address, state, listening, flapping: Mutex::default() })
    }

    /// `http://127.0.0.1:12345/`
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// From now on this goes wrong.
    pub fn begin(&self, fault: Fault) {
        lock(&self.state.faults).push(fault);
    }

    /// Nothing goes wrong any more with requests that come from now on.
    pub fn lift(&self) {
        lock(&self.state.faults).clear();
    }

    /// Ends the connections that are busy with a route.
    pub fn cut(&self, route: Route) {
        lock(&self.state.connections).end(Some(route));
    }

    /// Ends every connection.
    pub fn cut_all(&self) {
        lock(&self.state.connections).end(None);
    }

    /// Ends every connection again and again; `None` ends that.
    pub fn cut_all_every(&self, period: Option<Duration>) {
        let state = Arc::clone(&self.state);
        let task = period.map(|period| {
            tokio::spawn(async move {
                loop {
                    tokio::time::sleep(period).await;
                    lock(&state.connections).end(None);
                }
            })
        });
        if let Some(before) = std::mem::replace(&mut *lock(&self.flapping), task) {
            before.abort();
        }
    }

    /// Ends every connection and refuses new ones, as a machine without the server does.
    pub fn refuse_connections(&self) {
        if let Some(task) = lock(&self.listening).take() {
            task.abort();
        }
        self.cut_all();
    }

    /// Listens again, at the same address.
    pub async fn accept_connections(&self) {
        if lock(&self.listening).is_some() {
            return;
        }
        // The old listener goes with its task, which may take a moment.
        let listener =
            crate::wait::until("the proxy's port", async || TcpListener::bind(self.address).await.ok()).await;
        *lock(&self.listening) = Some(tokio::spawn(service::accept(listener, Arc::clone(&self.state))));
    }

    /// Serves one request at a time, as a browser does that has used up its connections: the others wait.
    pub async fn one_at_a_time(&self) {
        self.cut_all();
        let mut left = MANY - 1;
        // What is being served keeps its permit until it has ended.
        crate::wait::until("the requests under way to end", async || {
            left -= self.state.room.forget_permits(left);
            (left == 0).then_some(())
        })
        .await;
    }

    /// Serves as many as come.
    pub fn all_at_a_time(&self) {
        self.state.room.add_permits(MANY - 1);
    }

    /// When a route's requests arrived, since the last [`FaultProxy::forget`], oldest first.
    pub fn arrivals(&self, route: Route) -> Vec<Duration> {
        lock(&self.state.arrivals).of(route)
    }

    /// How many of a route's requests were answered or given up since the last [`FaultProxy::forget`].
    pub fn settled(&self, route: Route) -> usize {
        lock(&self.state.arrivals).settled(route)
    }

    /// How many of a route's requests are being answered.
    pub fn open(&self, route: Route) -> usize {
        lock(&self.state.connections).busy_with(route)
    }

    /// Begins a new record.
    pub fn forget(&self) {
        *lock(&self.state.arrivals) = Arrivals::new();
    }
}

impl State {
    /// What happens to a request for a route, counted down.
    pub(crate) fn harm(&self, route: Route) -> Option<Harm> {
        let mut faults = lock(&self.faults);
        let place = faults.iter().rposition(|fault| fault.route == route && fault.times != Some(0))?;
        let fault = &mut faults[place];
        fault.times = fault.times.map(|times| times - 1);
        Some(fault.harm)
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.cut_all_every(None);
        self.refuse_connections();
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
