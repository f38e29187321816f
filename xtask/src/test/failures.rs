//! Which tests failed and the first that each said, from the lines of libtest, libtest-mimic and `wasm-bindgen-test`. It is told again
//! after everything: whoever reads the end of a long log sees what broke.

use std::fmt;
use std::ops::AddAssign;

/// So many are told with their words, and so many lines of each: one cause may fail a whole suite.
const TOLD: usize = 10;
const LINES: usize = 6;

/// A line may hold a whole page.
const WIDTH: usize = 240;

/// Failed tests in the order in which they failed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Failures {
    failed: Vec<Failure>,
    /// Whose output the next lines are.
    speaks: Option<usize>,
}

#[derive(Debug, Clone)]
struct Failure {
    test: String,
    said: Vec<String>,
}

impl Failures {
    /// Takes a line in.
    pub(crate) fn hear(&mut self, line: &str) {
        let line = line.trim();
        if let Some(test) = between(line, "test ", &[" ... FAILED", " ... FAIL"]) {
            self.failed.push(Failure { test: test.trim_end().to_owned(), said: Vec::new() });
            self.speaks = None;
        } else if let Some(test) = between(line, "---- ", &[" stdout ----", " output ----", " ----"]) {
            self.speaks = self.failed.iter().position(|failure| failure.test == test);
        } else if line == "failures:" || line.starts_with("test result: ") {
            self.speaks = None;
        } else if let Some(failure) = self.speaks.and_then(|number| self.failed.get_mut(number))
            && failure.said.len() < LINES
            && !line.is_empty()
        {
            failure.said.push(line.chars().take(WIDTH).collect());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.failed.is_empty()
    }
}

impl AddAssign for Failures {
    fn add_assign(&mut self, other: Failures) {
        self.failed.extend(other.failed);
        self.speaks = None;
    }
}

impl fmt::Display for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Failure { test, said } in self.failed.iter().take(TOLD) {
            writeln!(f, "  {test}")?;
            said.iter().try_for_each(|line| writeln!(f, "    {line}"))?;
        }
        match self.failed.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => writeln!(f, "  and {more} more"),
        }
    }
}

fn between<'a>(line: &'a str, start: &str, ends: &[&str]) -> Option<&'a str> {
    let rest = line.strip_prefix(start)?;
    ends.iter().find_map(|end| rest.strip_suffix(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &str) -> Failures {
        let mut failures = Failures::default();
        lines.lines().for_each(|line| failures.hear(line));
        failures
    }

    #[test]
    fn every_harness_names_what_failed_and_says_why() {
        let libtest = "running 2 tests\ntest redis::keys::a ... ok\ntest redis::keys::b ... FAILED\n\nfailures:\n\n\
                       ---- redis::keys::b stdout ----\n\nthread 'b' panicked at host/tests/b.rs:1:2:\nnever: it answers\n\n\
                       failures:\n    redis::keys::b\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\n";
        let browser = "test streams::a ... ok\ntest streams::b ... FAIL\n\nfailures:\n\n---- streams::b output ----\n    \
                       error output:\n        panicked at tests/b.rs:1:2:\n\nfailures:\n\n    streams::b\n";
        let stories = "test orders::a::longer ... ok\ntest orders::b         ... FAILED\n\nfailures:\n\n\
                       ---- orders::b ----\ntest panicked: waited 30 s for: the price\n\n\nfailures:\n    orders::b\n";
        for (lines, expected) in [
            (
                libtest,
                "  redis::keys::b\n    thread 'b' panicked at host/tests/b.rs:1:2:\n    never: it answers\n",
            ),
            (browser, "  streams::b\n    error output:\n    panicked at tests/b.rs:1:2:\n"),
            (stories, "  orders::b\n    test panicked: waited 30 s for: the price\n"),
            ("test a ... ok\ntest result: ok. 1 passed; 0 failed", ""),
        ] {
            let failures = heard(lines);
            assert_eq!(failures.to_string(), expected);
            assert_eq!(failures.is_empty(), expected.is_empty());
        }
    }

    #[test]
    fn one_cause_that_fails_a_whole_suite_is_not_told_to_the_end() {
        let one = |number: usize| {
            let said = "a word\n".repeat(100);
            format!("test t{number} ... FAILED\n---- t{number} stdout ----\n{said}{}\n", "x".repeat(10_000))
        };
        let told = heard(&(0..50).map(one).collect::<String>()).to_string();
        assert_eq!(told.lines().filter(|line| line.contains("a word")).count(), TOLD * LINES);
        assert!(told.ends_with("  and 40 more\n"), "{told}");
    }
}
