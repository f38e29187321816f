//! What the bundle weighs, and how much it may. A kilobyte is 1000 bytes here, as networks count.

use serde_json::Value;

use crate::dist::names::DEFERRED;
use crate::error::Error;
use crate::say;
use crate::workspace::WIDGET;

/// What each kind of file, and what a page loads, may weigh in bytes of brotli. It is where the bundle stands, so that
/// nothing grows unseen; the goal is 60,000 until the grid stands, and 130,000 for a purchase.
const BUDGETS: &str = include_str!("../../budgets.json");

/// One file of the bundle, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weight {
    pub(crate) name: String,
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// Every file, and the sum of what is loaded until the grid stands.
pub(crate) fn table(weights: &[Weight]) -> String {
    let row = |weight: &Weight| {
        vec![weight.name.clone(), weight.raw.to_string(), weight.gzip.to_string(), weight.brotli.to_string()]
    };
    let mut rows = vec![["bytes", "raw", "gzip", "brotli"].map(String::from).to_vec()];
    rows.extend(weights.iter().map(row));
    rows.push(row(&until_grid(weights)));
    say::table(&rows)
}

/// Fails when something weighs more than its budget.
pub(crate) fn check(weights: &[Weight]) -> Result<(), Error> {
    let excesses: Vec<String> = against_budgets(weights)
        .into_iter()
        .filter(|(_, weight, budget)| weight > budget)
        .map(|(what, weight, budget)| {
            format!("{what} weighs {weight} bytes of brotli, and may weigh {budget}")
        })
        .collect();
    if excesses.is_empty() { Ok(()) } else { Err(Error::TooHeavy(excesses)) }
}

/// What is limited, what it weighs and what it may weigh, in bytes of brotli.
pub(crate) fn against_budgets(weights: &[Weight]) -> Vec<(&'static str, usize, usize)> {
    weighed(weights).into_iter().map(|(what, weight)| (what, weight, budget(what))).collect()
}

/// The budget of that name; what has none may weigh nothing.
fn budget(what: &str) -> usize {
    let budgets: Value = serde_json::from_str(BUDGETS).unwrap_or_default();
    budgets[what].as_u64().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0)
}

/// Every kind of file, the heaviest of its kind, and what a page loads.
fn weighed(weights: &[Weight]) -> Vec<(&'static str, usize)> {
    let first = |name: &str, end: &str| name.starts_with(WIDGET) && name.ends_with(end) && !is_deferred(name);
    let heaviest = |is_one: &dyn Fn(&str) -> bool| {
        weights.iter().filter(|weight| is_one(&weight.name)).map(|weight| weight.brotli).max().unwrap_or(0)
    };
    let until_grid = until_grid(weights).brotli;
    let is_words = |name: &str| is_deferred(name) && name.ends_with(".json");
    let other_words = heaviest(&is_words);
    let later: usize = weights
        .iter()
        .filter(|weight| is_deferred(&weight.name) && !is_words(&weight.name))
        .map(|it| it.brotli)
        .sum();
    vec![
        ("embed.js", heaviest(&|name| name == "embed.js")),
        ("the script", heaviest(&|name| first(name, ".js"))),
        ("the first module", heaviest(&|name| first(name, ".wasm"))),
        ("the second module", heaviest(&|name| is_deferred(name) && name.ends_with(".wasm"))),
        ("the first style sheet", heaviest(&|name| first(name, ".css"))),
        ("the second style sheet", heaviest(&|name| is_deferred(name) && name.ends_with(".css"))),
        ("the grid's words", heaviest(&|name| name.starts_with("locale-"))),
        ("the other words", other_words),
        ("all that a page loads until the grid stands", until_grid),
        ("all that a purchase loads", until_grid + later + other_words),
    ]
}

/// The sum with one language: the heaviest, since nobody loads two. What is loaded later does not count.
fn until_grid(weights: &[Weight]) -> Weight {
    let (locales, always): (Vec<&Weight>, Vec<&Weight>) = weights
        .iter()
        .filter(|weight| !is_deferred(&weight.name))
        .partition(|weight| weight.name.starts_with("locale-"));
    let heaviest = locales.into_iter().max_by_key(|weight| weight.brotli);
    let loaded: Vec<&Weight> = always.into_iter().chain(heaviest).collect();
    let sum = |size: fn(&Weight) -> usize| loaded.iter().map(|weight| size(weight)).sum();
    Weight {
        name: "until the grid stands, with one language".into(),
        raw: sum(|weight| weight.raw),
        gzip: sum(|weight| weight.gzip),
        brotli: sum(|weight| weight.brotli),
    }
}

/// Whether a file is loaded once the grid stands, and not before.
fn is_deferred(name: &str) -> bool {
    name.strip_prefix(WIDGET).is_some_and(|rest| rest.starts_with(&format!("-{DEFERRED}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_heaviest_language_counts_and_nothing_that_comes_later() {
        let weights = [
            weight("embed.js", 1),
            weight("w-1.js", 10),
            weight("locale-en-1.json", 100),
            weight("locale-de-1.json", 200),
            weight("cryptorefills-widget-deferred-1.wasm", 400),
        ];
        assert_eq!(until_grid(&weights).brotli, 211);
        assert_eq!(table(&weights).lines().count(), 7);
    }

    #[test]
    fn a_budget_holds_to_the_byte() {
        let name = format!("{WIDGET}-1.wasm");
        let most = budget("the first module");
        assert!(check(&[weight(&name, most)]).is_ok());
        let said = check(&[weight(&name, most + 1), weight("embed.js", 2001)]).unwrap_err().to_string();
        assert!(said.contains("embed.js weighs 2001 bytes of brotli, and may weigh 2000"), "{said}");
        assert!(said.contains(&format!("the first module weighs {} bytes", most + 1)), "{said}");
    }

    #[test]
    fn everything_that_is_weighed_has_a_budget_and_every_budget_is_held() {
        let budgets: Value = serde_json::from_str(BUDGETS).unwrap();
        let budgets: Vec<&String> = budgets.as_object().unwrap().keys().collect();
        assert_eq!(weighed(&[]).into_iter().map(|(what, _)| what).collect::<Vec<_>>(), budgets);
        let deferred = |end: &str| format!("{WIDGET}-{DEFERRED}-1.{end}");
        let first = |end: &str| format!("{WIDGET}-1.{end}");
        let files = [
            ("embed.js".to_owned(), 1),
            (first("js"), 2),
            (first("wasm"), 3),
            (deferred("wasm"), 4),
            (first("css"), 5),
            (deferred("css"), 6),
            ("locale-de-1.json".to_owned(), 7),
            ("locale-en-1.json".to_owned(), 6),
            (deferred("json"), 8),
            (format!("{WIDGET}-{DEFERRED}-2.json"), 5),
        ];
        let weights = files.map(|(name, brotli)| weight(&name, brotli));
        let weighed: Vec<usize> = weighed(&weights).into_iter().map(|(_, weight)| weight).collect();
        assert_eq!(weighed, [1, 2, 3, 4, 5, 6, 7, 8, 18, 36]);
    }

    fn weight(name: &str, brotli: usize) -> Weight {
        Weight { name: name.into(), raw: brotli * 3, gzip: brotli * 2, brotli }
    }
}
