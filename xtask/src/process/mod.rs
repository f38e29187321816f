//! Running other programs: shown, captured, or line by line, and always ended with this one.
//!
//! Each runs in a process group of its own, so that stopping it also stops what it started. A program that asks the
//! person at the terminal (a password) is never run here; see `tools::system`.

mod group;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

pub(crate) use group::{Group, stop_children_on_signal, stopping};

/// How many of a program's last lines an error shows.
pub(crate) const TAIL: usize = 25;

/// How often [`Output::Tick`] comes.
const TICK: Duration = Duration::from_secs(30);

/// What a running program gave.
pub(crate) enum Output<'a> {
    /// One line of either stream, without its end.
    Line(&'a str),
    /// Half a minute has passed; it still runs.
    Tick,
}

/// Runs a program whose output goes straight to the terminal. Fails unless it succeeds.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<(), Error> {
    let status = Group::spawn(command)?.wait()?;
    succeeded(what, status, Vec::new())
}

/// Runs a program and returns what it wrote to its standard output; its errors go to the terminal.
pub(crate) fn capture(what: &str, command: &mut Command) -> Result<String, Error> {
    command.stdout(Stdio::piped());
    let mut group = Group::spawn(command)?;
    let mut text = Vec::new();
    if let Some(mut stdout) = group.take_stdout() {
        stdout.read_to_end(&mut text).map_err(Error::file("reading from", what))?;
    }
    let status = group.wait()?;
    succeeded(what, status, Vec::new())?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Runs a program in silence. When it fails, the error shows its last lines.
pub(crate) fn quietly(what: &str, command: Command) -> Result<(), Error> {
    watch(what, command, |_| ())
}

/// Like [`quietly`], and hands over what it gives.
pub(crate) fn watch(what: &str, command: Command, mut see: impl FnMut(&Output)) -> Result<(), Error> {
    let mut tail = Tail::default();
    let status = stream(command, |output| {
        if let Output::Line(line) = output {
            tail.push(line);
        }
        see(output);
    })?;
    succeeded(what, status, tail.into_lines())
}

/// Runs a program and hands over its two streams as one, in the order in which it wrote.
pub(crate) fn stream(mut command: Command, mut see: impl FnMut(&Output)) -> Result<ExitStatus, Error> {
    let program = command.get_program().to_string_lossy().into_owned();
    let start = |source| Error::Start { program: program.clone(), source };
    let (reader, writer) = std::io::pipe().map_err(start)?;
    command.stdin(Stdio::null()).stdout(writer.try_clone().map_err(start)?).stderr(writer);
    let mut group = Group::spawn(&mut command)?;
    // The command keeps the writing end open; with it, the reader would never see the end.
    drop(command);

    let (sender, lines) = channel();
    thread::scope(|scope| {
        scope.spawn(move || each_line(reader, |line| sender.send(line.to_owned()).is_ok()));
        // Waiting also ends what the program left behind, which would keep the pipe open.
        let waiter = scope.spawn(move || group.wait());
        let mut tick = Instant::now() + TICK;
        loop {
            match lines.recv_timeout(tick.saturating_duration_since(Instant::now())) {
                Ok(line) => see(&Output::Line(&line)),
                Err(RecvTimeoutError::Timeout) => {
                    see(&Output::Tick);
                    tick += TICK;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        waiter.join().unwrap_or(Err(Error::Interrupted))
    })
}

/// Reads lines, in any encoding, until the end or until `go_on` says no.
pub(crate) fn each_line(source: impl Read, mut go_on: impl FnMut(&str) -> bool) {
    let mut source = BufReader::new(source);
    let mut line = Vec::new();
    while source.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        if !go_on(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r'])) {
            break;
        }
        line.clear();
    }
}

/// The last lines of a program.
#[derive(Debug, Default)]
pub(crate) struct Tail(VecDeque<String>);

impl Tail {
    /// Adds a line, and forgets the oldest when there are too many.
    pub(crate) fn push(&mut self, line: &str) {
        if self.0.len() == TAIL {
            self.0.pop_front();
        }
        self.0.push_back(line.to_owned());
    }

    /// The lines, oldest first.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.0.into()
    }
}

fn succeeded(what: &str, status: ExitStatus, tail: Vec<String>) -> Result<(), Error> {
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { what: what.to_owned(), status: status.to_string(), tail, advice: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_arrive_in_the_order_in_which_they_were_written() {
        let mut seen = Vec::new();
        let status = stream(shell("echo one; echo two >&2; echo three"), |output| {
            if let Output::Line(line) = output {
                seen.push(line.to_string());
            }
        });
        assert!(status.unwrap().success());
        assert_eq!(seen, ["one", "two", "three"]);
    }

    #[test]
    fn a_failure_shows_the_last_lines() {
        let error = quietly("counting", shell("seq 100; exit 3")).unwrap_err().to_string();
        assert!(
            error.contains("counting failed") && error.contains("| 100") && error.contains("| 76"),
            "{error}"
        );
        assert!(!error.contains("| 75"), "{error}");
    }

    #[test]
    fn what_a_program_leaves_behind_is_ended_with_it() {
        // The sleeper holds the pipe open: without being ended it would keep this waiting for ten minutes.
        let began = Instant::now();
        quietly("leaving", shell("sleep 600 & echo gone")).unwrap();
        assert!(began.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn a_program_that_does_not_exist_is_named() {
        let error = run("nothing", &mut Command::new("/no/such/program")).unwrap_err().to_string();
        assert!(error.contains("/no/such/program"), "{error}");
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }
}
