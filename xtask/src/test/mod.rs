//! `cargo xtask test`: every check and every test, and a table of what ran.
//!
//! A suite that is missing or ran nothing has failed: silence is never taken for success.

mod browser;
mod checks;
mod counts;
mod demo_page;
mod end_to_end;
mod harness;
mod native;
mod report;

use crate::arguments::Suite;
use crate::error::Error;
use crate::tools::{self, Chromium, Component, Firefox, Trunk, WasmBindgen};
use crate::workspace::Workspace;

use report::Report;

/// Runs all suites, or the one that was asked for.
pub(crate) fn run(workspace: &Workspace, filter: Option<Suite>) -> Result<(), Error> {
    let wanted = |suite| filter.is_none() || filter == Some(suite);
    set_up(workspace, filter)?;

    let mut report = Report::default();
    if filter.is_none() {
        checks::run(workspace, &mut report)?;
    }
    if wanted(Suite::Native) {
        native::run(workspace, &mut report)?;
    }
    if wanted(Suite::Browser) {
        browser::run(workspace, &mut report)?;
    }
    if filter.is_none() {
        demo_page::run(workspace, &mut report)?;
    }
    if wanted(Suite::EndToEnd) {
        end_to_end::run(workspace, &mut report)?;
    }
    print!("\n{report}");
    if report.succeeded() { Ok(()) } else { Err(Error::TestsFailed) }
}

/// Everything is installed first, so that nothing is missing after minutes of testing.
fn set_up(workspace: &Workspace, filter: Option<Suite>) -> Result<(), Error> {
    if filter.is_none() {
        tools::ensure_component(Component::Rustfmt)?;
        tools::ensure_component(Component::Clippy)?;
    }
    if filter == Some(Suite::Native) {
        return Ok(());
    }
    tools::ensure_wasm_target()?;
    Chromium::ensure()?;
    Firefox::ensure()?;
    if filter != Some(Suite::Browser) {
        tools::esbuild()?;
        tools::wasm_opt()?;
    }
    WasmBindgen::ensure(workspace)?;
    if filter.is_none() {
        Trunk::ensure(workspace)?;
    }
    Ok(())
}
