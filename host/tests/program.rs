//! The program as a partner starts it: what it says when it cannot start, and how it stops.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
    command.env("CR_STORE", "memory");
    let inherited = std::env::vars_os().map(|(name, _)| name);
    for name in inherited.filter(|name| name.to_string_lossy().starts_with("CR_") && name != "CR_STORE") {
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
    let mut said = lines.map_while(Result::ok);
    let line = said.find(|line| line.contains(" forwards to ")).expect("it listens");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split(' ').next());
    address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned()
}

/// The program in front of an upstream that is not there, and its address.
fn running(command: &mut Command) -> (Running, String) {
    command.env("CR_LISTEN", "127.0.0.1:0").env("CR_UPSTREAM", "http://127.0.0.1:9");
    let mut child = command.spawn().unwrap();
    let address = address(&mut child);
    (Running(child), address)
}

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The status line of the answer to `GET path`, within ten seconds.
fn get(address: &str, path: &str) -> String {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(socket, "GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
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
fn an_address_for_metrics_that_is_taken_is_told_at_the_start() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = program();
    command.env("CR_LISTEN", "127.0.0.1:0").env("CR_UPSTREAM", "http://127.0.0.1:9");
    let output = command.env("CR_METRICS_LISTEN", &address).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains(&format!("cannot listen on {address}")), "{said}");
}

#[test]
fn it_stops_when_it_is_asked_to_whatever_is_connected() {
    for signal in ["-TERM", "-INT"] {
        let (mut host, address) = running(&mut program());
        let _idle = TcpStream::connect(&address).unwrap();
        let mut half = TcpStream::connect(&address).unwrap();
        half.write_all(b"GET / HT").unwrap();
        let began = Instant::now();
        Command::new("kill").args([signal, &host.0.id().to_string()]).status().unwrap();
        assert!(host.0.wait().unwrap().success(), "{signal}");
        assert!(began.elapsed() < Duration::from_secs(10), "{signal}: {:?}", began.elapsed());
    }
}

#[test]
fn four_hundred_silent_sockets_do_not_stop_it_where_few_files_may_be_open() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -n 200; exec \"$0\"", env!("CARGO_BIN_EXE_cryptorefills-host")]);
    shell.stderr(Stdio::piped()).env("CR_STORE", "memory");
    let (_host, address) = running(&mut shell);
    let _silent: Vec<_> = (0..400).map(|_| TcpStream::connect(&address).unwrap()).collect();
    assert_eq!(get(&address, "/healthz"), "HTTP/1.1 200 OK");
}

#[test]
fn a_log_that_nobody_reads_stops_no_request() {
    let (_host, address) = running(program().env("CR_LOG_FORMAT", "json"));
    let mut socket = BufReader::new(TcpStream::connect(&address).unwrap());
    socket.get_ref().set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // More lines than a pipe holds.
    for _ in 0..2_000 {
        socket.get_mut().write_all(b"HEAD /healthz HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert!(socket.read_line(&mut line).unwrap() > 0, "the host hung up");
        }
    }
}

#[test]
fn log_lines_are_json_where_that_is_asked_for_and_bear_the_id_of_the_answer() {
    let (mut host, address) = running(program().args(["--log-format", "json"]));
    let mut socket = TcpStream::connect(&address).unwrap();
    write!(socket, "GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    let id = answer.lines().find_map(|line| line.strip_prefix("x-request-id: ")).expect("an id").to_owned();
    let lines = BufReader::new(host.0.stderr.as_mut().unwrap()).lines();
    let line = lines.map_while(Result::ok).find(|line| line.contains("healthz")).unwrap();
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&line["method"], &line["route"]), (&"GET".into(), &"/healthz".into()));
    assert_eq!((&line["status"], &line["span"]["id"]), (&200.into(), &id.into()));
}

#[test]
fn a_store_that_is_not_there_is_named_without_its_password() {
    for (store, said) in [
        ("postgres://user:secret@127.0.0.1", "--store: postgres: not one of embedded, memory, redis://"),
        (
            "redis://:secret@127.0.0.1/orders",
            "--store: the path of a Redis address is the number of a database",
        ),
        ("", "--store: :"),
    ] {
        let output =
            program().env("CR_UPSTREAM", "http://127.0.0.1:9").env("CR_STORE", store).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert!(!stderr(&output).contains("secret"), "{}", stderr(&output));
    }
    let help = program().env("CR_STORE", "redis://:secret@127.0.0.1").arg("--help").output().unwrap();
    assert!(!String::from_utf8(help.stdout).unwrap().contains("secret"));
}

#[test]
fn its_key_is_made_at_the_first_start_private_to_its_user_and_outlives_restarts() {
    use std::os::unix::fs::PermissionsExt;
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("state");
    let file = folder.join("pass.key");
    let mut keys = Vec::new();
    for _ in 0..2 {
        let mut command = program();
        let (mut host, _) = running(command.env("CR_STATE_DIR", &folder).env("CR_ORDER_PASS", "on"));
        Command::new("kill").args(["-KILL", &host.0.id().to_string()]).status().unwrap();
        host.0.wait().unwrap();
        keys.push(std::fs::read_to_string(&file).unwrap());
    }
    assert_eq!(keys[0], keys[1]);
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
}

#[test]
fn a_state_folder_that_cannot_be_used_is_named() {
    let base = tempfile::tempdir().unwrap();
    let file = base.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let output = program()
        .env("CR_UPSTREAM", "http://127.0.0.1:9")
        .env("CR_ORDER_PASS", "on")
        .env("CR_STORE", "embedded")
        .env("CR_STATE_DIR", file.join("state"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("--state-dir") && stderr(&output).contains("a-file/state"),
        "{}",
        stderr(&output)
    );
}

/// The unit as it is documented, with this program in the place of the installed one. A machine without systemd checks what
/// it can: that it names folders and times that the host keeps to.
#[test]
fn the_documented_unit_is_one_that_systemd_takes() {
    let unit = include_str!("../../docs/examples/host/cryptorefills-host.service");
    for line in
        ["StateDirectory=cryptorefills-host", "TimeoutStopSec=35", "DynamicUser=yes", "ProtectSystem=strict"]
    {
        assert!(unit.lines().any(|known| known == line), "{line}");
    }
    let installed = "/usr/local/bin/cryptorefills-host";
    assert!(unit.contains(installed));
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("cryptorefills-host.service");
    std::fs::write(&copy, unit.replace(installed, env!("CARGO_BIN_EXE_cryptorefills-host"))).unwrap();
    let Ok(output) = Command::new("systemd-analyze").arg("verify").arg(&copy).output() else { return };
    let said = stderr(&output);
    assert!(output.status.success() && !said.contains("cryptorefills-host.service"), "{said}");
}
