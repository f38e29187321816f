//! How many orders all together may make in a minute: of this host, or of all copies where they share state.

use super::rates::Rates;
use crate::refusal::Refusal;
use crate::shared_state::budget::SharedBudget;

/// Counts an order that is about to be sent. Where copies share state and it cannot be reached, one with a key is refused,
/// and this host alone counts the others.
///
/// # Errors
///
/// [`Refusal::TooManyOrders`] over the budget, [`Refusal::StoreUnavailable`] where it cannot be known.
pub(crate) async fn count(
    rates: &Rates,
    shared: Option<&SharedBudget>,
    has_key: bool,
) -> Result<(), Refusal> {
    let counted = match shared {
        None => rates.sent_order(),
        Some(shared) => match shared.count().await {
            Ok(counted) => counted,
            Err(error) if has_key => return Err(Refusal::of_store(error)),
            Err(_) => rates.sent_order(),
        },
    };
    counted.map_err(Refusal::TooManyOrders)
}
