//! What those who listen are told of an order: each change once, and nothing that they hear already because the focus
//! moved to it (WCAG 4.1.3). Prices, seconds and attempts to connect are never told.

use crate::domain::flow::{Connection, Effect, Flow, Placed};
use crate::domain::order::state::OrderState;
use crate::domain::order::wording::{Money, Wording};

/// What is said. The words are the screens'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// How the order stands now.
    Order,
    /// That news come by another way or not at all, or live again.
    Connection(Connection),
}

/// All of an order that is told when it changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heard {
    id: String,
    state: OrderState,
    wording: Wording,
    partial: bool,
    money: Money,
    lost: bool,
    /// Whether it is another order, and whether it costs more than was told.
    held: (bool, bool),
}

impl Heard {
    fn of(placed: &Placed) -> Self {
        let order = &placed.order;
        Self {
            id: order.id.clone(),
            state: order.state.clone(),
            wording: order.wording(false),
            partial: order.is_partial(),
            money: order.money(),
            lost: placed.lost,
            held: (!placed.differences().is_empty(), placed.rise().is_some()),
        }
    }
}

impl Flow {
    /// What is heard of the order that is shown.
    pub(super) fn heard(&self) -> Option<Heard> {
        self.purchase.placed.as_ref().map(Heard::of)
    }

    /// What an event's effects leave to be said of the order.
    pub(super) fn news(&self, before: Option<&Heard>, effects: &[Effect]) -> Option<Effect> {
        let now = self.heard()?;
        // The heading says it to whoever is led there.
        let is_led_there = effects.contains(&Effect::FocusView);
        (before != Some(&now) && !is_led_there).then_some(Effect::Say(Spoken::Order))
    }

    /// The live connection changed.
    pub(super) fn connection_changed(&mut self, connection: Connection) -> Vec<Effect> {
        let Some(placed) = &mut self.purchase.placed else { return vec![] };
        let said = match connection {
            Connection::Reconnecting => placed.said,
            other => other,
        };
        placed.connection = connection;
        if std::mem::replace(&mut placed.said, said) == said || placed.order.state.facts().last {
            return vec![];
        }
        vec![Effect::Say(Spoken::Connection(connection))]
    }
}
