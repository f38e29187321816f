//! The player of scripts. A script is a table of `seconds  input  -> outputs`, in which `…` is a timer that fired by
//! itself. The table that really happened is compared with the one written down; no line may be left out.

use std::fmt::Write as _;

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Entry, Input, Output, Standing, Start, Verdict};

use crate::watched::WatchedMachine;

/// An order that the shopper just made, in a visible tab of a browser that has everything.
pub(crate) const CREATED: Start = Start {
    shown: Some(Standing::Unfinished),
    entry: Entry::Free,
    visible: true,
    online: true,
    event_source: true,
};

/// The same order after a reload: nothing is shown yet.
pub(crate) const RESUMED: Start = Start { shown: None, ..CREATED };

/// Every wait is the longest that chance allows, so that the numbers in a script are round.
const RANDOM: u32 = u32::MAX;

/// Plays the inputs of `table` and checks that its outputs are what happens.
pub(crate) fn play(start: Start, table: &str) {
    let lines: Vec<&str> = table.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (mut watched, outputs) = WatchedMachine::new(0, start, lines.join("\n"));
    let mut happened = line(0, "start", &outputs);
    for written in &lines[1..] {
        let Some((time, rest)) = written.split_once("  ") else {
            panic!("no two spaces after the time: {written}")
        };
        let word = rest.split("->").next().unwrap_or_default().trim();
        let now = milliseconds(time);
        while let Some(due) = watched.next_wake().filter(|due| *due < now || (*due == now && word == "…")) {
            let outputs = watched.handle(due, Input::Wake, RANDOM);
            if !outputs.is_empty() {
                happened += &line(due, "…", &outputs);
            }
        }
        if word != "…" {
            happened += &line(now, word, &watched.handle(now, input(word), RANDOM));
        }
    }
    let written: String = lines.iter().map(|line| normalized(line)).collect();
    assert!(happened == written, "this happened:\n{happened}\nthis was written:\n{written}");
}

fn line(now: u64, word: &str, outputs: &[Output]) -> String {
    let outputs: Vec<&str> = outputs.iter().map(output).collect();
    let mut line = String::new();
    let _ = write!(line, "{}.{:03}  {word}", now / 1_000, now % 1_000);
    normalized(&format!("{line} -> {}", outputs.join(", ")))
}

/// One way of spacing, so that a table may be aligned for the eye.
fn normalized(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut line = words.join(" ");
    if let Some(seconds) = words.first().filter(|time| !time.contains('.')) {
        line = line.replacen(seconds, &format!("{seconds}.000"), 1);
    } else if let Some((seconds, part)) = words.first().and_then(|time| time.split_once('.')) {
        line = line.replacen(&format!("{seconds}.{part}"), &format!("{seconds}.{part:0<3}"), 1);
    }
    line + "\n"
}

fn milliseconds(time: &str) -> u64 {
    let (seconds, part) = time.split_once('.').unwrap_or((time, "0"));
    match (seconds.parse::<u64>(), format!("{part:0<3}").parse::<u64>()) {
        (Ok(seconds), Ok(part)) => seconds * 1_000 + part,
        (Err(_), _) | (_, Err(_)) => panic!("no time in seconds: {time}"),
    }
}

fn input(word: &str) -> Input {
    let failed = |status, retry_after| Input::SnapshotFailed { status, retry_after };
    match word {
        "opened" => Input::StreamOpened,
        "error" => Input::StreamError,
        "awaited" => Input::StreamAwaited,
        "moved" => Input::StreamMoved,
        "wanted" => Input::StreamWanted,
        "stop" => Input::Stop,
        "visible" => Input::Visible,
        "hidden" => Input::Hidden,
        "pageshow" => Input::PageShow,
        "pagehide" => Input::PageHide,
        "online" => Input::Online,
        "offline" => Input::Offline,
        "ask" => Input::Ask,
        "forget" => Input::Forget,
        "got nothing" => failed(None, None),
        "got 429, retry after 20" => failed(Some(429), Some(20_000)),
        "no ticket" => Input::Admitted(Entry::Free),
        _ if word.starts_with("ticket until ") => {
            Input::Admitted(Entry::Until(PageMs(milliseconds(&word["ticket until ".len()..]))))
        }
        _ => match word.strip_prefix("got ") {
            Some(status) if status.parse::<u16>().is_ok() => failed(status.parse().ok(), None),
            Some(word) => Input::SnapshotArrived(verdict(word)),
            None => Input::Message(verdict(word)),
        },
    }
}

fn verdict(word: &str) -> Verdict {
    match word {
        "newer" => Verdict::Newer(Standing::Unfinished),
        "newer, expired" => Verdict::Newer(Standing::Expired),
        "newer, final" => Verdict::Newer(Standing::Final),
        "same" => Verdict::Same(Standing::Unfinished),
        "same, expired" => Verdict::Same(Standing::Expired),
        "newer, settling" => Verdict::Newer(Standing::Settling),
        "same, settling" => Verdict::Same(Standing::Settling),
        "older" => Verdict::Older,
        "doubtful" => Verdict::Doubtful,
        "foreign" => Verdict::Foreign,
        "garbage" => Verdict::Unreadable,
        _ => panic!("no such input in a script: {word}"),
    }
}

fn output(output: &Output) -> &'static str {
    match output {
        Output::OpenStream => "open",
        Output::CloseStream => "close",
        Output::FetchOrder => "GET",
        Output::Connection(connection) => connection.as_str(),
        Output::Lost => "lost",
        Output::Resting => "resting",
        Output::Ended => "ended",
    }
}
