//! One stream for each order of a page: what the browser says becomes reports, and nothing stays behind.
//! `EventSource` and the page's timers and listeners are watched by `streams.js`; no server is involved.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use cryptorefills_widget::stream::{Admission, Connection, Report, Standing, Streams, Subscription, Verdict};
use js_sys::{Promise, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const URL: &str = "/api/orders/ord_1/subscribe";
const OPEN: Option<Standing> = Some(Standing::Unfinished);

#[wasm_bindgen_test]
fn what_the_stream_says_is_reported_until_the_order_is_final() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    assert_eq!(page.number("streams.opened.length"), 1);
    assert!(page.truth("streams.opened[0].url.endsWith('/api/orders/ord_1/subscribe')"));
    assert!(page.truth("streams.opened[0].withCredentials"));
    page.run("streams.emit('open')");
    page.run("streams.emit('message', 'one')");
    element.judge(Verdict::Newer(Standing::Unfinished));
    page.run("streams.emit('message', 'two')");
    element.judge(Verdict::Newer(Standing::Final));
    assert_eq!(
        element.reports(),
        [
            Report::Connection(Connection::Reconnecting),
            Report::Connection(Connection::Live),
            Report::Message("one".into()),
            Report::Message("two".into()),
            Report::Ended,
        ]
    );
    assert_eq!(page.number("streams.open()"), 0);
}

#[wasm_bindgen_test]
fn an_event_of_the_server_is_never_one_of_the_browsers() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    page.run("streams.emit('open', 'not yet')");
    assert_eq!(
        element.reports(),
        [Report::Connection(Connection::Reconnecting), Report::Message(String::new()),]
    );
    page.run("streams.emit('open')");
    page.run("streams.emit('error', 'an error of the server')");
    assert_eq!(page.number("streams.open()"), 1, "a healthy stream stays");
    assert_eq!(
        element.reports().last(),
        Some(&Report::Message(String::new())),
        "and says nothing that can be used"
    );
    page.run("streams.emit('error')");
    assert_eq!(page.number("streams.open()"), 0);
}

#[wasm_bindgen_test]
fn a_timer_that_fires_late_finds_nothing_and_breaks_nothing() {
    let page = Page::new();
    for _ in 0..3 {
        let element = Element::follow(&page, OPEN);
        page.run("streams.emit('open')");
        drop(element);
    }
    // A page that froze runs what was due at once, and one that plays with the clock what was cleared as well.
    let broken =
        "streams.callbacks.filter((late) => { try { late(); late(); } catch { return true; } }).length";
    assert!(page.number("streams.callbacks.length") >= 3);
    assert_eq!(page.number(broken), 0);
    assert_eq!((page.number("streams.open()"), page.number("streams.timers.size")), (0, 0));
}

#[wasm_bindgen_test]
fn removing_the_last_element_leaves_no_stream_no_timer_and_no_listener() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    page.run("streams.emit('open')");
    assert_eq!(page.number("streams.open()"), 1);
    assert_eq!(page.number("streams.timers.size"), 1);
    assert_eq!(page.number("streams.listening"), 5 + 4, "of the page and of the stream");
    drop(element);
    assert_eq!(page.number("streams.open()"), 0);
    assert_eq!(page.number("streams.timers.size"), 0);
    assert_eq!(page.number("streams.listening"), 0);
}

#[wasm_bindgen_test]
fn two_elements_share_a_stream_and_a_request() {
    let page = Page::new();
    let first = Element::follow(&page, None);
    let second = Element::follow(&page, None);
    page.run("streams.emit('open')");
    page.run("streams.emit('message', 'news')");
    first.judge(Verdict::Newer(Standing::Unfinished));
    second.judge(Verdict::Unreadable);
    first.subscription().snapshot(Verdict::Same(Standing::Unfinished), &"order".into());
    assert_eq!(page.number("streams.opened.length"), 1);
    assert_eq!(
        first.reports(),
        [
            Report::FetchOrder,
            Report::Connection(Connection::Reconnecting),
            Report::Connection(Connection::Live),
            Report::Message("news".into()),
        ]
    );
    assert_eq!(
        second.reports(),
        [
            Report::Connection(Connection::Reconnecting),
            Report::Connection(Connection::Live),
            Report::Message("news".into()),
            Report::Snapshot("order".into()),
        ]
    );
    drop(first);
    assert_eq!(page.number("streams.open()"), 1, "the second still listens");
    drop(second);
    assert_eq!(page.number("streams.open()"), 0);
}

#[wasm_bindgen_test]
async fn a_broken_stream_is_closed_and_comes_back_after_half_a_second_to_one() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    page.run("streams.emit('open')");
    page.run("streams.emit('error')");
    assert_eq!(page.number("streams.open()"), 0, "the browser is not left to reconnect by itself");
    let began = page.number("performance.now()");
    page.wait_until("streams.opened.length == 2").await;
    let waited = page.number("performance.now()") - began;
    assert!((450..3_000).contains(&waited), "{waited} ms");
    page.run("streams.emit('open')");
    let connections =
        [Connection::Reconnecting, Connection::Live, Connection::Reconnecting, Connection::Live];
    assert_eq!(element.reports(), connections.map(Report::Connection));
}

#[wasm_bindgen_test]
fn stop_closes_the_stream_and_asks_for_the_order() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    page.run("streams.emit('open')");
    page.run("streams.emit('stop')");
    assert_eq!(page.number("streams.open()"), 0);
    element.subscription().snapshot(Verdict::Newer(Standing::Final), &"done".into());
    assert_eq!(
        element.reports()[2..],
        [Report::FetchOrder, Report::Connection(Connection::Polling), Report::Ended]
    );
}

#[wasm_bindgen_test]
async fn coming_back_to_the_page_asks_and_reopens_whatever_looks_open() {
    for event in
        ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"]
    {
        let page = Page::new();
        let element = Element::follow(&page, OPEN);
        page.run("streams.emit('open')");
        // Half a second is the floor between two openings.
        let began = page.number("performance.now()");
        page.wait_until(&format!("performance.now() > {began} + 600")).await;
        // The page itself may have come to the front while the test began, which is a reason as well.
        let (opened, told) = (page.number("streams.opened.length"), element.reports().len());
        page.run(event);
        assert_eq!(page.number("streams.opened.length"), opened + 1, "{event}");
        assert_eq!(page.number("streams.open()"), 1, "{event}");
        assert_eq!(element.reports()[told..], [Report::FetchOrder], "{event}");
    }
}

#[wasm_bindgen_test]
fn a_browser_without_event_source_polls() {
    let page = Page::new();
    page.run("streams.withhold('EventSource')");
    let element = Element::follow(&page, OPEN);
    assert_eq!(element.reports(), [Report::FetchOrder, Report::Connection(Connection::Polling)]);
}

#[wasm_bindgen_test]
fn an_answer_from_within_a_report_keeps_the_order_of_what_is_told() {
    let page = Page::new();
    let element = Element::follow(&page, OPEN);
    element.answer_at_once.set(true);
    page.run("streams.emit('open')");
    page.run("streams.emit('stop')");
    assert_eq!(
        element.reports()[2..],
        [Report::FetchOrder, Report::Connection(Connection::Polling), Report::Ended]
    );
}

/// An element of the page that shows the order, and notes what it is told.
pub(crate) struct Element {
    subscription: Rc<RefCell<Option<Subscription<String>>>>,
    reports: Rc<RefCell<Vec<Report<String>>>>,
    answer_at_once: Rc<Cell<bool>>,
}

impl Element {
    fn follow(page: &Page, shown: Option<Standing>) -> Self {
        Self::follow_among(&page.streams, URL, shown)
    }

    pub(crate) fn follow_among(streams: &Streams<String>, url: &str, shown: Option<Standing>) -> Self {
        let element =
            Self { subscription: Rc::default(), reports: Rc::default(), answer_at_once: Rc::default() };
        let (reports, eager) = (Rc::clone(&element.reports), Rc::clone(&element.answer_at_once));
        let own = Rc::clone(&element.subscription);
        let subscription = streams.follow(url, true, shown, Admission::Free, move |report| {
            let asked = report == Report::FetchOrder;
            reports.borrow_mut().push(report);
            if let Some(own) = own.borrow().as_ref().filter(|_| asked && eager.get()) {
                own.snapshot(Verdict::Newer(Standing::Final), &"done".into());
            }
        });
        element.subscription.replace(Some(subscription));
        element
    }

    fn subscription(&self) -> Ref<'_, Subscription<String>> {
        Ref::map(self.subscription.borrow(), |own| match own {
            Some(own) => own,
            None => panic!("it follows nothing yet"),
        })
    }

    pub(crate) fn judge(&self, verdict: Verdict) {
        self.subscription().verdict(verdict);
    }

    pub(crate) fn reports(&self) -> Vec<Report<String>> {
        self.reports.borrow().clone()
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        self.subscription.take();
    }
}

/// The watched page; it is put back as it was when this is dropped.
pub(crate) struct Page {
    streams: Streams<String>,
}

impl Page {
    /// One that shares nothing with other pages.
    fn new() -> Self {
        let page = Self::among_others();
        page.run("streams.withhold('BroadcastChannel')");
        page
    }

    /// One in a browser that has what sharing takes.
    pub(crate) fn among_others() -> Self {
        let page = Self { streams: Streams::default() };
        page.run(include_str!("scripts/streams.js"));
        page
    }

    pub(crate) fn run(&self, script: &str) {
        evaluate(script);
    }

    pub(crate) fn number(&self, script: &str) -> i64 {
        match evaluate(script).as_f64() {
            Some(number) => number as i64,
            None => panic!("no number: {script}"),
        }
    }

    fn truth(&self, script: &str) -> bool {
        evaluate(script).is_truthy()
    }

    pub(crate) async fn wait_until(&self, condition: &str) {
        let promise: Promise = evaluate(&format!("streams.until(() => {condition})")).unchecked_into();
        let met = JsFuture::from(promise).await;
        assert!(met.is_ok(), "{met:?}");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.run("streams.restore()");
    }
}

fn evaluate(script: &str) -> JsValue {
    eval(script).unwrap_or_else(|error| panic!("{error:?} in {script}"))
}
