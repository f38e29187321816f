//! What ran, how long it took, and whether all of it succeeded.

use std::fmt;
use std::time::Duration;

use crate::say;
use crate::test::counts::Counts;
use crate::test::failures::Failures;
use crate::test::ran::Ran;

/// The suites in the order in which they ran.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Row>);

#[derive(Debug)]
struct Row {
    name: String,
    outcome: Outcome,
    took: Duration,
}

#[derive(Debug)]
enum Outcome {
    /// A check that has no tests in it. Counts as one failure when it fails, and as nothing otherwise.
    Check { passed: bool },
    /// It could not be had on this machine, and is no part of the verdict.
    LeftOut { why: String },
    /// Tests that ran, and what went wrong beside failing tests.
    Tests { counts: Counts, failures: Failures, trouble: Option<String> },
}

impl Report {
    /// Adds a check without tests: formatting, lints, a build.
    pub(crate) fn check(&mut self, name: &str, passed: bool, took: Duration) {
        self.0.push(Row { name: name.into(), outcome: Outcome::Check { passed }, took });
    }

    /// Adds a suite. One that ran nothing has failed, and so has one that ended badly after its tests passed.
    pub(crate) fn suite(&mut self, name: &str, ran: Ran) {
        let Ran { counts, failures, ended_badly, took } = ran;
        let trouble = if counts.ran() == 0 {
            Some("ran no test".to_owned())
        } else if ended_badly && counts.failed == 0 {
            Some("ended with an error".to_owned())
        } else {
            None
        };
        self.0.push(Row { name: name.into(), outcome: Outcome::Tests { counts, failures, trouble }, took });
    }

    /// Adds the part of a suite that was asked for by name, if it ran anything or went wrong.
    pub(crate) fn part(&mut self, name: &str, ran: Ran) {
        if ran.counts.ran() > 0 || ran.ended_badly {
            self.suite(name, ran);
        }
    }

    /// Adds a suite that could not run at all.
    pub(crate) fn missing(&mut self, name: &str, why: &str) {
        let outcome = Outcome::Tests {
            counts: Counts::default(),
            failures: Failures::default(),
            trouble: Some(why.to_owned()),
        };
        self.0.push(Row { name: name.into(), outcome, took: Duration::ZERO });
    }

    /// Adds a suite that this machine cannot run: it neither passes nor fails.
    pub(crate) fn left_out(&mut self, name: &str, why: &str) {
        let outcome = Outcome::LeftOut { why: why.to_owned() };
        self.0.push(Row { name: name.into(), outcome, took: Duration::ZERO });
    }

    /// Whether everything ran and passed.
    pub(crate) fn succeeded(&self) -> bool {
        let total = self.total();
        total.failed == 0 && total.passed > 0
    }

    /// Whether there are checks alone, all of which passed: enough where nothing else was asked for.
    pub(crate) fn holds(&self) -> bool {
        let passed = |row: &Row| matches!(row.outcome, Outcome::Check { passed: true });
        !self.0.is_empty() && self.0.iter().all(passed)
    }

    /// Whether something went wrong.
    pub(crate) fn failed(&self) -> bool {
        self.total().failed > 0
    }

    /// Whether a test ran.
    pub(crate) fn ran(&self) -> bool {
        self.total().ran() > 0
    }

    fn total(&self) -> Counts {
        let mut total = Counts::default();
        for row in &self.0 {
            total += match &row.outcome {
                Outcome::LeftOut { .. } => Counts::default(),
                Outcome::Check { passed } => Counts { passed: 0, failed: usize::from(!passed) },
                Outcome::Tests { counts, trouble, .. } => {
                    Counts { failed: counts.failed + usize::from(trouble.is_some()), ..*counts }
                }
            };
        }
        total
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Row { name, outcome, .. } in &self.0 {
            match outcome {
                Outcome::Tests { failures, .. } if !failures.is_empty() => {
                    write!(f, "{name} failed:\n{failures}\n")?;
                }
                _ => {}
            }
        }
        let mut rows = vec![["suite", "passed", "failed", "took", ""].map(String::from).to_vec()];
        for Row { name, outcome, took } in &self.0 {
            let (passed, failed, note) = match outcome {
                Outcome::LeftOut { why } => (String::new(), String::new(), format!("left out: {why}")),
                Outcome::Check { passed: true } => ("ok".into(), String::new(), String::new()),
                Outcome::Check { passed: false } => (String::new(), "failed".into(), String::new()),
                Outcome::Tests { counts, trouble, .. } => (
                    counts.passed.to_string(),
                    counts.failed.to_string(),
                    trouble.clone().unwrap_or_default(),
                ),
            };
            rows.push(vec![name.clone(), passed, failed, say::duration(*took), note]);
        }
        let Counts { passed, failed } = self.total();
        write!(f, "{}\n{passed} passed, {failed} failed\n", say::table(&rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(passed: usize, failed: usize) -> Ran {
        Ran { counts: Counts { passed, failed }, ..Ran::default() }
    }

    fn ended_badly(ran: Ran) -> Ran {
        Ran { ended_badly: true, ..ran }
    }

    #[test]
    fn everything_that_can_go_wrong_fails_the_whole() {
        type Addition = fn(&mut Report);
        let cases: [(&str, Addition, usize, usize); 6] = [
            ("all well", |_| (), 5, 0),
            ("a test", |report| report.suite("s", ended_badly(ran(1, 2))), 6, 2),
            ("an empty suite", |report| report.suite("s", ran(0, 0)), 5, 1),
            ("a crash after the tests", |report| report.suite("s", ended_badly(ran(5, 0))), 10, 1),
            ("a missing suite", |report| report.missing("s", "no such package"), 5, 1),
            ("a check", |report| report.check("lints", false, Duration::ZERO), 5, 1),
        ];
        for (what, add, passed, failed) in cases {
            let mut report = Report::default();
            report.suite("first", ran(5, 0));
            add(&mut report);
            assert_eq!(report.succeeded(), failed == 0, "{what}");
            let text = report.to_string();
            assert_eq!(
                text.lines().last(),
                Some(format!("{passed} passed, {failed} failed").as_str()),
                "{what}"
            );
        }
    }

    #[test]
    fn what_failed_stands_before_the_table_with_its_words() {
        let mut report = Report::default();
        let mut failing = ran(0, 0);
        for line in [
            "test a::b ... FAILED",
            "---- a::b stdout ----",
            "never: it answers",
            "test result: FAILED. 4 passed; 1 failed; 0 ignored",
        ] {
            failing.hear(line);
        }
        report.suite("fleet", failing);
        let text = report.to_string();
        assert!(text.starts_with("fleet failed:\n  a::b\n    never: it answers\n"), "{text}");
        assert!(text.ends_with("4 passed, 1 failed\n"), "{text}");
    }

    #[test]
    fn what_is_left_out_is_told_and_decides_nothing() {
        let mut report = Report::default();
        report.left_out("fleet", "no servers");
        assert!(!report.succeeded() && !report.failed());
        report.suite("s", ran(5, 0));
        assert!(report.succeeded() && report.to_string().contains("left out: no servers"));
    }

    #[test]
    fn checks_alone_prove_nothing() {
        let mut report = Report::default();
        report.check("lints", true, Duration::ZERO);
        assert!(!report.succeeded() && report.holds());
        report.check("formatting", false, Duration::ZERO);
        assert!(!report.holds());
    }

    #[test]
    fn a_part_that_ran_nothing_is_no_row_unless_it_went_wrong() {
        let mut report = Report::default();
        report.part("s", ran(0, 0));
        assert!(report.0.is_empty() && !report.ran());
        report.part("s", ran(5, 0));
        assert!(report.succeeded() && report.ran());
        report.part("s", ended_badly(ran(0, 0)));
        assert!(!report.succeeded());
    }
}
