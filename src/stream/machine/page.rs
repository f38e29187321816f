//! The page as the machine knows it: seen or hidden, put away, with or without a network. It never asks the browser.

use crate::domain::time::PageMs;
use crate::stream::machine::timing::PUT_AWAY_AFTER;

/// What the browser said of the page, corrected by what only a network can have brought.
#[derive(Clone, Debug)]
pub(super) struct Page {
    hidden_since: Option<PageMs>,
    /// Hidden for long, or in the back/forward cache: nobody sees what a stream would bring.
    is_put_away: bool,
    is_offline: bool,
}

impl Page {
    pub(super) fn new(now: PageMs, visible: bool, online: bool) -> Self {
        Self { hidden_since: (!visible).then_some(now), is_put_away: false, is_offline: !online }
    }

    /// The tab can be seen.
    pub(super) fn show(&mut self) {
        self.hidden_since = None;
        self.is_put_away = false;
    }

    /// The tab cannot be seen; it is put away once that has lasted.
    pub(super) fn hide(&mut self, now: PageMs) {
        self.hidden_since = self.hidden_since.or(Some(now));
    }

    /// The page goes, or was hidden for long.
    pub(super) fn put_away(&mut self) {
        self.is_put_away = true;
    }

    /// The page came back on screen. Whether its tab can be seen is said by another event.
    pub(super) fn bring_back(&mut self) {
        self.is_put_away = false;
    }

    /// The browser says that there is no network. It can be wrong.
    pub(super) fn lose_network(&mut self) {
        self.is_offline = true;
    }

    /// The browser says that there is a network, or something came through it.
    pub(super) fn find_network(&mut self) {
        self.is_offline = false;
    }

    pub(super) fn is_visible(&self) -> bool {
        self.hidden_since.is_none()
    }

    pub(super) fn is_put_away(&self) -> bool {
        self.is_put_away
    }

    pub(super) fn is_offline(&self) -> bool {
        self.is_offline
    }

    /// When a hidden tab counts as put away.
    pub(super) fn put_away_due(&self) -> Option<PageMs> {
        self.hidden_since.filter(|_| !self.is_put_away).map(|since| since.plus(PUT_AWAY_AFTER))
    }
}
