//! The program around the library: options, logs, listening. It never handles a request itself.

mod logs;
mod signals;

use std::io::{IsTerminal, Write, stderr, stdout};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use cryptorefills_host::{Check, Command, Exporter, Options, Patience, StoreKind, Verdict, check, serve};
use tokio::net::TcpListener;

/// What the system still works on when the host has ended, such as a name that it looks up, is not waited for.
const LAST_MOMENT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let options = Options::parse();
    match &options.command {
        Some(Command::Pass { order_id }) => return print_pass(&options, order_id),
        Some(Command::Check(asked)) => return print_findings(asked),
        None => {}
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
        Err(error) => refuse(&error),
    }
}

/// Status 0 without a problem, 1 with one, 2 where nothing could be looked at.
fn print_findings(asked: &Check) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&error.to_string()),
    };
    let looked = runtime.block_on(check(&asked.subject(), Patience::default()));
    runtime.shutdown_timeout(LAST_MOMENT);
    let report = match looked {
        Ok(report) => report,
        Err(error) => return refuse(&error.to_string()),
    };
    let coloured =
        stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let told = if asked.json { report.to_json() } else { report.lines(coloured).join("\n") };
    // Whoever stops reading has read enough.
    let _ = writeln!(stdout(), "{told}");
    if report.count(Verdict::Problem) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn refuse(why: &str) -> ExitCode {
    // Nothing else is left to say it to.
    let _ = writeln!(stderr(), "{why}");
    ExitCode::from(2)
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
