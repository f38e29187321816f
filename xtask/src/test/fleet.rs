//! Hosts beside what they run with in the open: Redis, a balancer, Prometheus; and the recipes. The servers are the real ones.

use crate::error::Error;
use crate::executables;
use crate::say;
use crate::test::harness;
use crate::test::ran::Ran;
use crate::test::report::Report;
use crate::tools::{self, Servers};
use crate::workspace::{HOST, Workspace};

const NAME: &str = "fleet";

/// The test target of the host that `cargo test` leaves alone.
pub(crate) const TARGET: &str = "fleet";

/// Adds one row. Where the servers cannot be had, it says so, and no more.
pub(crate) fn run(workspace: &Workspace, named: Option<&str>, report: &mut Report) -> Result<(), Error> {
    let servers = match Servers::ensure() {
        Ok(servers) => servers,
        Err(error @ Error::Missing { .. }) => {
            println!("▸ The fleet is left out: {error}");
            report.left_out(NAME, "there are no servers for it");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let Some(package) = workspace.package(HOST) else {
        report.missing(NAME, &format!("the workspace has no package {HOST}"));
        return Ok(());
    };
    let step = say::step("Building the tests of a fleet");
    let arguments = ["test", "--workspace", "--no-run", "--test", TARGET];
    let recipe = ["build", "--workspace", "--example", "axum"];
    let built =
        executables::build(workspace, &recipe).and_then(|_| executables::build(workspace, &arguments));
    let built = match built {
        Ok(built) => built,
        Err(Error::Failed { .. }) => {
            report.missing(NAME, "did not compile");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    step.done();
    let step = say::step("Testing hosts beside the servers of a fleet, and the recipes");
    let mut environment = servers.environment()?;
    environment.push(("CR_NODE_MODULES", tools::express()?));
    environment.push(("CR_FRAMEWORKS", tools::frameworks()?));
    let mut ran = Ran::default();
    for executable in executables::tests(&built, package).into_iter().filter(|test| test.target == TARGET) {
        ran += harness::run(executable, package, named, &environment)?;
    }
    step.done();
    match named {
        Some(_) => report.part(NAME, ran),
        None => report.suite(NAME, ran),
    }
    Ok(())
}
