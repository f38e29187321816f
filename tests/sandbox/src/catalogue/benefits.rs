//! What a top-up or a plan gives, in all three number forms of the wire (`docs/wire-format.md` section 5.3). It never
//! says "unlimited" in words: that is the amount `-1`.

use serde_json::{Value, json};

/// How an amount is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Written {
    /// `10`
    Plain,
    /// `{"type":"fixed","amount":10}`
    Fixed,
    /// `{"type":"range","min":10,"max":20}`
    Range,
}

impl Written {
    /// The form of the product at `index`, so that every group shows all three.
    pub(crate) fn at(index: usize) -> Self {
        [Self::Plain, Self::Fixed, Self::Range][index % 3]
    }

    fn amount(self, amount: i64) -> Value {
        match self {
            Self::Plain => json!(amount),
            Self::Fixed => json!({ "type": "fixed", "amount": amount }),
            Self::Range if amount < 0 => json!({ "type": "fixed", "amount": amount }),
            Self::Range => json!({ "type": "range", "min": amount, "max": amount * 2, "increment": 1 }),
        }
    }
}

/// One benefit of `amount` `unit`; `-1` is unlimited.
pub(crate) fn benefit(kind: &str, unit: &str, unit_type: &str, amount: i64, written: Written) -> Value {
    // Plans of ten have something on top and say so; amounts are told with and without it.
    let bonus = if kind == "DATA" && amount == 10 { 2 } else { 0 };
    let base = written.amount(amount);
    let total = written.amount(amount + bonus);
    json!({
        "type": kind,
        "unit": unit,
        "unit_type": unit_type,
        "additional_information": (bonus > 0).then_some("2 GB more for new customers"),
        "amount": {
            "base": base,
            "promotion_bonus": written.amount(bonus),
            "total_excluding_tax": total,
            "total_including_tax": total,
        },
    })
}
