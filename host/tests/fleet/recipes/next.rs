//! The host's routes as a route handler of Next.js, built and started as a partner does, behind nginx: Next.js itself
//! believes whatever address a browser claims.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::buyer::{Buyer, HASHED, PARTNER};
use super::nginx_tls::TlsInFront;
use super::sandbox::Sandbox;
use super::{copy, recipe};
use crate::program::{Program, free_port};

#[tokio::test]
async fn a_card_is_bought_through_next() {
    let sandbox = Sandbox::start().await;
    let folder = tempfile::tempdir().unwrap();
    copy(&recipe("next"), folder.path(), &["node_modules", ".next", "public"]);
    let packages = std::env::var_os("CR_FRAMEWORKS").expect("`cargo xtask test fleet` says where Next.js is");
    std::os::unix::fs::symlink(PathBuf::from(packages), folder.path().join("node_modules")).unwrap();
    // As `npm run files` copies it.
    let widget = folder.path().join("public/widget");
    std::fs::create_dir_all(&widget).unwrap();
    std::fs::write(widget.join("embed.js"), "embed").unwrap();
    std::fs::write(widget.join(HASHED), "\0asm").unwrap();

    let next = || {
        let mut command = Command::new(folder.path().join("node_modules/.bin/next"));
        command.current_dir(folder.path()).env("BUILD_ROOT", "/").env("NEXT_TELEMETRY_DISABLED", "1");
        command.env("CR_UPSTREAM", sandbox.url()).env("CR_PARTNER_ID", PARTNER);
        command
    };
    let built = next().arg("build").output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&[built.stdout, built.stderr].concat()));
    let port = free_port().to_string();
    let mut command = next();
    command
        .args(["start", "--hostname", "127.0.0.1", "--port", &port])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let _next = Program::start(&mut command);
    let before = TlsInFront::of(&format!("127.0.0.1:{port}"));
    Buyer::in_front_of(before.url(), &sandbox).await.buys_a_card().await;
    let page = reqwest::get(format!("http://127.0.0.1:{port}")).await.unwrap().text().await.unwrap();
    assert!(page.contains("<cryptorefills-widget"), "the tag is in what the server sends: {page}");
}
