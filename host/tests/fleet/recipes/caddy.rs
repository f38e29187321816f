//! Caddy with TLS before this project's host.

use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use super::{bundle, recipe};
use crate::program::{Program, free_port, server};

#[tokio::test]
async fn a_card_is_bought_through_caddy() {
    let sandbox = Sandbox::start().await;
    let (bundle, state, home) = (bundle(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_host, host) = Program::host(&[
        ("CR_UPSTREAM", &sandbox.url()),
        ("CR_PARTNER_ID", PARTNER),
        ("CR_DIST", bundle.path().to_str().unwrap()),
        ("CR_STATE_DIR", state.path().to_str().unwrap()),
        ("CR_ORDER_PASS", "on"),
        ("CR_TRUSTED_PROXIES", "127.0.0.1,::1"),
    ]);
    let site = format!("localhost:{}", free_port());
    let mut command = server("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(recipe("caddy/Caddyfile"));
    command.env("HOME", home.path()).env("XDG_DATA_HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    command
        .env("CR_SITE", &site)
        .env("CR_HOST", host.to_string())
        .env("CR_HTTP_PORT", free_port().to_string());
    let _caddy = Program::start(command.stderr(std::process::Stdio::null()));
    Buyer::in_front_of(format!("https://{site}"), &sandbox).await.buys_a_card().await;
}
