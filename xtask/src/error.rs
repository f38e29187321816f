//! Everything that can stop a command, each in a sentence that says what to do. It never carries a backtrace.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::arguments::HELP;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Error {
    /// The words after `cargo xtask` that made no command.
    Usage(String),
    /// A file could not be read, written, made or moved.
    File { doing: &'static str, path: PathBuf, source: io::Error },
    /// A file was read and is not what it should be.
    Content { path: PathBuf, problem: String },
    /// A program could not be started.
    Start { program: String, source: io::Error },
    /// A program ended with a failure. `tail` holds its last lines where they were not shown already.
    Failed { what: String, status: String, tail: Vec<String>, advice: String },
    /// Something that cannot be installed from here.
    Missing { what: String, advice: String },
    /// Another program listens where a server of ours should.
    PortTaken { port: u16, server: &'static str },
    /// A server did not answer in time.
    Silent { server: &'static str, url: String, seconds: u64 },
    /// A server ended by itself. `tail` holds its last lines.
    Died { server: &'static str, status: String, tail: Vec<String> },
    /// The bundle weighs more than it may.
    TooHeavy(Vec<String>),
    /// At least one test or check failed; which one was printed.
    TestsFailed,
    /// Ctrl-C, or a request of the system to end.
    Interrupted,
}

impl Error {
    /// Wraps the failure of an operation on a file, for `map_err`.
    pub(crate) fn file(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        let path = path.as_ref().to_owned();
        move |source| Error::File { doing, path, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Usage(words) => write!(f, "`{words}` is not a command\n\n{HELP}"),
            Error::File { doing, path, source } => write!(f, "{doing} {}: {source}", path.display()),
            Error::Content { path, problem } => write!(f, "{}: {problem}", path.display()),
            Error::Start { program, source } => write!(f, "starting {program}: {source}"),
            Error::Failed { what, status, tail, advice } => {
                write!(f, "{what} failed ({status})")?;
                lines(f, tail)?;
                if advice.is_empty() { Ok(()) } else { write!(f, "\n{advice}") }
            }
            Error::Missing { what, advice } => write!(f, "{what} is missing\n{advice}"),
            Error::PortTaken { port, server } => write!(
                f,
                "port {port} is taken, and the {server} needs it: stop the program that listens at 127.0.0.1:{port}"
            ),
            Error::Silent { server, url, seconds } => {
                write!(f, "the {server} did not answer at {url} within {seconds} s")
            }
            Error::Died { server, status, tail } => {
                write!(f, "the {server} stopped by itself ({status})")?;
                lines(f, tail)
            }
            Error::TooHeavy(excesses) => write!(f, "the bundle is over its budget: {}", excesses.join("; ")),
            Error::TestsFailed => write!(f, "not everything passed"),
            Error::Interrupted => write!(f, "interrupted"),
        }
    }
}

fn lines(f: &mut fmt::Formatter<'_>, tail: &[String]) -> fmt::Result {
    tail.iter().try_for_each(|line| write!(f, "\n  | {line}"))
}
