//! A program with everything that it starts, as one process group that ends together.
//!
//! Groups are listed while they run, so that Ctrl-C or a request to end reaches all of them. A group is never left
//! running: dropping it ends it.

use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::error::Error;

/// How long a group may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(5);

static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());
static STOPPING: AtomicBool = AtomicBool::new(false);

/// A running program and its descendants.
#[derive(Debug)]
pub(crate) struct Group {
    child: Child,
    id: Pid,
}

impl Group {
    /// Starts the program in a new group, unless this program is about to end.
    pub(crate) fn spawn(command: &mut Command) -> Result<Group, Error> {
        // Held until the group is listed: a signal in between would miss it.
        let mut running = running();
        if stopping() {
            return Err(Error::Interrupted);
        }
        let child = command.process_group(0).spawn().map_err(|source| Error::Start {
            program: command.get_program().to_string_lossy().into_owned(),
            source,
        })?;
        // A process id fits: the kernel's own type for it is an i32.
        let id = Pid::from_raw(child.id().cast_signed());
        running.push(id);
        Ok(Group { child, id })
    }

    /// The program's standard output, if it was piped and not taken yet.
    pub(crate) fn take_stdout(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// The program's standard error, if it was piped and not taken yet.
    pub(crate) fn take_stderr(&mut self) -> Option<ChildStderr> {
        self.child.stderr.take()
    }

    /// Waits for the program, then ends what it left behind.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus, Error> {
        let status = self.child.wait();
        self.forget();
        match status {
            _ if stopping() => Err(Error::Interrupted),
            Ok(status) => Ok(status),
            Err(source) => Err(Error::Start { program: format!("process {}", self.id), source }),
        }
    }

    /// How the program ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Asks the group to end, and kills it when it does not.
    pub(crate) fn stop(&mut self) {
        if self.ended().is_none() {
            signal(self.id, Signal::SIGTERM);
            let deadline = Instant::now() + GRACE;
            while self.ended().is_none() && Instant::now() < deadline {
                thread::sleep(Duration::from_millis(20));
            }
        }
        self.forget();
        let _ = self.child.wait();
    }

    fn forget(&self) {
        signal(self.id, Signal::SIGKILL);
        running().retain(|id| *id != self.id);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}

/// From now on Ctrl-C, SIGTERM and SIGHUP end every group, at once on the second time.
pub(crate) fn stop_children_on_signal() -> Result<(), Error> {
    ctrlc::set_handler(|| {
        let again = STOPPING.swap(true, Ordering::SeqCst);
        for id in running().iter() {
            signal(*id, if again { Signal::SIGKILL } else { Signal::SIGTERM });
        }
        if !again {
            thread::spawn(|| {
                thread::sleep(GRACE);
                running().iter().for_each(|id| signal(*id, Signal::SIGKILL));
            });
        }
    })
    .map_err(|error| Error::Start {
        program: "the signal handler".into(),
        source: std::io::Error::other(error),
    })
}

/// Whether this program was asked to end.
pub(crate) fn stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

fn signal(id: Pid, signal: Signal) {
    // A group that has gone already is what was wanted.
    let _ = killpg(id, signal);
}

fn running() -> MutexGuard<'static, Vec<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
