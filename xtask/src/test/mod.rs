//! `cargo xtask test`: every check and every test, and a table of what ran and how long it took.
//!
//! A suite that is missing or ran nothing has failed: silence is never taken for success.

mod browser;
mod bundle;
mod by_name;
mod checks;
mod counts;
mod demo_page;
mod deployment;
mod display;
mod end_to_end;
mod failures;
mod fleet;
mod freshness;
mod harness;
mod native;
mod ran;
mod report;
mod sources;

use std::time::Instant;

use crate::arguments::{Browser, Suite, Tests, What};
use crate::error::Error;
use crate::say;
use crate::tools::{self, Checkers, Chromium, Component, Firefox, Servers, Trunk, WasmBindgen, Webkit};
use crate::workspace::Workspace;

use bundle::Places;
pub(crate) use bundle::TOO_HEAVY;
use report::Report;

/// Runs everything, one suite, or what has a name.
pub(crate) fn run(workspace: &Workspace, tests: &Tests) -> Result<(), Error> {
    let began = Instant::now();
    let mut report = Report::default();
    match &tests.what {
        What::Everything => everything(workspace, tests.browser, &mut report)?,
        What::Suite(suite) => one(workspace, *suite, tests.browser, &mut report)?,
        What::Named(name) => by_name::run(workspace, name, tests.browser, &mut report)?,
    }
    print!("\n{report}");
    println!("in {}", say::duration(began.elapsed()));
    let checks = matches!(tests.what, What::Suite(Suite::Format | Suite::Lints | Suite::Demo));
    let passed = if checks { report.holds() } else { report.succeeded() };
    if passed { Ok(()) } else { Err(Error::TestsFailed) }
}

fn everything(workspace: &Workspace, within: Option<Browser>, report: &mut Report) -> Result<(), Error> {
    tools::tell_plan(workspace, "test")?;
    // Everything is installed first, so that nothing is missing after minutes of testing.
    Suite::NAMES.iter().try_for_each(|(_, suite)| set_up(workspace, *suite))?;
    checks::format(workspace, report)?;
    // Its compiler works on one thing at a time for long: the others have the time.
    let bundle = Places::of(workspace).begin();
    // Linted while compiled: what `cargo clippy` compiles is of no use to a test.
    let linted = workspace.linted();
    if !checks::compiled_lints(&linted, report)? {
        return Ok(());
    }
    native::run(&linted, report)?;
    fleet::run(&linted, None, report)?;
    deployment::run(workspace, report)?;
    browser::run(&linted, None, within, report)?;
    demo_page::run(workspace, report)?;
    let step = say::step("Waiting for the release bundle, which was built meanwhile");
    let bundle = bundle.finish()?;
    step.done();
    // Stories are told to nobody else: what they wait for comes in time.
    end_to_end::run(&linted, &bundle, within, report)
}

fn one(
    workspace: &Workspace,
    suite: Suite,
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    set_up(workspace, suite)?;
    match suite {
        Suite::Format => checks::format(workspace, report),
        Suite::Lints => checks::lints(workspace, report),
        Suite::Native => native::run(workspace, report),
        Suite::Fleet => {
            fleet::run(workspace, None, report)?;
            deployment::run(workspace, report)
        }
        Suite::Browser => browser::run(workspace, None, within, report),
        Suite::Demo => demo_page::run(workspace, report),
        Suite::EndToEnd => {
            let bundle = Places::of(workspace).build(workspace, true)?;
            end_to_end::run(workspace, &bundle, within, report)
        }
    }
}

/// Installs what a suite needs.
fn set_up(workspace: &Workspace, suite: Suite) -> Result<(), Error> {
    match suite {
        Suite::Format => tools::ensure_component(Component::Rustfmt),
        Suite::Lints => {
            tools::ensure_component(Component::Clippy)?;
            tools::ensure_wasm_target()
        }
        Suite::Native => Ok(()),
        // Where they cannot be had it is said when their turn comes: the other suites need none of them.
        Suite::Fleet => match Servers::ensure().map(drop).and_then(|()| Checkers::ensure().map(drop)) {
            Ok(()) | Err(Error::Missing { .. }) => Ok(()),
            Err(other) => Err(other),
        },
        Suite::Browser => {
            tools::ensure_wasm_target()?;
            Chromium::ensure()?;
            Firefox::ensure()?;
            Webkit::if_possible()?;
            WasmBindgen::ensure(workspace).map(drop)
        }
        Suite::Demo => {
            tools::ensure_wasm_target()?;
            tools::esbuild()?;
            WasmBindgen::ensure(workspace)?;
            Trunk::ensure(workspace).map(drop)
        }
        Suite::EndToEnd => {
            tools::ensure_wasm_target()?;
            tools::esbuild()?;
            tools::wasm_opt()?;
            Chromium::ensure()?;
            Firefox::ensure()?;
            Webkit::if_possible()?;
            WasmBindgen::ensure(workspace).map(drop)
        }
    }
}
