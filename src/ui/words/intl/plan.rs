//! What a top-up or an eSIM plan contains, in words. Units that the API names stay as it names them.

use crate::domain::offer::Fixed;
use crate::domain::offer::plan::{Benefit, Detail, Quantity};
use crate::ui::words::Texts;
use crate::ui::words::intl::{list, region_name, time_span};

/// Countries that are named one by one.
const NAMED: usize = 4;

/// What a plan contains beyond what its label says already; `None` where that is nothing.
pub(crate) fn details(texts: &Texts, fixed: &Fixed) -> Option<String> {
    let mut text = String::new();
    for detail in &fixed.details {
        let words = words(texts, detail);
        let said = match detail {
            Detail::Validity { quantity, unit } => said(fixed, &plain_span(quantity, unit)),
            _ => said(fixed, &words),
        };
        if !said {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.push_str(&words);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Whether the label or the denomination holds these words.
fn said(fixed: &Fixed, words: &str) -> bool {
    [&fixed.label, &fixed.denomination].iter().any(|it| it.starts_with(words) || it.ends_with(words))
}

/// As denominations write it: `7 days`, `1 month`.
fn plain_span(quantity: &str, unit: &str) -> String {
    format!("{quantity} {unit}{}", if quantity == "1" { "" } else { "s" })
}

fn words(texts: &Texts, detail: &Detail) -> String {
    match detail {
        Detail::Benefit(benefit) => benefit_words(texts, benefit),
        Detail::Validity { quantity, unit } => {
            texts.fill("plan.validity", &[("time", &time_span(quantity, unit, texts.lang()))])
        }
        Detail::Regions(codes) => {
            let lang = texts.lang();
            let shown = if codes.len() > NAMED { NAMED - 1 } else { codes.len() };
            let mut names: Vec<String> = codes[..shown].iter().map(|code| region_name(code, lang)).collect();
            if shown < codes.len() {
                let more = (codes.len() - shown).to_string();
                names.push(texts.fill("plan.regions.more", &[("count", &more)]));
            }
            texts.fill("plan.regions", &[("countries", &list(&names, lang))])
        }
        Detail::Words(words) => words.clone(),
    }
}

fn benefit_words(texts: &Texts, benefit: &Benefit) -> String {
    let unit = &benefit.unit;
    let mut words = match (&benefit.quantity, benefit.kind.as_str()) {
        (Quantity::Exact(number), _) => format!("{number} {unit}"),
        (Quantity::Between { min, max }, _) => format!("{min}–{max} {unit}"),
        (Quantity::Unlimited, "DATA") => texts.t("plan.unlimited.data"),
        (Quantity::Unlimited, "TALKTIME") => texts.t("plan.unlimited.calls"),
        (Quantity::Unlimited, _) => texts.fill("plan.unlimited", &[("unit", unit)]),
    };
    if let Some(bonus) = &benefit.bonus {
        let bonus = format!("{bonus} {unit}");
        words.push(' ');
        words.push_str(&texts.fill("plan.bonus", &[("amount", &bonus)]));
    }
    if let Some(note) = &benefit.note {
        words.push_str(": ");
        words.push_str(note);
    }
    words
}
