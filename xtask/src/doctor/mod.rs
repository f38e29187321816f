//! `cargo xtask doctor [URL]`: what this machine has and lacks for the commands, and what a live page and its host answer.
//! It installs nothing, and asks nobody but the URL.

mod room;
mod verdict;

use std::process::Command;

use crate::dev;
use crate::error::Error;
use crate::executables;
use crate::process;
use crate::say;
use crate::tools;
use crate::workspace::{HOST, Workspace};

use verdict::{Line, Mark};

/// Prints what was found. Fails where something has to be done by hand, or the page has a problem.
pub(crate) fn run(workspace: &Workspace, url: Option<&str>) -> Result<(), Error> {
    let mut lines: Vec<Line> = tools::inventory(workspace)?.iter().map(verdict::of_tool).collect();
    lines.extend(room::lines(workspace));
    lines.extend(dev::taken_ports().iter().map(|(port, server)| verdict::of_port(*port, server)));
    println!("This machine:\n");
    print!("{}", verdict::text(&lines));
    println!("\n  {}", verdict::sum(&lines));
    let is_well = lines.iter().all(|line| line.mark != Mark::Problem);
    let page = url.map_or(Ok(()), |url| check(workspace, url));
    if is_well { page } else { page.and(Err(Error::Unwell)) }
}

/// Lets the host look at a page, or at another host.
fn check(workspace: &Workspace, url: &str) -> Result<(), Error> {
    println!();
    let step = say::step("Building the host, which looks at the page");
    let built = executables::build(workspace, &["build", "--package", HOST])?;
    step.done();
    println!("\nThe page:\n");
    let mut command = Command::new(executables::program(&built, HOST)?);
    process::run("check", command.args(["check", url])).map_err(|error| match error {
        // Its lines were the last word.
        Error::Failed { .. } => Error::Unwell,
        other => other,
    })
}
