//! The host's clock, by which the widget counts the time that is left to pay. It never says whose clock is wrong.

use std::time::{Duration, SystemTime};

use crate::check::ask::Answer;
use crate::check::finding::Finding;

const WHAT: &str = "clock";

/// How far it may be off.
const MOST: Duration = Duration::from_secs(30);

/// What `Date` of an answer says.
pub(crate) fn judge(answer: &Answer) -> Finding {
    let date = answer.header("date");
    let Ok(date) = httpdate::parse_http_date(&date) else {
        let sentence = "The host's answers have no Date that can be read: the countdown goes by the shopper's own clock.";
        return Finding::warning(WHAT, sentence, "Hand Date on, or set it.");
    };
    let off = off(date, answer.between);
    if off <= MOST {
        return Finding::ok(WHAT, "The host's clock and this machine's agree.");
    }
    let sentence = format!("The host's clock and this machine's differ by {} s.", off.as_secs());
    let advice = "Let the server set its clock by NTP: countdowns go by it. If it does, this machine's is the wrong one, or \
                  the answer came out of a cache.";
    Finding::warning(WHAT, sentence, advice)
}

/// How far a date, which has no parts of a second, lies outside of the time in which the answer was made.
fn off(date: SystemTime, between: (SystemTime, SystemTime)) -> Duration {
    let (asked, answered) = between;
    let early = asked.duration_since(date + Duration::from_secs(1)).unwrap_or_default();
    let late = date.duration_since(answered).unwrap_or_default();
    early.max(late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::ask::tests::answer;
    use crate::check::finding::Verdict::{Ok, Warning};

    #[test]
    fn half_a_minute_is_told() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        for (seconds, verdict) in
            [(0_i64, Ok), (29, Ok), (-29, Ok), (31, Warning), (-33, Warning), (86_400, Warning)]
        {
            let date = match u64::try_from(seconds) {
                Result::Ok(later) => now + Duration::from_secs(later),
                Err(_) => now - Duration::from_secs(seconds.unsigned_abs()),
            };
            let mut answer =
                answer("https://a.example/", 404, &[("date", &httpdate::fmt_http_date(date))], "");
            answer.between = (now, now + Duration::from_millis(300));
            assert_eq!(judge(&answer).verdict, verdict, "{seconds}");
        }
        for headers in [&[][..], &[("date", "soon")]] {
            assert!(judge(&answer("https://a.example/", 404, headers, "")).sentence.contains("no Date"));
        }
    }
}
