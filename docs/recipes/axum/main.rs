//! The host inside a partner's own axum server: its routes beside the shop's, in one program.
//!
//! ```toml
//! [dependencies]
//! axum = "0.8"
//! cryptorefills-host = { git = "…" }       # or a path
//! tokio = { version = "1", features = ["full"] }
//! ```

use std::env;
use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use cryptorefills_host::{Config, PassKeys, StoreKind};
use tokio::net::TcpListener;

const PAGE: &str = "<!doctype html><title>Shop</title><script async src=/widget/embed.js></script>
    <cryptorefills-widget country=US></cryptorefills-widget>";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());

    let upstream = variable("CR_UPSTREAM").unwrap_or_else(|| "https://api.cryptorefills.com".into());
    let mut config = Config::new(upstream.parse()?, variable("CR_PARTNER_ID").as_deref())?;
    if let Some(dist) = variable("CR_DIST") {
        config.set_dist(PathBuf::from(dist))?;
    }
    // What outlives a restart: the key of order passes, and what idempotency keys did.
    let state = PathBuf::from(variable("CR_STATE_DIR").unwrap_or_else(|| "state".into()));
    std::fs::create_dir_all(&state)?;
    config.pass_keys = Some(PassKeys::read_or_make(&state.join("pass.key"))?);
    config.store = StoreKind::Embedded(state);

    let shop = Router::new()
        .route("/", get(async || Html(PAGE)))
        // Everything else is the host's: /api, /widget, /healthz and /readyz.
        .fallback_service(cryptorefills_host::app(config)?);

    let listener =
        TcpListener::bind(variable("CR_LISTEN").unwrap_or_else(|| "127.0.0.1:8081".into())).await?;
    eprintln!("http://{}", listener.local_addr()?);
    // With the shopper's address, which goes up as X-Forwarded-For.
    axum::serve(listener, shop.into_make_service_with_connect_info::<SocketAddr>()).await?;
    Ok(())
}
