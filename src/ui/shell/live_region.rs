//! Words for those who listen, through the one status region: how an order stands, how long it can be paid, what a search
//! found. When something is said is the flow's business; the same words are never said twice in a row.

use crate::domain::catalogue::Filter;
use crate::domain::catalogue::brand::Kind;
use crate::domain::flow::{Connection, Spoken, View};
use crate::domain::order::countdown::milestone;
use crate::domain::order::state::OrderState;
use crate::domain::order::wording::Wording;
use crate::ui::shell::store::Store;
use crate::ui::words::order_state::state_words;
use leptos::prelude::GetUntracked;
use std::cell::Cell;

/// Says something of the order that is shown.
pub(crate) fn say(store: Store, spoken: Spoken) {
    let words = match spoken {
        Spoken::Order => standing(store),
        Spoken::Connection(Connection::Live) => store.t("connection.back"),
        Spoken::Connection(Connection::Offline) => store.t("connection.offline.title"),
        Spoken::Connection(_) => store.t("connection.polling.title"),
    };
    store.say(words);
}

/// How many brands the words find of each kind, once nobody has typed for a while.
pub(crate) fn say_found(store: Store, filter: &Filter, found: &[(Kind, usize)]) {
    if store.peek(|flow| flow.shop.filter != *filter || flow.view() != View::Grid) {
        return;
    }
    let of = |(kind, count): &(Kind, usize)| {
        let kind = store.t(&format!("kind.{}", kind.key()));
        store.fill("grid.found", &[("kind", &kind), ("count", &count.to_string())])
    };
    store.say(if found.is_empty() {
        store.fill("grid.no-match", &[("query", &filter.query)])
    } else {
        found.iter().map(of).collect::<Vec<_>>().join(". ")
    });
}

/// Hears the seconds go by, and says at few of them how long an order can still be paid.
#[derive(Default)]
pub(crate) struct TimeLeft(Cell<u64>);

impl TimeLeft {
    /// A moment of the clock.
    pub(crate) fn pass(&self, store: Store) {
        let now = store.now.get_untracked();
        let left = store.peek(|flow| {
            let placed = flow.purchase.placed.as_ref()?;
            placed.order.state.facts().payable.then(|| placed.countdown.seconds_left(now))
        });
        let before = self.0.replace(left.unwrap_or_default());
        // Where nothing can be paid any more, no time passes.
        match left.and_then(|left| milestone(before, left)) {
            Some(0) => store.say(state_words(&store.texts(), &OrderState::Expired, Wording::TimeOver)),
            Some(seconds) => store.say(store.t(&format!("timer.{seconds}"))),
            None => {}
        }
    }
}

fn standing(store: Store) -> String {
    if store.peek(|flow| flow.purchase.placed.as_ref().is_some_and(|placed| placed.lost)) {
        return store.t("order.lost.title");
    }
    let shown = store.peek(|flow| {
        let order = &flow.purchase.placed.as_ref()?.order;
        let state = if order.is_partial() { OrderState::PartialPaymentStarted } else { order.state.clone() };
        Some((state, order.wording(false)))
    });
    let Some((state, wording)) = shown else { return String::new() };
    state_words(&store.texts(), &state, wording)
}
