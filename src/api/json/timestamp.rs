//! Points in time on the wire: unix seconds as number or text, milliseconds, or ISO 8601 (`docs/wire-format.md` section
//! 0.3). Which of them a number is, is decided here and nowhere else, so that two moments compare whatever their
//! spelling. It never asks a clock.

use crate::api::json::Json;
use crate::api::json::number::expanded;
use crate::domain::time::{UnixMs, UnixSeconds};

/// From here on a number counts milliseconds: in seconds it would be the year 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// Reads a point in time to the millisecond.
pub(crate) fn moment(json: &Json) -> Option<UnixMs> {
    let milliseconds = match json {
        Json::Number(written) => number(&expanded(written)?),
        Json::Text(text) => number(text.trim()).or_else(|| iso_8601(text.trim())),
        _ => None,
    };
    milliseconds.map(UnixMs)
}

/// Reads a point in time to the second.
pub(crate) fn unix_seconds(json: &Json) -> Option<UnixSeconds> {
    moment(json).map(UnixMs::to_seconds)
}

fn counted(whole: i64, thousandths: i64) -> i64 {
    if whole < MILLISECONDS_FROM { whole * 1000 + thousandths } else { whole }
}

/// A number as text. Reading a float would cost kilobytes of tables.
fn number(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let plain = (1..=15).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    if plain { Some(counted(whole.parse().ok()?, thousandths(fraction)?)) } else { None }
}

/// `2026-08-25T12:00:00.5+02:00`; without a zone it is UTC, without a time midnight.
fn iso_8601(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00"));
    let mut parts = date.splitn(3, '-').map(digits);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let valid = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let (clock, zone) = time.split_at(time.find(['Z', 'z', '+', '-']).unwrap_or(time.len()));
    let milliseconds = valid.then(|| days_since_1970(year, month, day) * 86_400_000)? + time_of_day(clock)?;
    Some(milliseconds - offset(zone)?)
}

fn time_of_day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let (hours, minutes) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let (seconds, fraction) =
        parts.next().map_or(("0", ""), |rest| rest.split_once('.').unwrap_or((rest, "")));
    let seconds = digits(seconds)?;
    let valid = hours < 24 && minutes < 60 && seconds <= 60;
    valid.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths(fraction)?)
}

/// The first three digits of a fraction.
fn thousandths(fraction: &str) -> Option<i64> {
    let first: String = fraction.chars().chain("000".chars()).take(3).collect();
    digits(&first)
}

/// A zone's distance from UTC in milliseconds: `Z`, `+02:00`, `+0200`, `+02`.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        None | Some('Z' | 'z') => return (zone.len() < 2).then_some(0),
        Some('-') => -1,
        Some(_) => 1,
    };
    let figures = zone[1..].replace(':', "");
    let (hours, minutes) =
        (digits(figures.get(..2)?)?, digits(figures.get(2..).filter(|m| !m.is_empty()).unwrap_or("0"))?);
    Some(sign * (hours * 60 + minutes) * 60_000)
}

fn digits(text: &str) -> Option<i64> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Days of the proleptic Gregorian calendar, counted in years that begin in March, so that leap days come last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_has_many_spellings() {
        for wire in [
            "1787659200",
            "1787659200.0",
            "1787659200000",
            r#""1787659200""#,
            r#"" 1787659200.0 ""#,
            r#""1787659200000""#,
            r#""2026-08-25T12:00:00Z""#,
            r#""2026-08-25T12:00:00.000Z""#,
            r#""2026-08-25t12:00z""#,
            r#""2026-08-25 12:00:00""#,
            r#""2026-08-25T14:00:00+02:00""#,
            r#""2026-08-25T14:00:00+0200""#,
            r#""2026-08-25T14:00:00+02""#,
            r#""2026-08-25T07:30:00-04:30""#,
        ] {
            assert_eq!(read(wire), Some(UnixMs(1_787_659_200_000)), "{wire}");
        }
    }

    #[test]
    fn parts_of_a_second_count() {
        for (wire, milliseconds) in [
            ("1787659200.25", 1_787_659_200_250),
            (r#""2026-08-25T12:00:00.2Z""#, 1_787_659_200_200),
            (r#""2026-08-25T12:00:00.123456Z""#, 1_787_659_200_123),
        ] {
            assert_eq!(read(wire), Some(UnixMs(milliseconds)), "{wire}");
        }
        assert_eq!(
            unix_seconds(&Json::Text("2026-08-25T12:00:00.9Z".into())),
            Some(UnixSeconds(1_787_659_200))
        );
    }

    #[test]
    fn the_calendar_knows_leap_years() {
        for (date, days) in [
            ("1970-01-01", 0),
            ("1972-02-29", 789),
            ("1972-03-01", 790),
            ("2000-02-29", 11_016),
            ("2100-03-01", 47_541),
        ] {
            assert_eq!(iso_8601(date), Some(days * 86_400_000), "{date}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for wire in [
            r#""soon""#,
            r#""""#,
            r#""2026-08""#,
            r#""2026-13-01""#,
            r#""2026-08-25T25:00Z""#,
            r#""2026-08-25T12:00:00é""#,
            r#""2026-08-25T12:00+é""#,
            r#""2026-08-25T12:00Zulu""#,
            r#""NaN""#,
            r#""inf""#,
            "1e300",
            "null",
            "true",
            "[]",
        ] {
            assert_eq!(read(wire), None, "{wire}");
        }
    }

    fn read(wire: &str) -> Option<UnixMs> {
        moment(&serde_json::from_str(wire).unwrap())
    }
}
