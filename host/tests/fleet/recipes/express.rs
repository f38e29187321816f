//! The host's routes in Express.

use std::path::PathBuf;

use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use super::{bundle, recipe};
use crate::program::{Program, free_port, server};

#[tokio::test]
async fn a_card_is_bought_through_express() {
    let sandbox = Sandbox::start().await;
    let bundle = bundle();
    // As `npm install` leaves the folder.
    let folder = tempfile::tempdir().unwrap();
    for name in ["package.json", "server.js"] {
        std::fs::copy(recipe("express").join(name), folder.path().join(name)).unwrap();
    }
    let packages =
        std::env::var_os("CR_NODE_MODULES").expect("`cargo xtask test fleet` says where Express is");
    std::os::unix::fs::symlink(PathBuf::from(packages), folder.path().join("node_modules")).unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let mut command = server("node");
    command.arg("server.js").current_dir(folder.path()).stdout(std::process::Stdio::null());
    command.env("CR_LISTEN", &listen).env("CR_UPSTREAM", sandbox.url()).env("CR_PARTNER_ID", PARTNER);
    let _express = Program::start(command.env("CR_DIST", bundle.path()));
    Buyer::in_front_of(format!("http://{listen}"), &sandbox).await.buys_a_card().await;
}
