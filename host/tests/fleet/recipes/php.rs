//! The host's routes in PHP alone, under PHP's own server.

use std::process::Stdio;

use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use super::{bundle, recipe};
use crate::program::{Program, free_port, server};

/// What stands for the partner's web server: files as they are, and everything of `/api` to the recipe.
const ROUTER: &str = r#"<?php
if (str_starts_with($_SERVER['REQUEST_URI'], '/api/')) { require getenv('CR_RECIPE'); exit; }
$name = basename(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
header('Content-Type: ' . (str_ends_with($name, '.wasm') ? 'application/wasm' : 'text/javascript'));
header('Access-Control-Allow-Origin: *');
header('Cache-Control: ' . (preg_match('/-[0-9a-f]{64}\./', $name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300'));
readfile(getenv('CR_DIST') . '/' . $name);
"#;

#[tokio::test]
async fn a_card_is_bought_through_php() {
    let sandbox = Sandbox::start().await;
    let bundle = bundle();
    let folder = tempfile::tempdir().unwrap();
    let router = folder.path().join("router.php");
    std::fs::write(&router, ROUTER).unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let mut command = server("php");
    command.args(["-S", &listen]).arg(&router).current_dir(folder.path());
    // A stream holds one of its processes.
    command.env("PHP_CLI_SERVER_WORKERS", "4").env("CR_RECIPE", recipe("php/index.php"));
    command.env("CR_DIST", bundle.path()).env("CR_UPSTREAM", sandbox.url()).env("CR_PARTNER_ID", PARTNER);
    let _php = Program::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    Buyer::in_front_of(format!("http://{listen}"), &sandbox).await.buys_a_card().await;
}
