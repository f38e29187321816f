//! The program as a partner starts it: what it says when it cannot start, and how it stops.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CR_")) {
        command.env_remove(name);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Waits until the program says where it listens.
fn address(child: &mut Child) -> String {
    let lines = BufReader::new(child.stderr.as_mut().unwrap()).lines();
    let said: Vec<_> = lines.map_while(Result::ok).take(1).collect();
    let address = said[0].split("http://").nth(1).and_then(|rest| rest.split(' ').next());
    address.unwrap_or_else(|| panic!("no address in {said:?}")).to_owned()
}

#[test]
fn without_a_partner_id_it_says_what_to_set() {
    let output = program().arg("--listen=127.0.0.1:0").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("set --partner-id or CR_PARTNER_ID"), "{said}");
}

#[test]
fn a_variable_that_cannot_work_is_named() {
    let output = program().env("CR_UPSTREAM", "cryptorefills").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("--upstream") && said.contains("https://api.cryptorefills.com"), "{said}");
}

#[test]
fn it_stops_when_it_is_asked_to() {
    for signal in ["-TERM", "-INT"] {
        let mut child = program()
            .env("CR_LISTEN", "127.0.0.1:0")
            .env("CR_UPSTREAM", "http://127.0.0.1:9")
            .spawn()
            .unwrap();
        let address = address(&mut child);
        let _idle = TcpStream::connect(&address).unwrap();
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(child.wait().unwrap().success(), "{signal}");
    }
}
