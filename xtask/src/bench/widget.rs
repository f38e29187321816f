//! `cargo xtask bench widget`: the release bundle beside a floor of plain JavaScript and beside React, in one run. What is
//! measured, and how, is the end-to-end package's; here the pages are built and the ratios written.

use std::path::PathBuf;
use std::process::Command;

use crate::bench::ratio;
use crate::dist;
use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::{self, Chromium};
use crate::workspace::{END_TO_END, Workspace};

/// The measurement of the end-to-end package.
const MEASUREMENT: &str = "widget";

/// The page in React.
const REACT: &str = "tests/e2e/src/measure/react.jsx";

/// Builds the bundle and the page in React, and prints what was measured.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    let step = say::step("Building the release bundle");
    let bundle = workspace.target.join("dist-bench");
    dist::build(workspace, &bundle)?;
    step.done();
    let step = say::step("Building the page in React");
    let react = react(workspace)?;
    step.done();
    let Chromium { browser, driver } = Chromium::ensure()?;
    let step = say::step("Measuring");
    let mut command = workspace.cargo();
    command
        .args(["bench", "--quiet", "--profile", "dev", "--package", END_TO_END, "--bench", MEASUREMENT])
        .envs([("CR_CHROMIUM", browser), ("CR_CHROMEDRIVER", driver)])
        .envs([("CR_E2E_DIST", bundle), ("CR_BENCH_REACT", react)])
        .env("CR_E2E_BROWSER", "chromium");
    let said = process::capture("the measurement", &mut command)?;
    step.done();
    let head = ["measured", "widget", "floor", "React", "to floor", "to React"].map(String::from).to_vec();
    let rows: Vec<_> = std::iter::once(head).chain(said.lines().filter_map(row)).collect();
    print!("\n{}", say::table(&rows));
    Ok(())
}

/// One file, as its users would ship it.
fn react(workspace: &Workspace) -> Result<PathBuf, Error> {
    let output = workspace.scratch().join("bench-react.js");
    let mut command = Command::new(tools::esbuild()?);
    command
        .arg(workspace.root.join(REACT))
        .args(["--bundle", "--minify", "--format=iife", "--target=es2020", "--jsx=automatic"])
        .args(["--define:process.env.NODE_ENV=\"production\"", "--log-level=warning"])
        .env("NODE_PATH", tools::frameworks()?)
        .arg(format!("--outfile={}", output.display()));
    process::quietly("bundling the page in React", command)?;
    Ok(output)
}

/// A printed row with its ratios; nothing for any other line.
fn row(line: &str) -> Option<Vec<String>> {
    let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let [_, widget, floor, react] = &cells[..] else { return None };
    let widget: usize = widget.parse().ok()?;
    let to = |other: &str| other.parse().map_or_else(|_| "-".into(), |other| ratio(widget, other));
    let ratios = [to(floor), to(react)];
    cells.extend(ratios);
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gets_a_ratio_to_each_and_other_lines_are_left_out() {
        let cells = |line: &str| row(line).map(|cells| cells.join(" "));
        assert_eq!(cells("first card\t300\t200\t400").as_deref(), Some("first card 300 200 400 1.50 0.75"));
        assert_eq!(cells("first card\t300\t0\t-").as_deref(), Some("first card 300 0 - - -"));
        for line in ["", "running 0 tests", "a\tb\tc\td", "first card\t300\t200"] {
            assert_eq!(row(line), None, "{line}");
        }
    }
}
