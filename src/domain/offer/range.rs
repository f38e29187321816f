//! A custom amount: its minimum, maximum and step, and whether an amount fits. It never rounds an amount, and reads none:
//! that is [`typed_amount`](super::typed_amount)'s.

use crate::domain::decimal::Decimal;

/// The `range` of a product with `is_dynamic: true` (reference section 5, `docs/wire-format.md` section 5.2).
///
/// All values are face values in `currency`, as decimal text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest amount.
    pub min: Decimal,
    /// The largest amount.
    pub max: Decimal,
    /// Amounts are `min` plus a multiple of this; zero means any amount.
    pub step: Decimal,
    /// ISO 4217 code, or the API's own unit.
    pub currency: String,
    /// The amount the API suggests; it may lie outside the range.
    pub default: Option<Decimal>,
}

/// Why an amount does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Less than the minimum.
    TooLow,
    /// More than the maximum.
    TooHigh,
    /// Between two steps.
    OffStep,
}

impl Range {
    /// Whether an amount can be ordered.
    ///
    /// # Errors
    /// The reason in the order in which a person would mend it.
    pub fn check(&self, value: &Decimal) -> Result<(), Misfit> {
        if *value < self.min {
            return Err(Misfit::TooLow);
        }
        if *value > self.max {
            return Err(Misfit::TooHigh);
        }
        if self.fits_step(value) { Ok(()) } else { Err(Misfit::OffStep) }
    }

    /// What stands in the field first: the API's default if it can be ordered, else the minimum.
    ///
    /// Defaults above the maximum are known (`docs/wire-format.md` section 5.2: DoorDash, Roblox), and a field that
    /// starts with the largest possible amount invites a costly slip, so those fall back to the minimum too.
    pub fn start(&self) -> Decimal {
        let default = self.default.as_ref();
        let default = default.filter(|default| **default < self.max && self.check(default).is_ok());
        default.unwrap_or(&self.min).clone()
    }

    fn fits_step(&self, value: &Decimal) -> bool {
        let (Some(value), Some(min), Some(step)) =
            (value.millionths(), self.min.millionths(), self.step.millionths())
        else {
            return self.step.is_zero();
        };
        step == 0 || (value - min) % step == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: &str, max: &str, step: &str, default: &str) -> Range {
        let number = |text| Decimal::parse(text).unwrap();
        Range {
            min: number(min),
            max: number(max),
            step: number(step),
            currency: "USD".into(),
            default: Decimal::parse(default),
        }
    }

    #[test]
    fn an_amount_is_accepted_or_explained() {
        let airbnb = range("50", "500", "1", "500.0");
        let cents = range("0.5", "10", "0.25", "");
        for (range, amount, result) in [
            (&airbnb, "50", Ok(())),
            (&airbnb, "500.00", Ok(())),
            (&airbnb, "49.99", Err(Misfit::TooLow)),
            (&airbnb, "501", Err(Misfit::TooHigh)),
            (&airbnb, "50000", Err(Misfit::TooHigh)),
            (&airbnb, "60.5", Err(Misfit::OffStep)),
            (&airbnb, "60.0000001", Err(Misfit::OffStep)),
            (&cents, "0.75", Ok(())),
            (&cents, "0.8", Err(Misfit::OffStep)),
        ] {
            assert_eq!(range.check(&Decimal::parse(amount).unwrap()), result, "{amount}");
        }
    }

    #[test]
    fn a_step_of_zero_allows_every_amount() {
        let amount = Decimal::parse("1.2345678").unwrap();
        assert!(range("1", "2", "0", "").check(&amount).is_ok());
    }

    #[test]
    fn the_field_starts_with_an_amount_that_can_be_ordered() {
        assert_eq!(range("15", "200", "1", "500.0").start().to_string(), "15");
        assert_eq!(range("50", "500", "1", "500.0").start().to_string(), "50");
        assert_eq!(range("50", "500", "1", "100.0").start().to_string(), "100");
        assert_eq!(range("5", "250", "5", "7").start().to_string(), "5");
    }
}
