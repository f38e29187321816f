//! What a tool, a folder or a port comes to: a line with a mark. It looks at nothing itself.

use std::path::Path;

use crate::say;
use crate::tools::looked::{Looked, Means, State};

const GIGABYTE: u64 = 1_000_000_000;

/// How good or bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Ok,
    /// It is missing, and the command that needs it installs it.
    Later,
    /// A person has to do something.
    Problem,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) mark: Mark,
    name: String,
    said: String,
}

/// What a tool comes to.
pub(crate) fn of_tool(tool: &Looked) -> Line {
    let needed = tool.needed_by;
    let (mark, said) = match (&tool.state, &tool.means) {
        (State::There(said), _) => (Mark::Ok, say::one_line(said)),
        (State::Missing, Means::Itself { how, .. }) => {
            (Mark::Later, format!("missing; needed by {needed}, which installs it: {how}"))
        }
        (State::Missing, Means::Hand(how)) => (Mark::Problem, format!("missing; needed by {needed}: {how}")),
        (State::Missing, Means::LeftOut(how)) => {
            (Mark::Later, format!("missing; {needed} leaves out what needs it: {how}"))
        }
        (State::Unfit(why), _) => (Mark::Problem, format!("{}; needed by {needed}", say::one_line(why))),
    };
    Line { mark, name: tool.name.clone(), said }
}

/// What the room in a folder comes to, of which so many gigabytes are wanted.
pub(crate) fn of_room(name: &str, folder: &Path, free: Option<u64>, wanted: u64) -> Line {
    let folder = folder.display();
    let Some(free) = free else {
        return problem(name, &format!("{folder}: how much is free cannot be told"));
    };
    let gigabytes = free / GIGABYTE;
    if gigabytes >= wanted {
        return Line { mark: Mark::Ok, name: name.into(), said: format!("{folder}: {gigabytes} GB free") };
    }
    problem(name, &format!("{folder}: {gigabytes} GB free; a whole `test` wants {wanted}: make room"))
}

/// A port of `dev` that somebody else has.
pub(crate) fn of_port(port: u16, server: &str) -> Line {
    let said = format!(
        "taken; the {server} of dev needs it: stop what listens there, if it is not a `dev` that runs"
    );
    Line { mark: Mark::Later, name: format!("port {port}"), said }
}

/// Something that a person has to see to.
pub(crate) fn problem(name: &str, said: &str) -> Line {
    Line { mark: Mark::Problem, name: name.into(), said: say::one_line(said) }
}

/// The lines in columns.
pub(crate) fn text(lines: &[Line]) -> String {
    let width = lines.iter().map(|line| line.name.chars().count()).max().unwrap_or(0);
    let line = |line: &Line| {
        let mark = match line.mark {
            Mark::Ok => "ok",
            Mark::Later => "later",
            Mark::Problem => "problem",
        };
        let gap = " ".repeat(width - line.name.chars().count());
        format!("  {mark:<7}  {}{gap}  {}\n", line.name, line.said)
    };
    lines.iter().map(line).collect()
}

/// What all of it comes to.
pub(crate) fn sum(lines: &[Line]) -> String {
    let count = |mark| lines.iter().filter(|line| line.mark == mark).count();
    match (count(Mark::Problem), count(Mark::Later)) {
        (0, 0) => "Everything is there.".into(),
        (0, _) => {
            "Nothing has to be done by hand: what is missing is installed by the command that needs it."
                .into()
        }
        (problems, _) => {
            format!("{problems} of these need a person; the commands that do not need them work.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(state: State, means: Means) -> Looked {
        Looked { name: "trunk 1".into(), state, needed_by: "dev", means }
    }

    #[test]
    fn what_a_command_installs_is_for_later_and_what_it_cannot_is_a_problem() {
        let itself = || Means::Itself { how: "cargo install trunk".into(), seconds: 360 };
        let hand = || Means::Hand("Debian: trunk".into());
        for (state, means, mark, said) in [
            (State::There("/bin/trunk".into()), itself(), Mark::Ok, "/bin/trunk"),
            (
                State::Missing,
                itself(),
                Mark::Later,
                "missing; needed by dev, which installs it: cargo install trunk",
            ),
            (State::Missing, hand(), Mark::Problem, "missing; needed by dev: Debian: trunk"),
            (
                State::Missing,
                Means::LeftOut("get it".into()),
                Mark::Later,
                "missing; dev leaves out what needs it: get it",
            ),
            (State::Unfit("two\nlines".into()), itself(), Mark::Problem, "two lines; needed by dev"),
        ] {
            let line = of_tool(&tool(state, means));
            assert_eq!((line.mark, line.said.as_str()), (mark, said));
        }
    }

    #[test]
    fn room_is_counted_in_whole_gigabytes() {
        let folder = Path::new("/t");
        for (free, mark, words) in [
            (Some(9 * GIGABYTE), Mark::Ok, "/t: 9 GB free"),
            (Some(8 * GIGABYTE), Mark::Ok, "8 GB free"),
            (Some(8 * GIGABYTE - 1), Mark::Problem, "7 GB free; a whole `test` wants 8"),
            (None, Mark::Problem, "cannot be told"),
        ] {
            let line = of_room("target", folder, free, 8);
            assert!(line.mark == mark && line.said.contains(words), "{line:?}");
        }
    }

    #[test]
    fn the_last_line_says_whether_anybody_has_to_do_anything() {
        let there = of_tool(&tool(State::There("x".into()), Means::Hand(String::new())));
        let later = of_port(8080, "demo page");
        let bad = problem("a", "b");
        assert_eq!(sum(std::slice::from_ref(&there)), "Everything is there.");
        assert!(sum(&[there.clone(), later.clone()]).starts_with("Nothing has to be done by hand"));
        assert!(sum(&[there.clone(), later, bad.clone()]).starts_with("1 of these need a person"));
        assert_eq!(text(&[there, bad]), "  ok       trunk 1  x\n  problem  a        b\n");
    }
}
