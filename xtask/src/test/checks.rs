//! Formatting and lints, for both targets.

use std::time::Instant;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::test::fleet;
use crate::test::report::Report;
use crate::workspace::{WASM, WIDGET, Workspace};

type Check = (&'static str, &'static [&'static str]);

const FORMAT: [Check; 1] = [("formatting", &["fmt", "--all", "--check"])];

const LINTS: [Check; 2] = [
    (
        "lints, native",
        &["clippy", "--workspace", "--all-targets", "--test", fleet::TARGET, "--", "-D", "warnings"],
    ),
    (
        "lints, WebAssembly",
        &["clippy", "--package", WIDGET, "--target", WASM, "--all-targets", "--", "-D", "warnings"],
    ),
];

const COMPILED: [Check; 2] = [
    ("lints, native", &["test", "--workspace", "--all-targets", "--test", fleet::TARGET, "--no-run"]),
    ("lints, WebAssembly", &["test", "--package", WIDGET, "--target", WASM, "--all-targets", "--no-run"]),
];

/// Adds a row for the formatting.
pub(crate) fn format(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    run(workspace, &FORMAT, report).map(drop)
}

/// Adds a row for the lints of each target.
pub(crate) fn lints(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    run(workspace, &LINTS, report).map(drop)
}

/// The same rows from builds of everything that is tested, in a workspace that lints what it compiles. Says whether
/// both are clean: with one that is not there is nothing to run.
pub(crate) fn compiled_lints(linted: &Workspace, report: &mut Report) -> Result<bool, Error> {
    run(linted, &COMPILED, report)
}

/// Adds one row a check, and says whether all passed. A failed one does not keep the others from running.
fn run(workspace: &Workspace, checks: &[Check], report: &mut Report) -> Result<bool, Error> {
    let mut all = true;
    for (name, arguments) in checks {
        let _step = say::step(&format!("Checking {name}"));
        let began = Instant::now();
        let passed = match process::run(name, workspace.cargo().args(*arguments)) {
            Ok(()) => true,
            Err(Error::Failed { .. }) => false,
            Err(other) => return Err(other),
        };
        report.check(name, passed, began.elapsed());
        all &= passed;
    }
    Ok(all)
}
