//! The tests that need no browser: unit tests, integration tests and examples in the documentation, package by package.

use std::time::Instant;

use crate::error::Error;
use crate::executables;
use crate::process::{self, Output};
use crate::say;
use crate::test::ran::Ran;
use crate::test::report::Report;
use crate::test::{browser, harness};
use crate::workspace::{END_TO_END, WIDGET, Workspace};

/// Adds one row a package.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    let step = say::step("Building the native tests");
    let built = match executables::build(workspace, &["test", "--workspace", "--no-run"]) {
        Ok(built) => built,
        Err(Error::Failed { .. }) => {
            report.missing("native", "did not compile");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    step.done();

    let _step = say::step("Running the native tests");
    let documentation = documentation(workspace)?;
    for package in workspace.packages.iter().filter(|package| package.name != END_TO_END) {
        let mut ran = Ran::default();
        for executable in executables::tests(&built, package) {
            // The same file, compiled natively, is empty.
            if package.name == WIDGET && executable.target == browser::TARGET {
                continue;
            }
            ran += harness::run(executable, package, None, &[])?;
        }
        ran += documentation.of(&package.name);
        report.suite(&format!("native, {}", package.name), ran);
    }
    if !documentation.ended_well {
        report.check("examples in the documentation", false, documentation.took);
    }
    Ok(())
}

/// The examples in the documentation, by library.
struct Documentation {
    libraries: Vec<(String, Ran)>,
    ended_well: bool,
    took: std::time::Duration,
}

impl Documentation {
    fn of(&self, package: &str) -> Ran {
        let library = package.replace('-', "_");
        let mut ran = Ran::default();
        let own = self.libraries.iter().filter(|(name, _)| *name == library);
        own.for_each(|(_, more)| ran += more.clone());
        ran
    }
}

fn documentation(workspace: &Workspace) -> Result<Documentation, Error> {
    let began = Instant::now();
    let mut command = workspace.cargo();
    command.args(["test", "--workspace", "--doc", "--no-fail-fast"]).env("CARGO_TERM_COLOR", "never");
    let mut libraries: Vec<(String, Ran)> = Vec::new();
    let status = process::stream(command, |output| {
        let Output::Line(line) = output else { return };
        println!("  {line}");
        if let Some(library) = line.trim_start().strip_prefix("Doc-tests ") {
            libraries.push((library.trim().to_owned(), Ran::default()));
        } else if let Some((_, ran)) = libraries.last_mut() {
            ran.hear(line);
        }
    })?;
    Ok(Documentation { libraries, ended_well: status.success(), took: began.elapsed() })
}
