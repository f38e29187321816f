//! Formatting and lints, for both targets.

use std::time::Instant;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::test::report::Report;
use crate::workspace::{WASM, WIDGET, Workspace};

const CHECKS: [(&str, &[&str]); 3] = [
    ("formatting", &["fmt", "--all", "--check"]),
    ("lints, native", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    (
        "lints, WebAssembly",
        &["clippy", "--package", WIDGET, "--target", WASM, "--all-targets", "--", "-D", "warnings"],
    ),
];

/// Adds one row a check. A failed one does not keep the others from running.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    for (name, arguments) in CHECKS {
        let _step = say::step(&format!("Checking {name}"));
        let began = Instant::now();
        let passed = match process::run(name, workspace.cargo().args(arguments)) {
            Ok(()) => true,
            Err(Error::Failed { .. }) => false,
            Err(other) => return Err(other),
        };
        report.check(name, passed, began.elapsed());
    }
    Ok(())
}
