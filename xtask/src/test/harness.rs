//! Running a test program: its lines are shown, its tests counted. Whether that is enough is for the report to say.

use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use crate::error::Error;
use crate::executables::Executable;
use crate::process::{self, Output};
use crate::test::counts::Counts;
use crate::workspace::Package;

/// Runs a test program, shows its lines and counts its tests. With a name, only those that have it in theirs.
pub(crate) fn run(
    executable: &Executable,
    package: &Package,
    named: Option<&str>,
    environment: &[(&str, PathBuf)],
) -> Result<(Counts, ExitStatus), Error> {
    let mut command = Command::new(&executable.path);
    // As cargo would: tests find their files from the folder of their manifest.
    command.current_dir(&package.folder).env("CARGO_MANIFEST_DIR", &package.folder);
    command.args(named).envs(environment.iter().map(|(name, value)| (name, value)));
    println!("  {}: {}", package.name, executable.target);
    show_and_count(command)
}

/// Runs any command that ends in closing lines of a test harness, shows its lines and counts its tests.
pub(crate) fn show_and_count(command: Command) -> Result<(Counts, ExitStatus), Error> {
    hear_and_count(command, &mut |line| println!("  {line}"))
}

/// The same, with the lines handed to whoever shows them.
pub(crate) fn hear_and_count(
    command: Command,
    hear: &mut dyn FnMut(&str),
) -> Result<(Counts, ExitStatus), Error> {
    let mut counts = Counts::default();
    let status = process::stream(command, |output| {
        if let Output::Line(line) = output {
            hear(line);
            counts += Counts::of_line(line).unwrap_or_default();
        }
    })?;
    Ok((counts, status))
}
