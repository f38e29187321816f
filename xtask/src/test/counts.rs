//! How many tests passed and failed, from the closing lines of libtest and of `wasm-bindgen-test`.

use std::ops::AddAssign;

/// Tests that ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Counts {
    /// The counts of a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; …`, or nothing.
    pub(crate) fn of_line(line: &str) -> Option<Counts> {
        let rest = line.trim().strip_prefix("test result: ")?;
        let (_, numbers) = rest.split_once(". ")?;
        let number = |word: &str| {
            numbers.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<usize>().ok())
        };
        Some(Counts { passed: number("passed")?, failed: number("failed")? })
    }

    /// How many ran.
    pub(crate) fn ran(self) -> usize {
        self.passed + self.failed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_closing_lines_are_understood() {
        let cases = [
            (
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s",
                Some((5, 0)),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s",
                Some((3, 2)),
            ),
            (
                "test result: ok. 12 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.35s",
                Some((12, 0)),
            ),
            ("  test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\r", Some((0, 0))),
            ("test prints::test result: ok ... ok", None),
            ("test result: ok. many passed; 0 failed", None),
            ("running 5 tests", None),
        ];
        for (line, expected) in cases {
            let expected = expected.map(|(passed, failed)| Counts { passed, failed });
            assert_eq!(Counts::of_line(line), expected, "{line}");
        }
    }
}
