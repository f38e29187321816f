//! The project's commands, as `cargo xtask <command>`: `dev`, `doctor`, `test`, `dist`, `generate` and `bench`.
//!
//! They install what they need into a cache outside the repository and drive cargo, Trunk, a browser and the two
//! servers. They never decide anything about the widget itself, and nothing of them ships.

// Printing is what a command does.
#![allow(clippy::print_stdout)]

#[cfg(not(unix))]
compile_error!("the commands run on Linux and macOS; on Windows, use them inside WSL");

mod arguments;
mod bench;
mod bundled_host;
mod dev;
mod dist;
mod doctor;
mod error;
mod examples;
mod executables;
mod generate;
mod process;
mod say;
mod stage;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use arguments::Command;
use error::Error;
use workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Error::Interrupted) => ExitCode::from(130),
        // Its table was the last word.
        Err(Error::TestsFailed | Error::Unwell) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nerror: {error}");
            // The bundle is there all the same: whoever called for it can tell.
            if matches!(error, Error::TooHeavy(_)) {
                ExitCode::from(test::TOO_HEAVY)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn run() -> Result<(), Error> {
    let command = arguments::parse(std::env::args().skip(1))?;
    if command == Command::Help {
        println!("{}", arguments::HELP);
        return Ok(());
    }
    process::stop_children_on_signal()?;
    let workspace = Workspace::find()?;
    match command {
        Command::Help => Ok(()),
        Command::Dev => dev::run(&workspace),
        Command::Doctor { url } => doctor::run(&workspace, url.as_deref()),
        Command::Test(tests) => test::run(&workspace, &tests),
        Command::Dist(options) => dist::run(&workspace, &options),
        Command::Examples { bundle, out } => examples::build(&workspace, &bundle, &out),
        Command::Generate { check } => generate::run(&workspace, check),
        Command::Bench => bench::run(&workspace),
        Command::BenchWidget => bench::widget::run(&workspace),
        Command::BenchHost => bench::host::run(&workspace),
        Command::Stage => stage::run(&workspace),
    }
}
