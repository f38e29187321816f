//! `cargo xtask dev`: the demo page under Trunk's live reload, with this project's host and the sandbox behind it.
//!
//! The three live and end together: with Ctrl-C, with a request to end, or when one of them stops.

mod probe;
mod server;

use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::error::Error;
use crate::executables;
use crate::process;
use crate::say;
use crate::tools::{self, Trunk};
use crate::workspace::{HOST, SANDBOX, Workspace};

use server::{Server, Service};

/// The page, as `Trunk.toml` has it.
const PAGE: Service = Service { name: "demo page", port: 8080, path: "/", seconds: 1800 };
const HOST_SERVICE: Service = Service { name: "host", port: 8081, path: "/healthz", seconds: 30 };
const SANDBOX_SERVICE: Service = Service { name: "sandbox", port: 8082, path: "/sandbox", seconds: 30 };

/// Ports that others have, with the server that needs each.
pub(crate) fn taken_ports() -> Vec<(u16, &'static str)> {
    let services = [&PAGE, &HOST_SERVICE, &SANDBOX_SERVICE];
    let taken = services.into_iter().filter(|service| probe::free(service).is_err());
    taken.map(|service| (service.port, service.name)).collect()
}

/// Runs until it is told to end, or until a server stops by itself.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    // Known at once, and not after minutes of building.
    for service in [&PAGE, &HOST_SERVICE, &SANDBOX_SERVICE] {
        probe::free(service)?;
    }
    tools::tell_plan(workspace, "dev")?;
    tools::ensure_wasm_target()?;
    let trunk = Trunk::ensure(workspace)?;
    tools::esbuild()?;

    let step = say::step("Building host and sandbox (a few minutes the first time)");
    let built = executables::build(workspace, &["build", "--package", HOST, "--package", SANDBOX])?;
    step.done();

    let mut sandbox = Command::new(executables::program(&built, SANDBOX)?);
    sandbox.args(["--listen", &SANDBOX_SERVICE.address()]);
    let mut host = Command::new(executables::program(&built, HOST)?);
    host.args(["--listen", &HOST_SERVICE.address()])
        .args(["--upstream", &SANDBOX_SERVICE.origin()])
        .args(["--allowed-origins", &PAGE.origin()])
        // Nothing is left on the machine, and another host may run beside.
        .args(["--store", "memory"])
        .arg("--state-dir")
        .arg(workspace.target.join("host-state"))
        // A fault of the sandbox is seen at once.
        .args(["--catalogue-cache", "off"]);
    let mut page = trunk.command(workspace)?;
    page.arg("serve");

    let mut servers = vec![Server::start(&SANDBOX_SERVICE, sandbox)?];
    wait(&mut servers)?;
    servers.push(Server::start(&HOST_SERVICE, host)?);
    wait(&mut servers)?;
    let step = say::step("Building the widget (about four minutes the first time, then seconds)");
    servers.push(Server::start(&PAGE, page)?);
    wait(&mut servers)?;
    step.done();

    println!("\n  demo page  {}/", PAGE.origin());
    println!("  host       {}/", HOST_SERVICE.origin());
    println!("  sandbox    {}/sandbox", SANDBOX_SERVICE.origin());
    println!("\n  Ctrl-C stops all three.\n");
    let ended = stay(&mut servers);
    println!("▸ Stopping");
    drop(servers);
    match ended {
        // Being told to end is how this command ends.
        Err(Error::Interrupted) => Ok(()),
        other => other,
    }
}

/// Waits until the server that was started last answers.
fn wait(servers: &mut [Server]) -> Result<(), Error> {
    let Some(service) = servers.last().map(Server::service) else { return Ok(()) };
    let tries = service.seconds * 5;
    for _ in 0..tries {
        check(servers)?;
        if probe::answers(service) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err(Error::Silent {
        server: service.name,
        url: service.origin() + service.path,
        seconds: service.seconds,
    })
}

/// Returns when something ended.
fn stay(servers: &mut [Server]) -> Result<(), Error> {
    loop {
        check(servers)?;
        thread::sleep(Duration::from_millis(200));
    }
}

fn check(servers: &mut [Server]) -> Result<(), Error> {
    if process::stopping() {
        return Err(Error::Interrupted);
    }
    servers.iter_mut().try_for_each(Server::check)
}
