//! What a deployment is made of, read by the programs that know its forms. It deploys nothing.

use std::ffi::OsStr;
use std::time::Instant;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::test::report::Report;
use crate::tools::Checkers;
use crate::workspace::Workspace;

const NAME: &str = "deployment";

/// A program, what it is told, and the file that it reads.
type Reading = (&'static str, &'static [&'static str], &'static str);

const READINGS: [Reading; 3] = [
    ("hadolint", &[], "Containerfile"),
    ("check-jsonschema", &["--builtin-schema", "vendor.compose-spec"], "docs/deploying/compose.yml"),
    ("kubernetes-validate", &["--strict"], "docs/deploying/kubernetes.yml"),
];

/// Adds one row. Where the programs cannot be had, it says so, and no more.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    let checkers = match Checkers::ensure() {
        Ok(checkers) => checkers,
        Err(error @ Error::Missing { .. }) => {
            println!("▸ The files for a deployment are not read: {error}");
            report.left_out(NAME, "there is no Python with pip");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let step = say::step("Reading the files for a deployment");
    let began = Instant::now();
    let mut all = true;
    for (program, told, file) in READINGS {
        let path = workspace.root.join(file);
        let arguments: Vec<&OsStr> = told.iter().map(OsStr::new).chain([path.as_os_str()]).collect();
        match process::quietly(&format!("{program} {file}"), checkers.command(program, &arguments)) {
            Ok(()) => println!("  {file}"),
            Err(error @ Error::Failed { .. }) => {
                println!("  {error}");
                all = false;
            }
            Err(other) => return Err(other),
        }
    }
    step.done();
    report.check(NAME, all, began.elapsed());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_there() {
        let workspace = Workspace::find().unwrap();
        for (_, _, file) in READINGS {
            assert!(workspace.root.join(file).is_file(), "{file}");
        }
    }
}
