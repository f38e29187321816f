//! The end-to-end suite: a real browser, on the release bundle.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::dist;
use crate::error::Error;
use crate::executables;
use crate::say;
use crate::test::counts::Counts;
use crate::test::harness;
use crate::test::report::Report;
use crate::tools::Chromium;
use crate::workspace::{END_TO_END, Workspace};

const NAME: &str = "end to end";

/// Builds the bundle aside and runs the suite on it. Adds one row for each.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    let out = workspace.target.join("dist-test");
    let began = Instant::now();
    let bundle = bundle(workspace, &out)?;
    report.check("release bundle", bundle == Bundle::Good, began.elapsed());

    let Some(package) = workspace.package(END_TO_END) else {
        report.missing(NAME, &format!("the workspace has no package {END_TO_END}"));
        return Ok(());
    };
    if bundle == Bundle::Missing {
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

    let chromium = Chromium::ensure()?;
    let environment =
        [("CR_E2E_DIST", out), ("CR_CHROMEDRIVER", chromium.driver), ("CR_CHROMIUM", chromium.browser)];
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

/// What came of building the bundle.
#[derive(Debug, PartialEq, Eq)]
enum Bundle {
    Good,
    /// Complete, and over its budget: a failure, but no reason not to test it.
    TooHeavy,
    Missing,
}

/// Builds it and prints what went wrong. Only an interruption ends the whole command.
fn bundle(workspace: &Workspace, out: &Path) -> Result<Bundle, Error> {
    let error = match dist::run(workspace, Some(out)) {
        Ok(()) => return Ok(Bundle::Good),
        Err(Error::Interrupted) => return Err(Error::Interrupted),
        Err(error) => error,
    };
    println!("error: {error}");
    Ok(if matches!(error, Error::TooHeavy(_)) { Bundle::TooHeavy } else { Bundle::Missing })
}
