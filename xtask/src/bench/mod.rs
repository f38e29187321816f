//! `cargo xtask bench`: the measurements, in one run, as ratios. It never fails over a number; `dist` and `test` do.

pub(crate) mod host;
pub(crate) mod widget;

use crate::dist::{self, budgets};
use crate::error::Error;
use crate::process;
use crate::say;
use crate::workspace::{WIDGET, Workspace};

/// The measurement of the root package that prints what many widgets do to a host that restarts.
const STAMPEDE: &str = "live_status_bench";

/// Builds the bundle aside and prints what was measured.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    let step = say::step("Building the release bundle");
    let weights = dist::build(workspace, &workspace.target.join("dist-bench"))?.weights;
    step.done();

    let step = say::step("Restarting a host under 10,000 widgets");
    let stampede = stampede(workspace)?;
    step.done();

    let mut rows = vec![["measured", "value", "limit", "ratio"].map(String::from).to_vec()];
    for (what, weight, budget) in budgets(&weights) {
        rows.push(vec![
            format!("{what}, brotli bytes"),
            weight.to_string(),
            budget.to_string(),
            ratio(weight, budget),
        ]);
    }
    for weight in &weights {
        let raw = weight.raw.to_string();
        rows.push(vec![
            format!("{}, brotli to raw", weight.name),
            weight.brotli.to_string(),
            raw,
            ratio(weight.brotli, weight.raw),
        ]);
    }
    rows.push(["measured", "with jitter", "without", "ratio"].map(String::from).to_vec());
    rows.extend(stampede);
    print!("\n{}", say::table(&rows));
    Ok(())
}

/// The rows of the simulation. Its profile is that of the tests, which have compiled the same code.
fn stampede(workspace: &Workspace) -> Result<Vec<Vec<String>>, Error> {
    let mut command = workspace.cargo();
    command.args(["bench", "--quiet", "--profile", "dev", "--package", WIDGET, "--bench", STAMPEDE]);
    let said = process::capture("the simulation of a restart", &mut command)?;
    Ok(said.lines().filter_map(row).collect())
}

/// `what <tab> value <tab> limit` with the ratio of the two; nothing for any other line.
fn row(line: &str) -> Option<Vec<String>> {
    let mut cells = line.split('\t');
    let (what, value, limit) = (cells.next()?, cells.next()?, cells.next()?);
    let ratio = ratio(value.parse().ok()?, limit.parse().ok()?);
    Some(vec![what.into(), value.into(), limit.into(), ratio])
}

/// To two places; nothing measured against nothing is no ratio.
fn ratio(value: usize, limit: usize) -> String {
    if limit == 0 {
        return "-".into();
    }
    let hundredths = (value * 100 + limit / 2) / limit;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_row_gets_its_ratio_and_other_lines_are_left_out() {
        let cells = ["reconnects", "2500", "10000", "0.25"].map(String::from).to_vec();
        assert_eq!(row("reconnects\t2500\t10000"), Some(cells));
        for line in ["", "running 0 tests", "reconnects\t2500", "reconnects\tmany\t10000"] {
            assert_eq!(row(line), None, "{line}");
        }
    }

    #[test]
    fn ratios_are_rounded_to_two_places() {
        let cases = [
            (66, 110, "0.60"),
            (1, 3, "0.33"),
            (2, 3, "0.67"),
            (110, 100, "1.10"),
            (0, 5, "0.00"),
            (5, 0, "-"),
        ];
        for (value, limit, expected) in cases {
            assert_eq!(ratio(value, limit), expected);
        }
    }
}
