//! What a command tells while it works: steps, how long they took, sizes and tables. It never decides anything.

use std::time::{Duration, Instant};

/// A long step that was announced and will say how long it took.
#[must_use = "call `done` when the step has ended"]
pub(crate) struct Step {
    began: Instant,
}

/// Announces a step: what happens now, and how long that takes where it is known.
pub(crate) fn step(what: &str) -> Step {
    println!("▸ {what}");
    Step { began: Instant::now() }
}

impl Step {
    /// Says how long the step took.
    pub(crate) fn done(self) -> Duration {
        let took = self.began.elapsed();
        println!("  done in {}", duration(took));
        took
    }

    /// Says that the step still runs, with the latest sign of life.
    pub(crate) fn still(&self, sign: &str) {
        println!("  … {}: {}", duration(self.began.elapsed()), sign.trim());
    }
}

/// A duration as a person says it: `0.4 s`, `42 s`, `4 min 5 s`.
pub(crate) fn duration(length: Duration) -> String {
    let seconds = length.as_secs();
    if length < Duration::from_secs(10) {
        format!("{:.1} s", length.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

/// Lines as one, for where a line is one thing.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table in columns: the first to the left, the others to the right. Rows may differ in length.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::from("  ");
        for (column, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[column] - cell.chars().count());
            line += &if column == 0 { format!("{cell}{gap}") } else { format!("  {gap}{cell}") };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        let cases = [
            (400, "0.4 s"),
            (9_940, "9.9 s"),
            (42_700, "42 s"),
            (60_000, "1 min 0 s"),
            (245_000, "4 min 5 s"),
        ];
        for (milliseconds, expected) in cases {
            assert_eq!(duration(Duration::from_millis(milliseconds)), expected);
        }
    }

    #[test]
    fn lines_become_one() {
        assert_eq!(one_line(" a\n  b\r\nc "), "a b c");
    }

    #[test]
    fn a_table_aligns_names_left_and_numbers_right() {
        let rows = [vec!["a".into(), "1".into()], vec!["long".into(), "1000".into()], vec!["only".into()]];
        assert_eq!(table(&rows), "  a        1\n  long  1000\n  only\n");
    }
}
