//! `cargo xtask bench host`: the release host beside nginx that forwards the same, in one run. What is measured, and how, is
//! the host's package's; here both are brought, and the ratios written.

use crate::bench::ratio;
use crate::error::Error;
use crate::executables;
use crate::process;
use crate::say;
use crate::tools::Servers;
use crate::workspace::{HOST, Workspace};

/// The measurement of the host's package.
const MEASUREMENT: &str = "load";

/// Builds the host, and prints what was measured.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    let servers = Servers::ensure()?;
    let step = say::step("Building the host");
    let built = executables::build(workspace, &["build", "--release", "--package", HOST])?;
    let host = executables::program(&built, HOST)?;
    step.done();
    let step = say::step("Measuring");
    let mut command = workspace.cargo();
    command.args(["bench", "--quiet", "--package", HOST, "--bench", MEASUREMENT]);
    command.envs(servers.environment()?).env("CR_BENCH_HOST", host);
    let said = process::capture("the measurement", &mut command)?;
    step.done();
    let head = ["measured", "host", "nginx", "ratio"].map(String::from).to_vec();
    let rows: Vec<_> = std::iter::once(head).chain(said.lines().filter_map(row)).collect();
    print!("\n{}", say::table(&rows));
    Ok(())
}

/// A printed row with its ratio; nothing for any other line.
fn row(line: &str) -> Option<Vec<String>> {
    let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let [_, host, nginx] = &cells[..] else { return None };
    // To a tenth, which is what is printed.
    let tenths = |number: &str| Some((number.parse::<f64>().ok()? * 10.0).round().max(0.0) as usize);
    let ratio = ratio(tenths(host)?, tenths(nginx)?);
    cells.push(ratio);
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gets_its_ratio_and_other_lines_are_left_out() {
        let cells = |line: &str| row(line).map(|cells| cells.join(" "));
        assert_eq!(cells("memory\t12.5\t25.0").as_deref(), Some("memory 12.5 25.0 0.50"));
        assert_eq!(cells("grown\t-3.0\t0.0").as_deref(), Some("grown -3.0 0.0 -"));
        for line in ["", "running 0 tests", "a\tb\tc"] {
            assert_eq!(row(line), None, "{line}");
        }
    }
}
