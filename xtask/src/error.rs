//! Everything that can stop a command, each in a sentence that says what to do. It never carries a backtrace.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::arguments::HELP;

/// Why a command stopped.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// The words after `cargo xtask` that made no command.
    #[error("`{0}` is not a command\n\n{HELP}")]
    Usage(String),
    /// A file could not be read, written, made or moved.
    #[error("{doing} {path}: {source}")]
    File { doing: &'static str, path: PathBuf, source: io::Error },
    /// A file was read and is not what it should be.
    #[error("{path}: {problem}")]
    Content { path: PathBuf, problem: String },
    /// A program could not be started.
    #[error("starting {program}: {source}")]
    Start { program: String, source: io::Error },
    /// A program ended with a failure. `tail` holds its last lines where they were not shown already.
    #[error("{what} failed ({status}){}{}", quoted(.tail), below(.advice))]
    Failed { what: String, status: String, tail: Vec<String>, advice: String },
    /// Something that cannot be installed from here.
    #[error("{what} is missing\n{advice}")]
    Missing { what: String, advice: String },
    /// Another program listens where a server of ours should.
    #[error(
        "port {port} is taken, and the {server} needs it: stop the program that listens at 127.0.0.1:{port}"
    )]
    PortTaken { port: u16, server: &'static str },
    /// A server did not answer in time.
    #[error("the {server} did not answer at {url} within {seconds} s")]
    Silent { server: &'static str, url: String, seconds: u64 },
    /// A server ended by itself. `tail` holds its last lines.
    #[error("the {server} stopped by itself ({status}){}", quoted(.tail))]
    Died { server: &'static str, status: String, tail: Vec<String> },
    /// The bundle weighs more than it may.
    #[error("the bundle is over its budget: {}", .0.join("; "))]
    TooHeavy(Vec<String>),
    /// At least one test or check failed; which one was printed.
    #[error("not everything passed")]
    TestsFailed,
    /// Something has to be done about this machine or a page; what was printed.
    #[error("not everything is well")]
    Unwell,
    /// Ctrl-C, or a request of the system to end.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// Wraps the failure of an operation on a file, for `map_err`.
    pub(crate) fn file(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        let path = path.as_ref().to_owned();
        move |source| Error::File { doing, path, source }
    }

    /// A file of WebAssembly that is none.
    pub(crate) fn unreadable(module: &Path) -> Error {
        Error::Content { path: module.to_owned(), problem: "is no readable module".into() }
    }
}

/// Lines that a program printed, each on a line of its own below the message.
fn quoted(lines: &[String]) -> String {
    lines.iter().map(|line| format!("\n  | {line}")).collect()
}

/// The advice on a line of its own, or nothing where there is none.
fn below(advice: &str) -> String {
    if advice.is_empty() { String::new() } else { format!("\n{advice}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_printed_last_stands_below_its_failure() {
        let failed = |tail: &[&str], advice: &str| {
            let tail = tail.iter().map(|line| (*line).to_owned()).collect();
            let (what, status) = ("trunk".to_owned(), "exit status: 1".to_owned());
            Error::Failed { what, status, tail, advice: advice.to_owned() }.to_string()
        };
        assert_eq!(failed(&[], ""), "trunk failed (exit status: 1)");
        assert_eq!(failed(&[], "Try again"), "trunk failed (exit status: 1)\nTry again");
        assert_eq!(
            failed(&["one", "two"], "Try again"),
            "trunk failed (exit status: 1)\n  | one\n  | two\nTry again"
        );
    }

    #[test]
    fn a_file_is_named_before_its_problem() {
        let error = Error::file("reading", "/r/a.css")(io::Error::other("no room"));
        assert_eq!(error.to_string(), "reading /r/a.css: no room");
    }
}
