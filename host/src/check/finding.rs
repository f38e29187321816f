//! What was found: one sentence on one thing, and what to do about it. It never holds more of a foreign text than fits a
//! line, nor anything that a terminal would act on.

use serde::Serialize;
use serde_json::json;

use super::text;

/// How good or bad it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Ok,
    /// The widget works, and something of it is slower, poorer or only perhaps so.
    Warning,
    /// Something does not work for shoppers.
    Problem,
}

/// One sentence on one thing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Finding {
    /// What it is about, in one word: `page`, `script`, `policy`.
    pub what: &'static str,
    /// How good or bad it is.
    pub verdict: Verdict,
    /// What is so, or what is wrong.
    pub sentence: String,
    /// What to do; empty where nothing has to be done.
    pub advice: String,
}

impl Finding {
    pub(crate) fn ok(what: &'static str, sentence: impl AsRef<str>) -> Self {
        Self::new(what, Verdict::Ok, sentence.as_ref(), "")
    }

    pub(crate) fn warning(what: &'static str, sentence: impl AsRef<str>, advice: impl AsRef<str>) -> Self {
        Self::new(what, Verdict::Warning, sentence.as_ref(), advice.as_ref())
    }

    pub(crate) fn problem(what: &'static str, sentence: impl AsRef<str>, advice: impl AsRef<str>) -> Self {
        Self::new(what, Verdict::Problem, sentence.as_ref(), advice.as_ref())
    }

    pub(crate) fn new(what: &'static str, verdict: Verdict, sentence: &str, advice: &str) -> Self {
        Self { what, verdict, sentence: text::tame(sentence), advice: text::tame(advice) }
    }
}

/// All that was found at one address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Report {
    /// The address, without its query.
    pub url: String,
    /// In the order in which it was looked at.
    pub findings: Vec<Finding>,
    /// How many requests were sent.
    pub requests: usize,
}

impl Report {
    /// How many findings have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }

    /// For people: a line a finding, and one in the end that counts them.
    pub fn lines(&self, coloured: bool) -> Vec<String> {
        let mut lines: Vec<String> = self.findings.iter().map(|finding| line(finding, coloured)).collect();
        let [ok, warnings, problems] =
            [Verdict::Ok, Verdict::Warning, Verdict::Problem].map(|verdict| self.count(verdict));
        lines.push(format!(
            "{}: {}, {}, {ok} ok, by {}",
            self.url,
            counted(problems, "problem"),
            counted(warnings, "warning"),
            counted(self.requests, "request")
        ));
        lines
    }

    /// The same for programs.
    pub fn to_json(&self) -> String {
        let told = json!({
            "url": self.url,
            "findings": self.findings,
            "problems": self.count(Verdict::Problem),
            "warnings": self.count(Verdict::Warning),
            "ok": self.count(Verdict::Ok),
            "requests": self.requests,
        });
        format!("{told:#}")
    }
}

fn line(finding: &Finding, coloured: bool) -> String {
    let Finding { what, verdict, sentence, advice } = finding;
    let (mark, colour) = match verdict {
        Verdict::Ok => ("ok", 32),
        Verdict::Warning => ("warning", 33),
        Verdict::Problem => ("problem", 31),
    };
    let mark = if coloured { format!("\u{1b}[{colour}m{mark:<7}\u{1b}[0m") } else { format!("{mark:<7}") };
    let gap = if advice.is_empty() { "" } else { " " };
    format!("{mark}  {what:<8}  {sentence}{gap}{advice}")
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report {
            url: "https://shop.example/".into(),
            findings: vec![
                Finding::ok("page", "It answers."),
                Finding::warning("clock", "It is off.", "Set it."),
                Finding::problem("script", "It is \u{1b}[2Jmissing.", "Put it there."),
            ],
            requests: 1,
        }
    }

    #[test]
    fn a_line_a_finding_and_a_sum() {
        let lines = report().lines(false);
        assert_eq!(lines[0], "ok       page      It answers.");
        assert_eq!(lines[1], "warning  clock     It is off. Set it.");
        assert_eq!(lines[2], "problem  script    It is \\u{1b}[2Jmissing. Put it there.");
        assert_eq!(lines[3], "https://shop.example/: 1 problem, 1 warning, 1 ok, by 1 request");
        let coloured = report().lines(true);
        assert_eq!(coloured[0], "\u{1b}[32mok     \u{1b}[0m  page      It answers.");
        assert_eq!(coloured[2].matches('\u{1b}').count(), 2, "no colour but ours");
    }

    #[test]
    fn programs_read_the_same() {
        let told: serde_json::Value = serde_json::from_str(&report().to_json()).unwrap();
        assert_eq!((&told["problems"], &told["warnings"], &told["ok"]), (&1.into(), &1.into(), &1.into()));
        assert_eq!(told["findings"][1]["verdict"], "warning");
        assert_eq!(told["findings"][1]["advice"], "Set it.");
    }
}
