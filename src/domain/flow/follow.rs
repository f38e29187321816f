//! The order that exists: what the server says of it, how fresh that is, and what the page is told.

use super::bill::Bill;
use super::browse::announce;
use super::{Announcement, ApiError, Effect, Flow};
use crate::domain::countdown::Countdown;
use crate::domain::order::{Freshness, Order};
use crate::domain::order_state::OrderState;
use crate::domain::problem::Problem;

/// An order that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// As the server last described it.
    pub order: Order,
    /// How long it can be paid.
    pub countdown: Countdown,
    /// How news of it arrive.
    pub connection: Connection,
    /// Whether the host does not know it any more.
    pub lost: bool,
    /// Whether a reload found it.
    pub resumed: bool,
    /// The states that the page was told: each once.
    told: Vec<OrderState>,
}

/// `data-state` of the part `connection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// The stream is open.
    Live,
    /// The stream is being opened again.
    Reconnecting,
    /// The order is asked for on a timer.
    Polling,
    /// The browser says that there is no network.
    Offline,
}

impl Connection {
    /// The attribute's value, and the stem of its key in the language files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Reconnecting => "reconnecting",
            Self::Polling => "polling",
            Self::Offline => "offline",
        }
    }
}

impl Placed {
    pub(super) fn new(order: Order, now: u64, window: u32, resumed: bool) -> Self {
        let countdown = Countdown::begin(now, order.requested_at, order.server_time, window);
        Self {
            order,
            countdown,
            connection: Connection::Reconnecting,
            lost: false,
            resumed,
            told: Vec::new(),
        }
    }

    /// What the page is told of the present state; once a state.
    pub(super) fn announcement(&mut self) -> Vec<Effect> {
        if self.told.contains(&self.order.state) {
            return vec![];
        }
        self.told.push(self.order.state.clone());
        let (order_id, resumed) = (self.order.id.clone(), self.resumed);
        let state = self.order.state.name().to_owned();
        let mut effects =
            vec![Effect::Announce(Announcement::OrderStatus { order_id: order_id.clone(), state, resumed })];
        if self.order.state == OrderState::Done {
            effects.push(Effect::Announce(Announcement::OrderDone { order_id, resumed }));
        }
        effects
    }

    /// Takes over a newer description.
    fn apply(&mut self, order: Order, now: u64, window: u32) {
        if order.server_time.is_some() && order.requested_at.is_some() {
            self.countdown = Countdown::begin(now, order.requested_at, order.server_time, window);
        }
        self.order = order;
        self.lost = false;
    }
}

impl Flow {
    pub(super) fn order_seen(&mut self, order: Order, now: u64) -> Vec<Effect> {
        let window = self.config.payment_window;
        let Some(placed) = &mut self.placed else { return vec![] };
        let freshness = placed.order.judge(&order);
        if matches!(freshness, Freshness::Older | Freshness::Foreign) {
            return vec![];
        }
        placed.apply(order, now, window);
        placed.announcement()
    }

    /// Looks for an order that this element does not show. One that is shown is never replaced.
    pub(super) fn resume_asked(&mut self, id: String) -> Vec<Effect> {
        if self.placed.is_some() || self.is_paying() {
            return vec![];
        }
        let ticket = self.next_ticket();
        self.resume_ticket = ticket;
        vec![Effect::FindOrder { ticket, id }]
    }

    pub(super) fn order_found(
        &mut self,
        ticket: u32,
        answer: Result<Order, ApiError>,
        now: u64,
    ) -> Vec<Effect> {
        if ticket != self.resume_ticket || self.placed.is_some() || self.is_paying() {
            return vec![];
        }
        let Ok(order) = answer else {
            let problem = Problem::new("client:order-unknown");
            let announced = announce(&problem);
            self.problems = vec![problem];
            return vec![announced];
        };
        let id = order.id.clone();
        self.bill = Bill::default();
        let mut placed = Placed::new(order, now, self.config.payment_window, true);
        let status = placed.announcement();
        self.placed = Some(placed);
        self.problems.clear();
        std::iter::once(Effect::Follow(id)).chain(status).chain([Effect::FocusView]).collect()
    }

    /// Begins again after an order: with everything typed kept after one that was not delivered, from the grid after one
    /// that was. An order that can still be paid is only left by an explicit wish of the shopper.
    pub(super) fn restarted(&mut self) -> Vec<Effect> {
        let Some(placed) = self.placed.take() else { return vec![] };
        if placed.order.state == OrderState::Done {
            self.choice = None;
        }
        self.problems.clear();
        let mut effects = vec![Effect::Unfollow];
        effects.extend(self.refresh_prices());
        effects.push(Effect::FocusView);
        effects
    }

    /// `reset()`: back to the grid. An order that is being paid is never thrown away (contract section 1).
    pub(super) fn reset(&mut self) -> Vec<Effect> {
        let facts = self.placed.as_ref().map(|placed| placed.order.state.facts());
        if facts.is_some_and(|facts| !facts.last) || self.is_paying() {
            return vec![];
        }
        let followed = self.placed.take().is_some();
        self.choice = None;
        self.problems.clear();
        self.filter.query.clear();
        self.filter.category.clone_from(&self.config.category);
        if followed { vec![Effect::Unfollow, Effect::FocusView] } else { vec![Effect::FocusView] }
    }
}
