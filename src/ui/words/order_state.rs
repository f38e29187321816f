//! The state of an order in words. It decides nothing: which wording fits is the order's.

use crate::domain::order::state::OrderState;
use crate::domain::order::wording::Wording;
use crate::ui::words::Texts;

/// A state in words; an unknown one is shown as the API wrote it.
pub fn state_words(texts: &Texts, state: &OrderState, wording: Wording) -> String {
    match wording {
        Wording::OfState => {}
        Wording::TimeOver => return texts.t("state.Expired"),
        Wording::Delivering => return texts.t("state.WaitingForDelivery"),
        Wording::Emailed => return texts.t("state.emailed"),
        Wording::Undelivered => return texts.t("state.undelivered"),
    }
    texts
        .try_fill(&format!("state.{}", state.name()), &[])
        .unwrap_or_else(|| texts.fill("state.other", &[("state", state.name())]))
}
