//! The sandbox as a program: reads the command line, listens, serves until it is told to stop. It decides nothing.

use clap::Parser;
use cryptorefills_sandbox::{Options, serve};
use std::{io, net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, signal};

/// The Cryptorefills API, imitated for development and tests. No money, no codes, nothing real.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Address to listen on; port 0 takes a free one and prints it
    #[arg(long, default_value = "127.0.0.1:8082")]
    listen: SocketAddr,
    /// Brands in each country's catalogue: the real rows, then generated ones
    #[arg(long)]
    brands: Option<usize>,
    /// Pay and deliver every order by itself, this many seconds after it was created
    #[arg(long, value_name = "SECONDS")]
    auto_pay: Option<u64>,
    /// Minutes that an order can be paid
    #[arg(long, value_name = "MINUTES", default_value_t = 30)]
    payment_window: u64,
    /// Where prices start and how they move
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Origin of the URLs in answers; without it, the address that each request was sent to
    #[arg(long, value_name = "ORIGIN")]
    public_url: Option<String>,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let arguments = Arguments::parse();
    let listener = TcpListener::bind(arguments.listen).await?;
    tracing::info!("sandbox on http://{}/sandbox", listener.local_addr()?);
    let options = Options {
        brands: arguments.brands,
        auto_pay: arguments.auto_pay.map(Duration::from_secs),
        payment_window: Duration::from_secs(arguments.payment_window.saturating_mul(60)),
        seed: arguments.seed,
        public_url: arguments.public_url.map(|url| url.trim_end_matches('/').to_owned()),
        ..Options::default()
    };
    serve(listener, options, stopped()).await
}

/// Ends at Ctrl-C, or at the signal with which a service manager stops a program.
async fn stopped() {
    #[cfg(unix)]
    {
        let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
            return interrupted().await;
        };
        tokio::select! {
            () = interrupted() => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupted().await;
}

/// Ends at Ctrl-C. Where the signal cannot be listened for, the program runs until it is killed.
async fn interrupted() {
    if signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
