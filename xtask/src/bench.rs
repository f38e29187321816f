//! `cargo xtask bench`: the measurements, in one run, as ratios. It never fails over a number; `dist` and `test` do.

use crate::dist::{self, budgets};
use crate::error::Error;
use crate::say;
use crate::workspace::Workspace;

/// Builds the bundle aside and prints what was measured.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    let step = say::step("Building the release bundle");
    let weights = dist::build(workspace, &workspace.target.join("dist-bench"))?;
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
    print!("\n{}", say::table(&rows));
    Ok(())
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
