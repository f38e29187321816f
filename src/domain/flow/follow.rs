//! The order that exists: what the server says of it, how fresh that is, and what the page is told.

use crate::domain::agreement::{Agreement, Difference, Rise};
use crate::domain::flow::browse::announce;
use crate::domain::flow::{Announcement, Effect, Flow};
use crate::domain::order::admission::Admission;
use crate::domain::order::countdown::Countdown;
use crate::domain::order::state::OrderState;
use crate::domain::order::{Freshness, Order};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::domain::time::PageMs;

/// How many answers in a row have to be older than what is shown, until they are believed and it is not.
const BELIEVED: u8 = 2;

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
    /// What it is held to.
    pub agreement: Agreement,
    /// What opens it at the host.
    pub admission: Admission,
    /// How many answers in a row were older than what is shown.
    older_answers: u8,
    /// The codes of what it says otherwise that the page was told: each once.
    complained: Vec<&'static str>,
    /// What those who listen take the connection for.
    pub(super) said: Connection,
    /// The states that the page was told: each once.
    told: Vec<OrderState>,
}

/// What this browser knows of an order before it is described.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// What it is held to.
    pub(super) agreement: Agreement,
    /// Milliseconds since it was first seen here.
    pub(super) seen_for: u64,
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
    pub(super) fn new(mut order: Order, now: PageMs, window: u32, resumed: bool, known: Known) -> Self {
        let countdown = Countdown::begin(now, &order, window, known.seen_for);
        let mut agreement = known.agreement;
        agreement.learn(&order);
        Self {
            agreement,
            admission: std::mem::take(&mut order.admission),
            older_answers: 0,
            complained: Vec::new(),
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

    /// What a description is worth beside the one that is shown. What the server says when it is `asked` counts in the
    /// end: a message with a stamp that no answer knows outranks two of them no more.
    pub fn judge(&self, order: &Order, asked: bool) -> Freshness {
        match self.order.judge(order) {
            Freshness::Older if asked && self.older_answers + 1 >= BELIEVED => Freshness::Newer,
            freshness => freshness,
        }
    }

    /// What the order says otherwise than it was asked for: then nothing is to be paid.
    pub fn differences(&self) -> Vec<Difference> {
        self.agreement.differences(&self.order)
    }

    /// The price that the shopper has to agree to first.
    pub fn rise(&self) -> Option<Rise> {
        self.agreement.rise(&self.order).filter(|_| self.order.state.facts().payable)
    }

    /// Whether a payment is wanted right now: the state asks for one, its time is not over, and it is for what was agreed.
    pub fn is_payable(&self, now: PageMs) -> bool {
        self.order.state.facts().payable
            && self.countdown.seconds_left(now) > 0
            && self.rise().is_none()
            && self.differences().is_empty()
    }

    /// Takes over a newer description.
    fn apply(&mut self, mut order: Order, now: PageMs, window: u32) {
        self.admission.renew(std::mem::take(&mut order.admission));
        if Countdown::is_told_by(&order) {
            self.countdown = Countdown::begin(now, &order, window, 0);
        }
        self.agreement.learn(&order);
        self.order = order;
        self.lost = false;
        self.older_answers = 0;
    }

    /// Tells the page what stands between the shopper and the payment; each code once.
    pub(super) fn complaint(&mut self) -> Option<Effect> {
        let code = if !self.differences().is_empty() {
            own::OTHER_ORDER
        } else if self.rise().is_some() {
            own::DEARER_ORDER
        } else {
            return None;
        };
        if self.complained.contains(&code) {
            return None;
        }
        self.complained.push(code);
        Some(announce(&Problem::new(code)))
    }
}

impl Flow {
    /// The server described the order; `asked` tells whether it was asked for this after all that is shown.
    pub(super) fn order_seen(&mut self, order: Order, asked: bool, now: PageMs) -> Vec<Effect> {
        let window = self.config.payment_window;
        let Some(placed) = &mut self.purchase.placed else { return vec![] };
        match placed.judge(&order, asked) {
            Freshness::Foreign => return vec![],
            Freshness::Older => {
                placed.older_answers += u8::from(asked);
                return vec![];
            }
            Freshness::Newer | Freshness::Same => {}
        }
        let before = placed.agreement.for_file();
        placed.apply(order, now, window);
        let mut effects = placed.announcement(false);
        effects.extend(placed.complaint());
        if placed.agreement.for_file() != before {
            effects.extend(self.note_agreement());
        }
        effects
    }

    /// The shopper agrees to the price that rose. Nothing else of the order is changed by that.
    pub(super) fn price_accepted(&mut self) -> Vec<Effect> {
        let Some(placed) = &mut self.purchase.placed else { return vec![] };
        if placed.rise().is_none() {
            return vec![];
        }
        placed.agreement.accept(&placed.order);
        placed.complained.retain(|code| *code != own::DEARER_ORDER);
        let mut effects = Vec::from_iter(self.note_agreement());
        effects.push(Effect::FocusView);
        effects
    }

    /// Puts on file what the order is held to.
    fn note_agreement(&mut self) -> Option<Effect> {
        let placed = self.purchase.placed.as_ref()?;
        let (order, agreement) = (placed.order.clone(), placed.agreement.clone());
        self.note_made(&order, None, agreement, None)
    }
}
