//! The ending: what is known of how much is still to come for this order. It never closes or asks for anything.

use crate::domain::time::PageMs;
use crate::stream::machine::standing::Standing;
use crate::stream::machine::timing::{NOT_FOUND_UNTIL_LOST, SETTLES_AFTER};

/// What the order, the server and the route said about going on.
#[derive(Clone, Debug, Default)]
pub(super) struct Ending {
    /// The standing of the order that is shown, if one is.
    shown: Option<Standing>,
    /// Since when it is done and brought nothing.
    settling_since: Option<PageMs>,
    /// The server said `stop`: it will not speak again.
    is_stopped: bool,
    /// A request was answered with the order after that.
    is_stop_confirmed: bool,
    /// Answers 403, 404 or 410 since the order was last found or heard of.
    not_found_count: u32,
    is_lost: bool,
    is_over: bool,
}

impl Ending {
    pub(super) fn new(now: PageMs, shown: Option<Standing>) -> Self {
        let mut ending = Self::default();
        if let Some(standing) = shown {
            ending.show(now, standing);
        }
        ending
    }

    /// An order is shown now. Whether its standing is another one than before.
    pub(super) fn show(&mut self, now: PageMs, standing: Standing) -> bool {
        let is_settling = standing == Standing::Settling;
        self.settling_since = self.settling_since.or(Some(now)).filter(|_| is_settling);
        self.shown.replace(standing) != Some(standing)
    }

    /// The server said `stop`. Whether that was the first time.
    pub(super) fn stop(&mut self) -> bool {
        !std::mem::replace(&mut self.is_stopped, true)
    }

    /// The route answered 403, 404 or 410. Whether that makes the order lost.
    pub(super) fn not_found(&mut self) -> bool {
        self.not_found_count = self.not_found_count.saturating_add(1);
        self.not_found_count >= NOT_FOUND_UNTIL_LOST && !std::mem::replace(&mut self.is_lost, true)
    }

    /// The stream told of the order: a route that does not find it begins anew to count.
    pub(super) fn heard(&mut self) {
        self.not_found_count = 0;
    }

    /// The route found the order, which answers all doubts about it.
    pub(super) fn found(&mut self) {
        self.not_found_count = 0;
        self.is_lost = false;
        self.is_stop_confirmed = self.is_stopped;
    }

    /// When what is done and brought nothing is not waited for any more.
    pub(super) fn settled_due(&self) -> Option<PageMs> {
        self.settling_since.map(|since| since.plus(SETTLES_AFTER))
    }

    /// Nothing will be done any more.
    pub(super) fn finish(&mut self) {
        self.is_over = true;
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Little is expected, but not nothing: a late payment may still be fulfilled.
    pub(super) fn expects_little(&self) -> bool {
        self.is_lost || self.is_stop_confirmed || self.shown == Some(Standing::Expired)
    }
}
