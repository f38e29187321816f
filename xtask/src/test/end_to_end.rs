//! The end-to-end suite: real browsers, on the release bundle.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::dist;
use crate::error::Error;
use crate::examples;
use crate::executables::{self, Executable};
use crate::say;
use crate::test::counts::Counts;
use crate::test::harness;
use crate::test::report::Report;
use crate::tools::{self, Chromium, Firefox};
use crate::workspace::{END_TO_END, Package, Workspace};

const NAME: &str = "end to end";

/// The test target that tells the stories, in every browser.
const STORIES: &str = "stories";

/// Builds the bundle aside and runs the suite on it in each browser. Adds one row for each.
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
    let apps = workspace.target.join("examples-test");
    let began = Instant::now();
    let built = match examples::build(workspace, &out, &apps) {
        Ok(()) => true,
        Err(Error::Interrupted) => return Err(Error::Interrupted),
        Err(error) => {
            println!("error: {error}");
            false
        }
    };
    report.check("types and examples", built, began.elapsed());

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

    let Chromium { browser, driver } = Chromium::ensure()?;
    let chromium = [("CR_CHROMIUM", browser), ("CR_CHROMEDRIVER", driver)];
    run_in("Chromium", &executables::tests(&built, package), &[&out, &apps], chromium, package, report)?;

    let Firefox { browser, driver } = Firefox::ensure()?;
    let firefox = [("CR_FIREFOX", browser), ("CR_GECKODRIVER", driver)];
    // The harness tests itself once.
    let mut stories = executables::tests(&built, package);
    stories.retain(|executable| executable.target == STORIES);
    run_in("Firefox", &stories, &[&out, &apps], firefox, package, report)
}

fn run_in(
    browser: &str,
    tests: &[&Executable],
    [bundle, examples]: &[&Path; 2],
    programs: [(&'static str, PathBuf); 2],
    package: &Package,
    report: &mut Report,
) -> Result<(), Error> {
    let step = say::step(&format!("Testing end to end in {browser}"));
    let mut environment = Vec::from(programs);
    environment.push(("CR_E2E_DIST", bundle.to_path_buf()));
    environment.push(("CR_E2E_EXAMPLES", examples.to_path_buf()));
    environment.push(("CR_AXE", tools::axe()?));
    environment.push(("CR_E2E_BROWSER", browser.to_ascii_lowercase().into()));
    let began = Instant::now();
    let mut counts = Counts::default();
    let mut ended_well = true;
    for executable in tests {
        let (ran, status) = harness::run(executable, package, &environment)?;
        counts += ran;
        ended_well &= status.success();
    }
    step.done();
    report.suite(&format!("{NAME}, {browser}"), counts, ended_well, began.elapsed());
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
