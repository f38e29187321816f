//! [wasm] The subscriptions of a page to its orders: one stream for each order, however many elements show it. None
//! outlives the last of them.

use std::rc::Rc;

use crate::stream::driver::Driver;
use crate::stream::machine::{Input, Standing, Verdict};
use crate::stream::registry::Registry;
use crate::stream::report::Report;
use crate::stream::ticket::{Admission, Ticket};

/// All streams of a page. Keep one in a `thread_local!`; `T` is what [`Report::Snapshot`] carries.
pub struct Streams<T> {
    drivers: Registry<Driver<T>>,
}

impl<T> Default for Streams<T> {
    fn default() -> Self {
        Self { drivers: Registry::default() }
    }
}

impl<T: Clone + 'static> Streams<T> {
    /// Follows an order until the subscription is dropped.
    ///
    /// `url` is the address of `orders/{orderId}/subscribe`, and the key by which elements share a stream. `shown` is
    /// what the order that is already shown means for listening on; `None` asks for it at once. `admission` is what opens the
    /// stream. `on_report` may be called before this returns, though never with a message of the stream.
    pub fn follow(
        &self,
        url: &str,
        with_credentials: bool,
        shown: Option<Standing>,
        admission: Admission,
        on_report: impl Fn(Report<T>) + 'static,
    ) -> Subscription<T> {
        let on_report = Rc::new(on_report);
        if let Some(driver) = self.drivers.get(url).filter(|driver| !driver.is_over()) {
            let id = driver.join(on_report);
            return Subscription { driver, id };
        }
        let driver = Driver::start(url, with_credentials, shown, admission, on_report);
        self.drivers.insert(url, &driver);
        Subscription { driver, id: 0 }
    }
}

/// One element's share in an order's stream. Dropping it stops listening; the last one closes the stream.
#[must_use = "dropping it stops listening"]
pub struct Subscription<T: Clone + 'static> {
    driver: Rc<Driver<T>>,
    id: u32,
}

impl<T: Clone + 'static> Subscription<T> {
    /// Answers [`Report::Message`]. Where several elements share a stream, the first one's verdict counts.
    pub fn verdict(&self, verdict: Verdict) {
        self.driver.verdict(self.id, verdict);
    }

    /// Says what came with the order that [`Report::FetchOrder`] asked for, before [`Self::snapshot`]: a ticket, or nothing
    /// where the host gives none.
    pub fn admit(&self, ticket: Option<Ticket>) {
        self.driver.admit(ticket);
    }

    /// Answers [`Report::FetchOrder`] with an order, which the page's other elements are shown too.
    pub fn snapshot(&self, verdict: Verdict, order: &T) {
        self.driver.snapshot(self.id, verdict, order);
    }

    /// Answers [`Report::FetchOrder`] with a failure: the HTTP status (200 for a body that is no order), `None` where
    /// none came; `retry_after` in milliseconds, if the answer asked for patience.
    pub fn snapshot_failed(&self, status: Option<u16>, retry_after: Option<u64>) {
        self.driver.handle(Input::SnapshotFailed { status, retry_after });
    }

    /// Asks for the order now, because the shopper wants to know.
    pub fn ask(&self) {
        self.driver.handle(Input::Ask);
    }
}

impl<T: Clone + 'static> Drop for Subscription<T> {
    fn drop(&mut self) {
        self.driver.leave(self.id);
    }
}
