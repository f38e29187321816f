//! `cargo xtask test NAME`: the tests and stories with that in their names, and nothing built but what holds them.

use crate::arguments::{Browser, Suite};
use crate::error::Error;
use crate::executables;
use crate::say;
use crate::test::ran::Ran;
use crate::test::report::Report;
use crate::test::sources::Found;
use crate::test::{browser, end_to_end, fleet, harness};
use crate::workspace::{END_TO_END, Workspace};

/// Adds a row for each suite that ran something.
pub(crate) fn run(
    workspace: &Workspace,
    name: &str,
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    let found = Found::of(workspace, name);
    if found.is_empty() {
        let suites = Suite::NAMES.map(|(name, _)| name).join(", ");
        return Err(Error::Missing {
            what: format!("a suite or a test with `{name}` in its name"),
            advice: format!("the suites are {suites}; tests are found by any part of their path and name"),
        });
    }
    tell(&found);
    if !found.native.is_empty() && within.is_none() {
        native(workspace, name, &found, report)?;
    }
    if found.fleet > 0 && within.is_none() {
        fleet::run(workspace, Some(name), report)?;
    }
    if found.browser > 0 {
        browser::run(workspace, Some(name), within, report)?;
    }
    if !found.stories.is_empty() {
        end_to_end::run_named(workspace, name, &found.stories, within, report)?;
    }
    if report.ran() || report.failed() {
        return Ok(());
    }
    Err(Error::Missing {
        what: format!("a test with `{name}` in its full name"),
        advice: "what was found above runs under another name, or not in this browser".into(),
    })
}

fn tell(found: &Found) {
    println!("▸ Found");
    for (package, _) in &found.native {
        println!("  native, {package}");
    }
    if found.fleet > 0 {
        println!("  fleet: {}", found.fleet);
    }
    if found.browser > 0 {
        println!("  browser: {}", found.browser);
    }
    for story in &found.stories {
        println!("  e2e: {story}");
    }
}

fn native(workspace: &Workspace, name: &str, found: &Found, report: &mut Report) -> Result<(), Error> {
    let mut targets: Vec<&str> = Vec::new();
    for target in found.native.iter().flat_map(|(_, targets)| targets.chunk_by(|one, _| one == "--test")) {
        // `--test NAME` stays together, and nothing is asked for twice.
        if !targets.windows(target.len()).any(|asked| asked == target) {
            targets.extend(target.iter().map(String::as_str));
        }
    }
    let step = say::step("Building the native tests");
    // Of the whole workspace: of single packages, cargo would choose features anew and compile half of them again.
    let built =
        match executables::build(workspace, &[&["test", "--workspace", "--no-run"], &*targets].concat()) {
            Ok(built) => built,
            Err(Error::Failed { .. }) => {
                report.missing("native", "did not compile");
                return Ok(());
            }
            Err(other) => return Err(other),
        };
    step.done();
    for package in
        workspace.packages.iter().filter(|it| found.native.iter().any(|(name, _)| *name == it.name))
    {
        let mut ran = Ran::default();
        for executable in executables::tests(&built, package) {
            if package.name == END_TO_END && executable.target == end_to_end::STORIES {
                continue;
            }
            ran += harness::run(executable, package, Some(name), &[])?;
        }
        report.part(&format!("native, {}", package.name), ran);
    }
    Ok(())
}
