//! This project's host, which can go and come back at the same address, as it does when it is restarted.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use cryptorefills_host::{Config, Limits, PassKeyError, PassKeys};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::wait::until;

/// A host. It ends with the value.
#[derive(Debug)]
pub struct Host {
    address: SocketAddr,
    upstream: SocketAddr,
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    task: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

impl Host {
    /// Starts one in front of an upstream.
    ///
    /// # Errors
    ///
    /// A sentence that says what is wrong.
    pub(crate) async fn start(upstream: SocketAddr) -> Result<Self, String> {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let running = Mutex::new(Some(run(listener, upstream)?));
        Ok(Self { address, upstream, running })
    }

    /// Stops it in order; what it remembered is gone. Nothing happens if it is stopped already.
    pub async fn stop(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Running { task, stop }) = running {
            // It cannot be gone yet.
            let _ = stop.send(());
            let _ = task.await;
        }
    }

    /// Starts it again at the same address.
    pub async fn start_again(&self) {
        self.stop().await;
        let listener = until("the host's port", async || TcpListener::bind(self.address).await.ok()).await;
        let running = run(listener, self.upstream).unwrap_or_else(|error| panic!("the host: {error}"));
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(running);
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(running) = running {
            running.task.abort();
        }
    }
}

/// All of a story's browsers are one client, which does in a minute what shoppers do in hours.
pub(crate) fn unlimited(limits: &mut Limits) {
    limits.requests = 1_000_000;
    limits.orders = 1_000_000;
    limits.order_budget = 1_000_000;
    limits.streams_per_client = limits.streams;
    // A story's faults are more in a row than an upstream's.
    limits.failures = u32::MAX;
}

/// The keys of order passes: the same after a restart, as a host with a state folder has them.
pub(crate) fn pass_keys() -> Result<PassKeys, String> {
    "a key for stories, of at least 32 characters".parse().map_err(|error: PassKeyError| error.to_string())
}

fn run(listener: TcpListener, upstream: SocketAddr) -> Result<Running, String> {
    let url = format!("http://{upstream}").parse().map_err(|error| format!("{error}"))?;
    let mut config = Config::new(url, Some("partner-e2e")).map_err(|error| error.to_string())?;
    unlimited(&mut config.limits);
    // Stories change what the upstream answers while they run.
    config.catalogue_cache = None;
    config.pass_keys = Some(pass_keys()?);
    let (stop, stopped) = oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        let stopped = async {
            // A sender that is dropped goes with the host, whose task is aborted then.
            let _ = stopped.await;
        };
        let _ = cryptorefills_host::serve(listener, config, stopped).await;
    });
    Ok(Running { task, stop })
}
