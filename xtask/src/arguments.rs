//! What was asked for on the command line. It never looks at anything but the words.

use std::path::PathBuf;

use crate::error::Error;

/// Printed by `cargo xtask` without a command and by `cargo xtask help`.
pub(crate) const HELP: &str = "\
cargo xtask <command>

  dev                     the demo page under live reload, with host and sandbox; Ctrl-C stops all
  doctor [URL]            what this machine has and lacks for the commands; and what a page with the widget and its
                          host answer, or a host
  test [NAME] [BROWSER]   every check and test, one suite, or what has NAME in its name
  dist [--out DIR] [--explain] [--bundle-alone]
                          the release bundle, in dist/ unless told otherwise, and the host with it inside, in
                          dist-host/; and whose bytes they are; or the bundle alone
  examples BUNDLE OUT     the example apps, on the npm package beside a bundle
  generate [--check]      the files that are made from the contract's tables; or whether they are fresh
  bench                   what the bundle weighs, and what a restart does to a host
  bench widget            the widget beside plain JavaScript and React
  bench host              the host beside nginx: memory of streams, delay of events, a kept catalogue

NAME is a suite of `test`:

  format    formatting
  lints     clippy, for both targets
  native    the tests that need no browser: unit tests, contract, words, live status, host, sandbox
  fleet     hosts beside the real Redis, HAProxy, nginx and Prometheus, which are unpacked and not
            installed; and the files for a deployment
  browser   the components, in Chromium, Firefox and WebKit
  demo      the demo page, built as `dev` serves it
  e2e       the release bundle, its types and examples, and the stories on it, in Chromium, Firefox and WebKit

or a part of the name of tests or stories: only what holds them is built, and run.
BROWSER is chromium, firefox or webkit, where a test runs in several.

Tools that are missing are installed first, into $CR_TOOLS, else the user's cache folder.";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Dev,
    /// What is there, and what is missing.
    Doctor {
        /// A page or a host to be looked at as well.
        url: Option<String>,
    },
    Test(Tests),
    Dist(Dist),
    /// The example apps on the package of a bundle, into a folder to be served.
    Examples {
        bundle: PathBuf,
        out: PathBuf,
    },
    /// What is made from the tables of the contract.
    Generate {
        /// Nothing is written: what is stale is an error.
        check: bool,
    },
    /// Weights, and the restart of a host.
    Bench,
    /// The widget beside a floor and beside React.
    BenchWidget,
    /// The host beside nginx.
    BenchHost,
    /// Trunk's hook: the files that Trunk does not make itself. Not listed in the help.
    Stage,
}

/// The release bundle, and the host around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dist {
    /// `None` is `dist/` at the root of the repository.
    pub(crate) out: Option<PathBuf>,
    /// Whether to say whose bytes the modules are.
    pub(crate) explain: bool,
    /// Whether no host is wanted.
    pub(crate) bundle_alone: bool,
}

/// What to test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tests {
    pub(crate) what: What,
    /// `None` is every browser.
    pub(crate) browser: Option<Browser>,
}

/// All of it, or a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum What {
    #[default]
    Everything,
    Suite(Suite),
    /// Tests and stories with this in their names.
    Named(String),
}

/// A group of checks and tests that a contributor can run alone, in the order in which all of them run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suite {
    Format,
    Lints,
    Native,
    Fleet,
    Browser,
    Demo,
    EndToEnd,
}

/// Where tests run that run in more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    Webkit,
}

impl Browser {
    /// Whether tests run in this one.
    pub(crate) fn is_wanted(self, within: Option<Browser>) -> bool {
        within.is_none_or(|within| within == self)
    }
}

impl Suite {
    /// Their names on the command line.
    pub(crate) const NAMES: [(&str, Suite); 7] = [
        ("format", Suite::Format),
        ("lints", Suite::Lints),
        ("native", Suite::Native),
        ("fleet", Suite::Fleet),
        ("browser", Suite::Browser),
        ("demo", Suite::Demo),
        ("e2e", Suite::EndToEnd),
    ];
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, Error> {
    let words: Vec<String> = words.into_iter().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => Ok(Command::Help),
        ["dev"] => Ok(Command::Dev),
        ["doctor"] => Ok(Command::Doctor { url: None }),
        ["doctor", url] if is_name(url) => Ok(Command::Doctor { url: Some((*url).to_owned()) }),
        ["test"] => Ok(Command::Test(Tests::default())),
        ["test", name] if is_name(name) => Ok(Command::Test(Tests { what: what(name), browser: None })),
        ["test", name, within] if is_name(name) => match browser(within) {
            Some(browser) => Ok(Command::Test(Tests { what: what(name), browser: Some(browser) })),
            None => Err(Error::Usage(words.join(" "))),
        },
        ["dist", options @ ..] => dist(options).ok_or_else(|| Error::Usage(words.join(" "))),
        ["examples", bundle, out] if !bundle.is_empty() && !out.is_empty() => {
            Ok(Command::Examples { bundle: bundle.into(), out: out.into() })
        }
        ["generate"] => Ok(Command::Generate { check: false }),
        ["generate", "--check"] => Ok(Command::Generate { check: true }),
        ["bench"] => Ok(Command::Bench),
        ["bench", "widget"] => Ok(Command::BenchWidget),
        ["bench", "host"] => Ok(Command::BenchHost),
        ["stage"] => Ok(Command::Stage),
        other => Err(Error::Usage(other.join(" "))),
    }
}

fn dist(options: &[&str]) -> Option<Command> {
    let mut dist = Dist::default();
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match *word {
            "--explain" => dist.explain = true,
            "--bundle-alone" => dist.bundle_alone = true,
            "--out" => dist.out = Some(words.next().filter(|folder| !folder.is_empty())?.into()),
            _ => return None,
        }
    }
    Some(Command::Dist(dist))
}

/// Whether a word may be a part of a test's name; an option is none.
fn is_name(word: &str) -> bool {
    !word.is_empty() && !word.starts_with('-')
}

fn what(name: &str) -> What {
    let suite = Suite::NAMES.iter().find(|(known, _)| *known == name);
    suite.map_or_else(|| What::Named(name.to_owned()), |(_, suite)| What::Suite(*suite))
}

fn browser(name: &str) -> Option<Browser> {
    match name {
        "chromium" => Some(Browser::Chromium),
        "firefox" => Some(Browser::Firefox),
        "webkit" => Some(Browser::Webkit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_read() {
        let cases = [
            ("", Command::Help),
            ("--help", Command::Help),
            ("dev", Command::Dev),
            ("doctor", Command::Doctor { url: None }),
            ("doctor https://shop.example", Command::Doctor { url: Some("https://shop.example".into()) }),
            ("test", tests(What::Everything, None)),
            ("test lints", tests(What::Suite(Suite::Lints), None)),
            ("test e2e firefox", tests(What::Suite(Suite::EndToEnd), Some(Browser::Firefox))),
            ("test tampered webkit", tests(What::Named("tampered".into()), Some(Browser::Webkit))),
            ("test countdown", tests(What::Named("countdown".into()), None)),
            (
                "test orders::states chromium",
                tests(What::Named("orders::states".into()), Some(Browser::Chromium)),
            ),
            ("dist", Command::Dist(Dist::default())),
            ("dist --out there", Command::Dist(Dist { out: Some("there".into()), ..Dist::default() })),
            ("dist --explain", Command::Dist(Dist { explain: true, ..Dist::default() })),
            (
                "dist --explain --out there --bundle-alone",
                Command::Dist(Dist { out: Some("there".into()), explain: true, bundle_alone: true }),
            ),
            ("examples a b", Command::Examples { bundle: "a".into(), out: "b".into() }),
            ("generate", Command::Generate { check: false }),
            ("generate --check", Command::Generate { check: true }),
            ("bench", Command::Bench),
            ("bench widget", Command::BenchWidget),
            ("bench host", Command::BenchHost),
            ("stage", Command::Stage),
        ];
        for (line, expected) in cases {
            assert_eq!(parse(words(line)).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_help() {
        for line in [
            "deploy",
            "test --all",
            "test e2e safari",
            "dist --out",
            "examples a",
            "generate all",
            "dev now",
            "doctor --fix",
            "doctor a b",
        ] {
            let said = parse(words(line)).unwrap_err().to_string();
            assert!(said.contains(line) && said.contains(HELP), "{said}");
        }
    }

    #[test]
    fn the_help_names_every_suite() {
        for (name, _) in Suite::NAMES {
            assert!(HELP.contains(&format!("\n  {name} ")), "{name}");
        }
    }

    fn tests(what: What, browser: Option<Browser>) -> Command {
        Command::Test(Tests { what, browser })
    }

    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split_whitespace().map(str::to_owned)
    }
}
