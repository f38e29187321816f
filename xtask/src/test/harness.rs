//! Running a test program: its lines are shown, its tests counted. Whether that is enough is for the report to say.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::error::Error;
use crate::executables::Executable;
use crate::process::{self, Output};
use crate::test::ran::Ran;
use crate::workspace::Package;

/// Runs a test program, shows its lines and counts its tests. With a name, only those that have it in theirs.
pub(crate) fn run(
    executable: &Executable,
    package: &Package,
    named: Option<&str>,
    environment: &[(&str, PathBuf)],
) -> Result<Ran, Error> {
    let mut command = Command::new(&executable.path);
    // As cargo would: tests find their files from the folder of their manifest.
    command.current_dir(&package.folder).env("CARGO_MANIFEST_DIR", &package.folder);
    command.args(named).envs(environment.iter().map(|(name, value)| (name, value)));
    println!("  {}: {}", package.name, executable.target);
    hear_and_count(command, &mut |line| println!("  {line}"))
}

/// Runs any command that ends in closing lines of a test harness, and hands its lines to whoever shows them.
pub(crate) fn hear_and_count(command: Command, hear: &mut dyn FnMut(&str)) -> Result<Ran, Error> {
    let began = Instant::now();
    let mut ran = Ran::default();
    let status = process::stream(command, |output| {
        if let Output::Line(line) = output {
            hear(line);
            ran.hear(line);
        }
    })?;
    Ok(Ran { ended_badly: !status.success(), took: began.elapsed(), ..ran })
}
