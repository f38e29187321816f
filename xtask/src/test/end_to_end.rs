//! The end-to-end suite: the stories, told by real browsers on the release bundle.

use std::path::PathBuf;

use crate::arguments::Browser;
use crate::error::Error;
use crate::executables::{self, Executable};
use crate::say;
use crate::test::bundle::{Built, Places};
use crate::test::harness;
use crate::test::ran::Ran;
use crate::test::report::Report;
use crate::tools::{self, Chromium, Firefox, Webkit};
use crate::workspace::{END_TO_END, Package, Workspace};

const NAME: &str = "end to end";

/// The test target that tells the stories, in every browser.
pub(crate) const STORIES: &str = "stories";

/// The stories that need the examples.
const EXAMPLES: &str = "::examples::";

/// What is told, and where.
struct Telling<'a> {
    package: &'a Package,
    places: &'a Places,
    tests: Vec<&'a Executable>,
    named: Option<&'a str>,
}

/// Runs the suite on a bundle that was built, in each browser. Adds one row for each.
pub(crate) fn run(
    workspace: &Workspace,
    built: &Built,
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    let arguments = ["test", "--workspace", "--no-run"];
    tell(workspace, built, &arguments, None, within, report)
}

/// Tells the stories of a name alone.
pub(crate) fn run_named(
    workspace: &Workspace,
    name: &str,
    stories: &[String],
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    let examples = stories.iter().any(|story| story.contains(EXAMPLES));
    let built = Places::of(workspace).build_if_stale(workspace, examples)?;
    let arguments = ["test", "--workspace", "--no-run", "--test", STORIES];
    tell(workspace, &built, &arguments, Some(name), within, report)
}

fn tell(
    workspace: &Workspace,
    bundle: &Built,
    arguments: &[&str],
    named: Option<&str>,
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    if !bundle.tell(report) {
        report.missing(NAME, "there is no release bundle to test");
        return Ok(());
    }
    let Some(package) = workspace.package(END_TO_END) else {
        report.missing(NAME, &format!("the workspace has no package {END_TO_END}"));
        return Ok(());
    };
    let step = say::step("Building the end-to-end tests");
    let built = match executables::build(workspace, arguments) {
        Ok(built) => built,
        Err(Error::Failed { .. }) => {
            report.missing(NAME, "did not compile");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    step.done();

    let places = Places::of(workspace);
    let mut telling = Telling { package, places: &places, tests: executables::tests(&built, package), named };
    if Browser::Chromium.is_wanted(within) {
        let Chromium { browser, driver } = Chromium::ensure()?;
        telling.run("Chromium", vec![("CR_CHROMIUM", browser), ("CR_CHROMEDRIVER", driver)], report)?;
    }
    // The harness tests itself once.
    telling.tests.retain(|executable| executable.target == STORIES);
    if Browser::Firefox.is_wanted(within) {
        let Firefox { browser, driver } = Firefox::ensure()?;
        telling.run("Firefox", vec![("CR_FIREFOX", browser), ("CR_GECKODRIVER", driver)], report)?;
    }
    if Browser::Webkit.is_wanted(within) {
        let Some(Webkit { browser, driver, display }) = Webkit::if_possible()? else {
            report.left_out(&format!("{NAME}, WebKit"), "there is none on this machine");
            return Ok(());
        };
        let mut programs = vec![("CR_WEBKIT", browser), ("CR_WEBKITDRIVER", driver), ("CR_XVFB", display)];
        programs.extend(Webkit::environment());
        telling.run("WebKit", programs, report)?;
    }
    Ok(())
}

impl Telling<'_> {
    fn run(
        &self,
        browser: &str,
        programs: Vec<(&'static str, PathBuf)>,
        report: &mut Report,
    ) -> Result<(), Error> {
        let step = say::step(&format!("Testing end to end in {browser}"));
        let mut environment = programs;
        environment.push(("CR_E2E_DIST", self.places.bundle.clone()));
        environment.push(("CR_E2E_EXAMPLES", self.places.examples.clone()));
        environment.push(("CR_AXE", tools::axe()?));
        environment.push(("CR_E2E_BROWSER", browser.to_ascii_lowercase().into()));
        let mut ran = Ran::default();
        for executable in &self.tests {
            ran += harness::run(executable, self.package, self.named, &environment)?;
        }
        step.done();
        let name = format!("{NAME}, {browser}");
        if self.named.is_some() {
            report.part(&name, ran);
        } else {
            report.suite(&name, ran);
        }
        Ok(())
    }
}
