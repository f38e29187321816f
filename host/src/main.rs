//! The program around the library: options, logs, listening. It never handles a request itself.

mod logs;
mod signals;

use std::io::{Write, stderr, stdout};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use cryptorefills_host::{Command, Exporter, Options, StoreKind, serve};
use tokio::net::TcpListener;

/// What the system still works on when the host has ended, such as a name that it looks up, is not waited for.
const LAST_MOMENT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let options = Options::parse();
    if let Some(Command::Pass { order_id }) = &options.command {
        return print_pass(&options, order_id);
    }
    let _written = logs::begin(options.log_format);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(run(options));
    runtime.shutdown_timeout(LAST_MOMENT);
    ended
}

fn print_pass(options: &Options, order_id: &str) -> ExitCode {
    let printed = match options.pass(order_id) {
        Ok(pass) => writeln!(stdout(), "{pass}").map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing else is left to say it to.
            let _ = writeln!(stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

async fn run(options: Options) -> ExitCode {
    let (listen, metrics_listen) = (options.listen, options.metrics_listen);
    let config = match options.into_config() {
        Ok(config) => config,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::from(2);
        }
    };
    if config.upstream.is_unprotected() {
        tracing::warn!("the upstream is reached without TLS: e-mails and codes can be read on the way");
    }
    if matches!(&config.store, StoreKind::Redis(store) if store.address.is_unprotected()) {
        tracing::warn!(
            "the shared store is reached without TLS: its password and orders' ids can be read on the way"
        );
    }
    // Before it is said that the host listens: whoever reads that may ask it to stop.
    let stop = match signals::stop_asked() {
        Ok(stop) => stop,
        Err(error) => {
            tracing::error!("cannot listen to signals: {error}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(listen) = metrics_listen
        && let Err(error) = count(listen).await
    {
        tracing::error!("{error}");
        return ExitCode::FAILURE;
    }
    let listener = match bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let address = listener.local_addr().unwrap_or(listen);
    tracing::info!("http://{address} forwards to {}", config.upstream);
    match serve(listener, config, stop).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Counts from now on, and answers with the counts at an address of their own.
async fn count(listen: SocketAddr) -> Result<(), String> {
    let exporter = Exporter::install().map_err(|error| error.to_string())?;
    let listener = bind(listen).await?;
    tracing::info!("http://{}/metrics is for Prometheus", listener.local_addr().unwrap_or(listen));
    tokio::spawn(async {
        if let Err(error) = exporter.serve(listener).await {
            tracing::error!("metrics are no longer served: {error}");
        }
    });
    Ok(())
}

async fn bind(listen: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(listen).await.map_err(|error| format!("cannot listen on {listen}: {error}"))
}
