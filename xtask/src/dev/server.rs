//! A server that runs beside others in one terminal: its lines carry its name, and its last ones are kept.

use std::io::{IsTerminal, Read, stdout};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::error::Error;
use crate::process::{Group, Tail, each_line, stopping};

/// What is served, where, and how one sees that it is ready.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) name: &'static str,
    pub(crate) port: u16,
    /// Answers 200 once it is ready.
    pub(crate) path: &'static str,
    /// How long that may take.
    pub(crate) seconds: u64,
}

impl Service {
    /// Host and port.
    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The beginning of every address there.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address())
    }
}

/// A running server. Dropping it ends it, with everything that it started.
pub(crate) struct Server {
    service: &'static Service,
    group: Group,
    readers: Vec<JoinHandle<()>>,
    tail: Arc<Mutex<Tail>>,
}

impl Server {
    /// Starts the program.
    pub(crate) fn start(service: &'static Service, mut command: Command) -> Result<Server, Error> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if !stdout().is_terminal() {
            // Any value counts, but for Trunk, which takes it for a flag.
            command.env("NO_COLOR", "true");
        }
        let mut group = Group::spawn(&mut command)?;
        let tail = Arc::new(Mutex::new(Tail::default()));
        let mut readers = Vec::new();
        if let Some(stdout) = group.take_stdout() {
            readers.push(read(service.name, stdout, &tail));
        }
        if let Some(stderr) = group.take_stderr() {
            readers.push(read(service.name, stderr, &tail));
        }
        Ok(Server { service, group, readers, tail })
    }

    /// What it serves.
    pub(crate) fn service(&self) -> &'static Service {
        self.service
    }

    /// Fails when it ended by itself.
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        let Some(status) = self.group.ended() else { return Ok(()) };
        if stopping() {
            return Err(Error::Interrupted);
        }
        // What it left behind would keep the readers waiting.
        self.group.stop();
        self.readers.drain(..).for_each(|reader| drop(reader.join()));
        let tail =
            std::mem::take(&mut *self.tail.lock().unwrap_or_else(PoisonError::into_inner)).into_lines();
        Err(Error::Died { server: self.service.name, status: status.to_string(), tail })
    }
}

fn read(name: &'static str, source: impl Read + Send + 'static, tail: &Arc<Mutex<Tail>>) -> JoinHandle<()> {
    let tail = Arc::clone(tail);
    thread::spawn(move || {
        each_line(source, |line| {
            println!("{name:>9} │ {line}");
            tail.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            true
        });
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    static SERVICE: Service = Service { name: "imitation", port: 0, path: "/", seconds: 1 };

    #[test]
    fn a_server_that_ends_by_itself_shows_its_last_words() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo nearly >&2; sleep 600 & exit 7"]);
        let mut server = Server::start(&SERVICE, command).unwrap();
        let error = until(|| server.check().err());
        let said = error.to_string();
        assert!(
            said.contains("the imitation stopped") && said.contains('7') && said.contains("| nearly"),
            "{said}"
        );
    }

    #[test]
    fn dropping_a_server_ends_what_it_started() {
        let mut command = Command::new("sh");
        // Says its id only once the grandchild runs.
        command.args(["-c", "sleep 600 & echo $!; wait"]);
        let server = Server::start(&SERVICE, command).unwrap();
        let tail = Arc::clone(&server.tail);
        let grandchild = until(|| {
            let lines = std::mem::take(&mut *tail.lock().unwrap()).into_lines();
            lines.first().and_then(|line| line.parse::<i32>().ok())
        });
        drop(server);
        let alive = || nix::sys::signal::kill(nix::unistd::Pid::from_raw(grandchild), None).is_ok();
        until(|| (!alive()).then_some(()));
    }

    fn until<T>(mut condition: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(value) = condition() {
                return value;
            }
            assert!(Instant::now() < deadline, "the condition did not come true");
            thread::sleep(Duration::from_millis(5));
        }
    }
}
