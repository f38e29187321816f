//! The program around the library: options, logs, listening. It never handles a request itself.

mod signals;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use cryptorefills_host::{Options, serve};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let coloured = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(coloured).with_target(false).init();
    let listen = options.listen;
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
    // Before it is said that the host listens: whoever reads that may ask it to stop.
    let stop = match signals::stop_asked() {
        Ok(stop) => stop,
        Err(error) => {
            tracing::error!("cannot listen to signals: {error}");
            return ExitCode::FAILURE;
        }
    };
    let listener = match TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!("cannot listen on {listen}: {error}");
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
