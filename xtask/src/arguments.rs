//! What was asked for on the command line. It never looks at anything but the words.

use std::path::PathBuf;

use crate::error::Error;

/// Printed by `cargo xtask` without a command and by `cargo xtask help`.
pub(crate) const HELP: &str = "\
cargo xtask <command>

  dev                           the demo page under live reload, with host and sandbox; Ctrl-C stops all
  test [native|browser|e2e]     every check and test, or one suite
  dist [--out DIR]              the release bundle, in dist/ unless told otherwise
  examples BUNDLE OUT           the example apps, on the npm package beside a bundle
  generate [--check]            the files that are made from the contract's tables; or whether they are fresh
  bench                         the measurements

Tools that are missing are installed first, into $CR_TOOLS, else the user's cache folder.";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Dev,
    /// All suites, or the named one.
    Test(Option<Suite>),
    Dist {
        /// `None` is `dist/` at the root of the repository.
        out: Option<PathBuf>,
    },
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
    Bench,
    /// Trunk's hook: the files that Trunk does not make itself. Not listed in the help.
    Stage,
}

/// A group of tests that a contributor can run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suite {
    Native,
    Browser,
    EndToEnd,
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, Error> {
    let words: Vec<String> = words.into_iter().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => Ok(Command::Help),
        ["dev"] => Ok(Command::Dev),
        ["test"] => Ok(Command::Test(None)),
        ["test", "native"] => Ok(Command::Test(Some(Suite::Native))),
        ["test", "browser"] => Ok(Command::Test(Some(Suite::Browser))),
        ["test", "e2e"] => Ok(Command::Test(Some(Suite::EndToEnd))),
        ["dist"] => Ok(Command::Dist { out: None }),
        ["dist", "--out", folder] if !folder.is_empty() => Ok(Command::Dist { out: Some(folder.into()) }),
        ["examples", bundle, out] if !bundle.is_empty() && !out.is_empty() => {
            Ok(Command::Examples { bundle: bundle.into(), out: out.into() })
        }
        ["generate"] => Ok(Command::Generate { check: false }),
        ["generate", "--check"] => Ok(Command::Generate { check: true }),
        ["bench"] => Ok(Command::Bench),
        ["stage"] => Ok(Command::Stage),
        other => Err(Error::Usage(other.join(" "))),
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
            ("test", Command::Test(None)),
            ("test native", Command::Test(Some(Suite::Native))),
            ("test browser", Command::Test(Some(Suite::Browser))),
            ("test e2e", Command::Test(Some(Suite::EndToEnd))),
            ("dist", Command::Dist { out: None }),
            ("dist --out there", Command::Dist { out: Some("there".into()) }),
            ("examples a b", Command::Examples { bundle: "a".into(), out: "b".into() }),
            ("generate", Command::Generate { check: false }),
            ("generate --check", Command::Generate { check: true }),
            ("bench", Command::Bench),
            ("stage", Command::Stage),
        ];
        for (line, expected) in cases {
            assert_eq!(parse(words(line)).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_help() {
        for line in ["deploy", "test everything", "dist --out", "examples a", "generate all", "dev now"] {
            let said = parse(words(line)).unwrap_err().to_string();
            assert!(said.contains(line) && said.contains(HELP), "{said}");
        }
    }

    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split_whitespace().map(str::to_owned)
    }
}
