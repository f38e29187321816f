//! The host inside a partner's own axum server: the recipe is compiled as an example of the host.

use std::process::{Command, Stdio};

use super::bundle;
use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use crate::program::{Program, free_port};

#[tokio::test]
async fn a_card_is_bought_through_an_axum_server() {
    let sandbox = Sandbox::start().await;
    let (bundle, state) = (bundle(), tempfile::tempdir().unwrap());
    let listen = format!("127.0.0.1:{}", free_port());
    // Cargo tells a test where the package's programs are, and puts examples beside them.
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
    let mut command = Command::new(program.with_file_name("examples").join("axum"));
    command.env("CR_LISTEN", &listen).env("CR_UPSTREAM", sandbox.url()).env("CR_PARTNER_ID", PARTNER);
    command.env("CR_DIST", bundle.path()).env("CR_STATE_DIR", state.path()).stdout(Stdio::null());
    let _server = Program::start(&mut command);
    let url = format!("http://{listen}");
    Buyer::in_front_of(url.clone(), &sandbox).await.buys_a_card().await;
    let page = reqwest::get(url).await.unwrap().text().await.unwrap();
    assert!(page.contains("<cryptorefills-widget"), "the shop's own page is there: {page}");
}
