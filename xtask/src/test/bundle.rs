//! The release bundle that is tested, and the examples on it, made by this program's own commands in processes of their
//! own: so they can be made beside the other suites, whose compilers and browsers seldom need every core.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::process::{self, Output};
use crate::test::freshness;
use crate::test::report::Report;
use crate::workspace::Workspace;

/// How the command `dist` ends whose bundle is complete, and over its budget.
pub(crate) const TOO_HEAVY: u8 = 3;

/// Where bundle and examples are.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    pub(crate) bundle: PathBuf,
    pub(crate) examples: PathBuf,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Built {
    bundle: Outcome,
    /// Whether the examples were built, where they were wanted, and how long that took.
    examples: Option<(bool, Duration)>,
    took: Duration,
    /// What the commands said that nobody has seen yet.
    said: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Good,
    /// Complete, and over its budget: a failure, but no reason not to test it.
    TooHeavy,
    Missing,
}

/// A bundle that is being made.
#[derive(Debug)]
pub(crate) struct Building(Option<JoinHandle<Result<Built, Error>>>);

impl Places {
    /// Below cargo's target folder.
    pub(crate) fn of(workspace: &Workspace) -> Self {
        Self { bundle: workspace.target.join("dist-test"), examples: workspace.target.join("examples-test") }
    }

    /// Makes both, and shows what the commands say.
    pub(crate) fn build(&self, workspace: &Workspace, examples: bool) -> Result<Built, Error> {
        let key = freshness::begin(workspace)?;
        let built = self.make(examples, &mut |line| println!("  {line}"))?;
        if built.bundle == Outcome::Good {
            freshness::note(workspace, &key, &self.bundle)?;
        }
        Ok(built)
    }

    /// Makes the bundle alone, unless it is there already and of the sources as they are.
    pub(crate) fn build_if_stale(&self, workspace: &Workspace, examples: bool) -> Result<Built, Error> {
        if !examples && freshness::holds(workspace, &self.bundle)? {
            println!("▸ The release bundle is of these sources already");
            let said = Vec::new();
            return Ok(Built { bundle: Outcome::Good, examples: None, took: Duration::ZERO, said });
        }
        self.build(workspace, examples)
    }

    /// Begins to make both, and remembers what the commands say.
    pub(crate) fn begin(&self) -> Building {
        let places = self.clone();
        Building(Some(thread::spawn(move || {
            let mut said = Vec::new();
            let built = places.make(true, &mut |line| said.push(line.to_owned()))?;
            Ok(Built { said, ..built })
        })))
    }

    fn make(&self, examples: bool, hear: &mut dyn FnMut(&str)) -> Result<Built, Error> {
        let began = Instant::now();
        // Named once: a build meanwhile may put another file in its place.
        let this = std::env::current_exe();
        let this = this.map_err(|source| Error::Start { program: "this program".into(), source })?;
        let mut dist = Command::new(&this);
        dist.args(["dist", "--bundle-alone", "--out"]).arg(&self.bundle);
        let bundle = match call(dist, hear)? {
            Some(0) => Outcome::Good,
            Some(code) if code == i32::from(TOO_HEAVY) => Outcome::TooHeavy,
            _ => Outcome::Missing,
        };
        let took = began.elapsed();
        let examples = match bundle {
            Outcome::Missing => None,
            _ if !examples => None,
            _ => {
                let began = Instant::now();
                let mut command = Command::new(&this);
                command.arg("examples").arg(&self.bundle).arg(&self.examples);
                Some((call(command, hear)? == Some(0), began.elapsed()))
            }
        };
        Ok(Built { bundle, examples, took, said: Vec::new() })
    }
}

impl Building {
    /// Waits until it is made, and shows what was said.
    pub(crate) fn finish(mut self) -> Result<Built, Error> {
        let thread = self.0.take().ok_or(Error::Interrupted)?;
        let mut built = thread.join().unwrap_or(Err(Error::Interrupted))?;
        built.said.drain(..).for_each(|line| println!("  {line}"));
        Ok(built)
    }
}

impl Drop for Building {
    /// Whoever fails meanwhile leaves no compiler behind.
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // What came of it is nobody's matter any more.
            let _ = thread.join();
        }
    }
}

impl Built {
    /// Adds a row for each, and says whether there is something to test.
    pub(crate) fn tell(&self, report: &mut Report) -> bool {
        report.check("release bundle", self.bundle == Outcome::Good, self.took);
        if let Some((built, took)) = self.examples {
            report.check("types and examples", built, took);
        }
        self.bundle != Outcome::Missing
    }
}

/// The code that a command ended with.
fn call(mut command: Command, hear: &mut dyn FnMut(&str)) -> Result<Option<i32>, Error> {
    command.env("CARGO_TERM_COLOR", "never");
    let status = process::stream(command, |output| {
        if let Output::Line(line) = output {
            hear(line);
        }
    })?;
    if process::stopping() { Err(Error::Interrupted) } else { Ok(status.code()) }
}

/// Whether every file is there that a bundle's list names.
pub(crate) fn is_complete(bundle: &Path) -> bool {
    let list = std::fs::read(bundle.join("release.json")).unwrap_or_default();
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
    let files = list["files"].as_array().map(Vec::as_slice).unwrap_or_default();
    !files.is_empty()
        && files.iter().all(|name| name.as_str().is_some_and(|name| bundle.join(name).is_file()))
}
