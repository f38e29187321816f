//! The end-to-end suite: a real browser, on the release bundle.

use std::time::{Duration, Instant};

use crate::dist;
use crate::error::Error;
use crate::executables;
use crate::say;
use crate::test::counts::Counts;
use crate::test::harness;
use crate::test::report::Report;
use crate::tools::Browser;
use crate::workspace::{END_TO_END, Workspace};

const NAME: &str = "end to end";

/// Builds the bundle aside and runs the suite on it. Adds one row for each.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    let out = workspace.target.join("dist-test");
    let began = Instant::now();
    let bundled = succeeded(dist::run(workspace, Some(&out)))?;
    report.check("release bundle", bundled, began.elapsed());

    let Some(package) = workspace.package(END_TO_END) else {
        report.missing(NAME, &format!("the workspace has no package {END_TO_END}"));
        return Ok(());
    };
    if !bundled {
        report.missing(NAME, "there is no release bundle to test");
        return Ok(());
    }
    let step = say::step("Building the end-to-end tests");
    let built = match executables::build(workspace, &["test", "--workspace", "--no-run"]) {
        Ok(built) => built,
        Err(Error::Failed { .. }) => {
            report.missing(NAME, "did not compile");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    step.done();

    let browser = Browser::ensure()?;
    let environment =
        [("CR_E2E_DIST", out), ("CR_CHROMEDRIVER", browser.chromedriver), ("CR_CHROMIUM", browser.chromium)];
    let step = say::step("Testing end to end");
    let mut counts = Counts::default();
    let mut ended_well = true;
    let mut took = Duration::ZERO;
    for executable in executables::tests(&built, package) {
        let began = Instant::now();
        let (ran, status) = harness::run(executable, package, &environment)?;
        counts += ran;
        ended_well &= status.success();
        took += began.elapsed();
    }
    step.done();
    report.suite(NAME, counts, ended_well, took);
    Ok(())
}

/// Whether it did; only an interruption ends the whole command.
fn succeeded(result: Result<(), Error>) -> Result<bool, Error> {
    match result {
        Ok(()) => Ok(true),
        Err(Error::Interrupted) => Err(Error::Interrupted),
        Err(error) => {
            println!("error: {error}");
            Ok(false)
        }
    }
}
