//! The way to Redis. It is found again by itself after any failure, and nobody is kept waiting for it: a Redis that hangs
//! is as one that is away. What it is told can be told twice.

use std::fmt;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::io::tcp::TcpSettings;
use redis::{Client, FromRedisValue, RedisError, RedisResult, ScriptInvocation, TlsCertificates};
use tokio::sync::OnceCell;
use tokio::time::timeout;

use super::address::RedisAddress;
use super::server_check;
use crate::idempotency::store::StoreError;

/// For a connection, and for an answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// For both attempts at a question.
const WHOLE_PATIENCE: Duration = Duration::from_secs(2);

/// After so long without an acknowledgement a connection is given up, where the system knows.
#[cfg(target_os = "linux")]
const UNACKNOWLEDGED: Duration = Duration::from_secs(5);

/// The connection, and what is known of it.
#[derive(Clone)]
pub(crate) struct Connection(Arc<Inner>);

struct Inner {
    client: Client,
    manager: Mutex<Option<ConnectionManager>>,
    is_away: AtomicBool,
    /// Whether the server was looked at.
    checked: OnceCell<()>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply<T> {
    pub(crate) value: T,
    /// Whether Redis may yet get the question once more, from a connection that broke.
    pub(crate) may_be_asked_again: bool,
}

/// A question that was not answered.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) error: StoreError,
    /// Whether it is certain that Redis never got it.
    pub(crate) is_unsent: bool,
}

impl Connection {
    /// The connection to `address`. It is not made yet.
    ///
    /// # Errors
    ///
    /// Where the file of certificates cannot be used.
    pub(crate) fn to(address: &RedisAddress) -> Result<Self, StoreError> {
        let client = client(address)?;
        let (manager, is_away, checked) = (Mutex::default(), AtomicBool::new(false), OnceCell::new());
        Ok(Self(Arc::new(Inner { client, manager, is_away, checked })))
    }

    /// Tries the way, so that the log says at once what is wrong with it.
    pub(crate) async fn try_out(self) {
        // What fails is told, and whoever comes next tries again.
        let _ = self.run::<String>(&server_check::ABOUT.prepare_invoke()).await;
    }

    /// What the script says. It is asked once more where it failed: it must do no harm twice.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where Redis says nothing in time, or something else.
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<Reply<T>, Failure> {
        let mut is_unsent = true;
        let asked = timeout(WHOLE_PATIENCE, async {
            match self.ask(script).await {
                // The manager told what it met when it last tried, and tries anew.
                Err(error) => {
                    is_unsent = error.is_connection_refusal();
                    self.ask(script).await
                }
                answered => answered,
            }
        });
        let asked = asked.await;
        let may_be_asked_again = !is_unsent;
        let told = match asked {
            Ok(Ok(value)) => {
                if self.0.is_away.swap(false, Ordering::Relaxed) {
                    tracing::info!("the shared store is back");
                }
                self.0.checked.get_or_init(|| self.check()).await;
                return Ok(Reply { value, may_be_asked_again });
            }
            Ok(Err(error)) => {
                is_unsent &= error.is_connection_refusal();
                told(&error)
            }
            Err(_) => {
                is_unsent = false;
                "no answer in time".to_owned()
            }
        };
        if !self.0.is_away.swap(true, Ordering::Relaxed) {
            tracing::warn!("the shared store fails: {told}; orders with a key are refused until it is back");
        }
        Err(Failure { error: StoreError::of(told), is_unsent })
    }

    async fn ask<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> RedisResult<T> {
        let mut manager = self.manager()?;
        let asked = script.invoke_async(&mut manager).await;
        // The manager comes back from an input or output that failed, and from nothing else: not from a password that
        // was wrong, a server that still loads, or one that is a replica by now.
        if asked.as_ref().is_err_and(|error: &RedisError| !error.is_io_error()) {
            *self.0.manager.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        asked
    }

    async fn check(&self) {
        let about = self.ask::<String>(&server_check::ABOUT.prepare_invoke()).await.unwrap_or_default();
        for shortcoming in server_check::shortcomings(&about) {
            tracing::warn!("the shared store may cost an order: {shortcoming}");
        }
    }

    fn manager(&self) -> RedisResult<ConnectionManager> {
        let mut manager = self.0.manager.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(manager) = &*manager {
            return Ok(manager.clone());
        }
        let config = ConnectionManagerConfig::new()
            // Whoever asks next tries next.
            .set_number_of_retries(0)
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        let made = ConnectionManager::new_lazy_with_config(self.0.client.clone(), config)?;
        Ok(manager.insert(made).clone())
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connection")
    }
}

fn client(address: &RedisAddress) -> Result<Client, StoreError> {
    let tcp = TcpSettings::default().set_nodelay(true);
    #[cfg(target_os = "linux")]
    let tcp = tcp.set_user_timeout(UNACKNOWLEDGED);
    let info = address.to_connection_info().map_err(|error| StoreError::of(told(&error)))?;
    let info = info.set_tcp_settings(tcp);
    let Some(file) = address.authorities() else {
        return Client::open(info).map_err(|error| StoreError::of(told(&error)));
    };
    let unusable = |why: &dyn fmt::Display| StoreError::of(format!("{}: {why}", file.display()));
    let root_cert = fs::read(file).map_err(|error| unusable(&error))?;
    if !String::from_utf8_lossy(&root_cert).contains("-----BEGIN CERTIFICATE-----") {
        return Err(unusable(&"no certificate in PEM"));
    }
    let certificates = TlsCertificates { client_tls: None, root_cert: Some(root_cert) };
    Client::build_with_tls(info, certificates).map_err(|_| unusable(&"no certificate in PEM"))
}

/// What is said of an error: its kind, and never what was asked or answered.
fn told(error: &RedisError) -> String {
    let code = error.code().map(|code| format!(" ({code})")).unwrap_or_default();
    match std::error::Error::source(error) {
        // Of the system or of TLS.
        Some(source) if error.is_io_error() => format!("{}: {source}", error.category()),
        _ => format!("{}{code}", error.category()),
    }
}
