//! One element's purchase: what follows the grid, and what it owns while it lasts. Requests about a brand end when the
//! brand is left, timers and the live stream when the element goes.
//!
//! It decides nothing, and an order that is being made is never given up.

use super::follower::Follower;
use super::late::Purchasing;
use super::questions::{self, Question};
use super::requests;
use super::store::Store;
use super::task::Task;
use super::{brand_view, checkout, grid, order_view};
use crate::domain::flow::{Effect, Event, Flow, View};
use leptos::prelude::{AnyView, TimeoutHandle, set_timeout_with_handle};
use std::cell::RefCell;
use std::time::Duration;

/// How long the shopper has to stop typing before a price is asked for.
const PAUSE: Duration = Duration::from_millis(350);

/// What one element owns beyond the grid.
#[derive(Default)]
pub(crate) struct Purchase {
    pause: RefCell<Option<Timer>>,
    retry: RefCell<Option<Timer>>,
    follower: RefCell<Option<Follower>>,
    /// The payment options, whatever brand is open.
    options: RefCell<Option<Task>>,
    /// What is asked about the brand that is open: an answer, a price, a validation. A later question replaces the one before.
    asked: RefCell<[Option<Task>; 3]>,
}

impl Purchasing for Purchase {
    fn update(&self, flow: &mut Flow, event: Event, now: u64) -> Vec<Effect> {
        flow.update(event, now)
    }

    fn perform(&self, store: Store, effect: Effect) {
        match effect {
            Effect::AwaitPause { ticket } => {
                self.pause.replace(Timer::start(PAUSE, move || store.send(Event::QuoteDue(ticket))));
            }
            Effect::AwaitRetry { ticket, pause } => {
                let pause = Duration::from_millis(pause.into());
                self.retry.replace(Timer::start(pause, move || store.send(Event::RetryDue(ticket))));
            }
            Effect::Follow(id) => {
                self.follower.replace(Some(Follower::start(store, &id)));
            }
            Effect::Unfollow => {
                self.follower.take();
            }
            Effect::GiveUp => {
                self.pause.take();
                self.asked.take();
            }
            Effect::FocusProblem => {
                store.with_shell(|shell| {
                    shell.focus("[aria-invalid=true], .problem-text, select, .amount-option input");
                });
            }
            effect => self.ask(store, effect),
        }
    }

    fn view(&self, store: Store, view: View) -> AnyView {
        match view {
            View::Grid => grid::grid(store),
            View::Brand => brand_view::brand_view(store),
            View::Checkout => checkout::checkout_view(store),
            View::Order => order_view::order_view(store),
        }
    }
}

impl Purchase {
    fn ask(&self, store: Store, effect: Effect) {
        let place = match &effect {
            Effect::FetchOptions { .. } => None,
            Effect::FetchOffer { .. } => Some(0),
            Effect::FetchQuote { .. } => Some(1),
            Effect::Validate { .. } => Some(2),
            // An order may come of these: they are heard out, whatever the shopper does meanwhile.
            _ => {
                if let Some(question) = questions::question(store, effect) {
                    Task::detach(answered(store, question));
                }
                return;
            }
        };
        let Some(question) = questions::question(store, effect) else { return };
        let task = Task::spawn(answered(store, question));
        match place {
            None => drop(self.options.replace(Some(task))),
            Some(place) => self.asked.borrow_mut()[place] = Some(task),
        }
    }
}

async fn answered(store: Store, (request, telling): Question) {
    let reply = requests::send(store, &request).await;
    store.send(telling(reply));
}

/// A pause; dropping it ends it.
struct Timer(TimeoutHandle);

impl Timer {
    fn start(pause: Duration, then: impl FnOnce() + 'static) -> Option<Self> {
        set_timeout_with_handle(then, pause).ok().map(Self)
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.0.clear();
    }
}
