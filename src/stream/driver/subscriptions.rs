//! [wasm] The page's streams: one for each order, however many elements show it, gone with the last of them.

use std::rc::Rc;

use crate::stream::driver::Driver;
use crate::stream::machine::{Input, Standing, Verdict};
use crate::stream::registry::Registry;
use crate::stream::report::Report;

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
    /// what the order that is already shown means for listening on; `None` asks for it at once. `tell` may be called
    /// before this returns, though never with a message of the stream.
    pub fn follow(
        &self,
        url: &str,
        with_credentials: bool,
        shown: Option<Standing>,
        tell: impl Fn(Report<T>) + 'static,
    ) -> Subscription<T> {
        let tell = Rc::new(tell);
        if let Some(driver) = self.drivers.find(url).filter(|driver| !driver.is_over()) {
            let id = driver.join(tell);
            return Subscription { driver, id };
        }
        let driver = Driver::start(url, with_credentials, shown, tell);
        self.drivers.put(url, &driver);
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

    /// Answers [`Report::FetchOrder`] with an order, which the page's other elements are shown too.
    pub fn snapshot(&self, verdict: Verdict, order: &T) {
        self.driver.snapshot(self.id, verdict, order);
    }

    /// Answers [`Report::FetchOrder`] with a failure: the HTTP status (200 for a body that is no order), `None` where
    /// none came; `retry_after` in milliseconds, if the answer asked for patience.
    pub fn snapshot_failed(&self, status: Option<u16>, retry_after: Option<u64>) {
        self.driver.tell(Input::SnapshotFailed { status, retry_after });
    }

    /// Looks now: the shopper wants to know.
    pub fn ask(&self) {
        self.driver.tell(Input::Ask);
    }
}

impl<T: Clone + 'static> Drop for Subscription<T> {
    fn drop(&mut self) {
        self.driver.leave(self.id);
    }
}
