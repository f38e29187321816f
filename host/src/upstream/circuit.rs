//! Whether the upstream is asked at all. After failures in a row it is left alone for a while, then one question tries it.
//! It never looks at a clock: moments are arguments.

use std::time::{Duration, Instant};

/// How long the upstream is left alone.
const REST: Duration = Duration::from_secs(5);

/// What the last questions came to.
#[derive(Debug)]
pub(crate) struct Circuit {
    /// So many failures in a row open it.
    most: u32,
    state: State,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Closed {
        failures: u32,
    },
    Open {
        until: Instant,
    },
    /// One question is out. If nothing is heard of it until then, its browser left, and another one may try.
    Probing {
        until: Instant,
    },
}

impl Circuit {
    pub(crate) fn new(most: u32) -> Self {
        Self { most, state: State::Closed { failures: 0 } }
    }

    /// Lets a question through, or says in how many seconds one may come.
    pub(crate) fn ask(&mut self, now: Instant) -> Result<(), u32> {
        match self.state {
            State::Closed { .. } => Ok(()),
            State::Open { until } | State::Probing { until } if now < until => {
                let wait = until.duration_since(now).as_secs_f64().ceil();
                Err((wait as u32).max(1))
            }
            State::Open { .. } | State::Probing { .. } => {
                self.state = State::Probing { until: now + REST };
                Ok(())
            }
        }
    }

    /// Whether the upstream is left alone, but for a question that tries it.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed { .. })
    }

    /// The upstream answered, whatever it said.
    pub(crate) fn answered(&mut self) {
        self.state = State::Closed { failures: 0 };
    }

    /// The upstream did not answer.
    pub(crate) fn failed(&mut self, now: Instant) {
        self.state = match self.state {
            State::Closed { failures } if failures + 1 < self.most => {
                State::Closed { failures: failures + 1 }
            }
            State::Closed { .. } | State::Probing { .. } => State::Open { until: now + REST },
            open @ State::Open { .. } => open,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Step {
        /// A question at that second, and what it hears.
        Ask(u64, Result<(), u32>),
        Answered,
        Failed(u64),
    }
    use Step::{Answered, Ask, Failed};

    #[test]
    fn failures_in_a_row_open_it_and_one_answer_closes_it() {
        let rows: [&[Step]; 6] = [
            &[Failed(0), Failed(0), Ask(0, Ok(()))],
            &[Failed(0), Failed(0), Answered, Failed(0), Failed(0), Ask(0, Ok(()))],
            &[Failed(0), Failed(0), Failed(0), Ask(0, Err(5)), Ask(4, Err(1)), Ask(5, Ok(()))],
            // One question tries, and fails or is answered.
            &[Failed(0), Failed(0), Failed(0), Ask(5, Ok(())), Ask(5, Err(5)), Failed(6), Ask(7, Err(4))],
            &[Failed(0), Failed(0), Failed(0), Ask(5, Ok(())), Answered, Ask(5, Ok(())), Ask(5, Ok(()))],
            // A question that was out before does not make it longer, and one of which nothing is heard is not waited for.
            &[Failed(0), Failed(0), Failed(0), Failed(4), Ask(5, Ok(())), Ask(9, Err(1)), Ask(10, Ok(()))],
        ];
        let start = Instant::now();
        for (row, steps) in rows.into_iter().enumerate() {
            let mut circuit = Circuit::new(3);
            for (number, step) in steps.iter().enumerate() {
                let at = |second: u64| start + Duration::from_secs(second);
                match step {
                    Ask(second, expected) => {
                        assert_eq!(circuit.ask(at(*second)), *expected, "row {row}, step {number}");
                    }
                    Answered => circuit.answered(),
                    Failed(second) => circuit.failed(at(*second)),
                }
            }
        }
    }
}
