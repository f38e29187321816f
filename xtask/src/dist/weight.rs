//! What the bundle weighs, and how much it may. A kilobyte is 1000 bytes here, as networks count.

use crate::dist::names::DEFERRED;
use crate::error::Error;
use crate::say;
use crate::workspace::WIDGET;

/// All that a script tag loads until the grid stands, in bytes of brotli. It is where the bundle stands, so that it grows
/// no further unseen; the goal is 66,000.
pub(crate) const GRID_BUDGET: usize = 110_000;
/// `embed.js`, in bytes of brotli.
pub(crate) const LOADER_BUDGET: usize = 2_000;

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
    let loader = weights.iter().find(|weight| weight.name == "embed.js").map_or(0, |weight| weight.brotli);
    vec![
        ("embed.js", loader, LOADER_BUDGET),
        ("what a page loads until the grid stands", until_grid(weights).brotli, GRID_BUDGET),
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
        let bundle = |loader, module| [weight("embed.js", loader), weight("w-1.wasm", module)];
        assert!(check(&bundle(LOADER_BUDGET, GRID_BUDGET - LOADER_BUDGET)).is_ok());
        let said = check(&bundle(LOADER_BUDGET + 1, GRID_BUDGET)).unwrap_err().to_string();
        let sum = GRID_BUDGET + LOADER_BUDGET + 1;
        assert!(said.contains("embed.js weighs 2001"), "{said}");
        assert!(said.contains(&format!("until the grid stands weighs {sum} bytes")), "{said}");
    }

    fn weight(name: &str, brotli: usize) -> Weight {
        Weight { name: name.into(), raw: brotli * 3, gzip: brotli * 2, brotli }
    }
}
