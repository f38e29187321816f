//! The order that exists: what the server says of it, how fresh that is, and what the page is told.

use crate::domain::flow::{Announcement, Effect, Flow};
use crate::domain::order::countdown::Countdown;
use crate::domain::order::state::OrderState;
use crate::domain::order::{Freshness, Order};
use crate::domain::time::PageMs;

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
    /// Whether it was looked for: a reload, another tab or the partner found it.
    pub resumed: bool,
    /// What those who listen take the connection for.
    pub(super) said: Connection,
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
    pub(super) fn new(order: Order, now: PageMs, window: u32, resumed: bool) -> Self {
        let countdown = Countdown::begin(now, order.requested_at, order.server_time, window);
        Self {
            order,
            countdown,
            connection: Connection::Reconnecting,
            said: Connection::Live,
            lost: false,
            resumed,
            told: Vec::new(),
        }
    }

    /// What the page is told of the present state; once a state. `resumed` marks what was found so, and not what arrives
    /// live afterwards.
    pub(super) fn announcement(&mut self, resumed: bool) -> Vec<Effect> {
        if self.told.contains(&self.order.state) {
            return vec![];
        }
        self.told.push(self.order.state.clone());
        let order_id = self.order.id.clone();
        let state = self.order.state.name().to_owned();
        let mut effects =
            vec![Effect::Announce(Announcement::OrderStatus { order_id: order_id.clone(), state, resumed })];
        if self.order.state == OrderState::Done {
            effects.push(Effect::Announce(Announcement::OrderDone { order_id, resumed }));
        }
        effects
    }

    /// Takes over a newer description.
    fn apply(&mut self, order: Order, now: PageMs, window: u32) {
        if order.server_time.is_some() && order.requested_at.is_some() {
            self.countdown = Countdown::begin(now, order.requested_at, order.server_time, window);
        }
        self.order = order;
        self.lost = false;
    }
}

impl Flow {
    pub(super) fn order_seen(&mut self, order: Order, now: PageMs) -> Vec<Effect> {
        let window = self.config.payment_window;
        let Some(placed) = &mut self.purchase.placed else { return vec![] };
        let freshness = placed.order.judge(&order);
        if matches!(freshness, Freshness::Older | Freshness::Foreign) {
            return vec![];
        }
        placed.apply(order, now, window);
        placed.announcement(false)
    }
}
