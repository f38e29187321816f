//! One stream for an order among all pages of an origin. Each set of streams here stands for a page: the browser's locks
//! and channels do not tell one from another. `EventSource` is played by `streams.js`.

use cryptorefills_widget::stream::sharing::names::SLOTS;
use cryptorefills_widget::stream::{Connection, Report, Standing, Streams, Verdict};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::streams::{Element, Page};

const OPEN: Option<Standing> = Some(Standing::Unfinished);
const LIVE: Report<String> = Report::Connection(Connection::Live);
const RECONNECTING: Report<String> = Report::Connection(Connection::Reconnecting);
const POLLING: Report<String> = Report::Connection(Connection::Polling);

#[wasm_bindgen_test]
async fn three_pages_open_one_stream_and_hear_the_same() {
    let browser = Browser::new();
    let pages = [browser.page(1), browser.page(1), browser.page(1)];
    browser.wait_until("streams.open() == 1").await;
    browser.page.run("streams.emit('open')");
    browser.all_report(&pages, &[RECONNECTING, LIVE]).await;
    browser.page.run("streams.emit('message', 'news')");
    let news = [RECONNECTING, LIVE, Report::Message("news".into())];
    browser.all_report(&pages, &news).await;
    pages.iter().for_each(|page| page.judge(Verdict::Newer(Standing::Unfinished)));
    browser.page.run("streams.emit('stop')");
    let asked = [&news[..], &[Report::FetchOrder, POLLING]].concat();
    browser.all_report(&pages, &asked).await;
    assert_eq!(browser.page.number("streams.opened.length"), 1);
    assert_eq!(browser.page.number("streams.open()"), 0);
}

#[wasm_bindgen_test]
async fn the_next_page_opens_the_stream_when_the_one_that_had_it_goes_and_asks_first() {
    let browser = Browser::new();
    let first = browser.page(1);
    browser.wait_until("streams.open() == 1").await;
    let others = [browser.page(1), browser.page(1)];
    browser.page.run("streams.emit('open')");
    browser.all_report(&others, &[RECONNECTING, LIVE]).await;
    drop(first);
    browser.wait_until("streams.open() == 1 && streams.opened.length == 2").await;
    // The stream is another one for both: each asks for what it may have missed, and still counts as live.
    browser.all_report(&others, &[RECONNECTING, LIVE, Report::FetchOrder]).await;
    browser.page.run("streams.emit('open')");
    browser.page.run("streams.emit('message', 'news')");
    let news = [RECONNECTING, LIVE, Report::FetchOrder, Report::Message("news".into())];
    browser.all_report(&others, &news).await;
    drop(others);
    assert_eq!(browser.page.number("streams.opened.length"), 2);
}

#[wasm_bindgen_test]
async fn a_stream_that_fails_for_one_page_fails_for_all_and_comes_back_once() {
    let browser = Browser::new();
    let pages = [browser.page(1), browser.page(1), browser.page(1)];
    browser.wait_until("streams.open() == 1").await;
    browser.page.run("streams.emit('open')");
    browser.all_report(&pages, &[RECONNECTING, LIVE]).await;
    let began = browser.page.number("performance.now()");
    browser.page.run("streams.emit('error')");
    browser.all_report(&pages, &[RECONNECTING, LIVE, RECONNECTING]).await;
    browser.wait_until("streams.opened.length == 2").await;
    let waited = browser.page.number("performance.now()") - began;
    assert!(waited >= 450, "nobody takes a dead stream over: {waited} ms");
    browser.page.run("streams.emit('open')");
    browser.all_report(&pages, &[RECONNECTING, LIVE, RECONNECTING, LIVE]).await;
    assert_eq!(browser.page.number("streams.open()"), 1);
}

#[wasm_bindgen_test]
async fn an_order_too_many_polls_until_another_one_needs_its_stream_no_more() {
    let browser = Browser::new();
    let mut pages: Vec<Element> = (0..SLOTS).map(|order| browser.page(order)).collect();
    browser.wait_until("streams.open() == 4").await;
    let one_too_many = browser.page(SLOTS);
    browser.report(&one_too_many, &[RECONNECTING, Report::FetchOrder, POLLING]).await;
    assert_eq!(browser.page.number("streams.opened.length"), 4, "those who can be seen keep theirs");
    pages.pop();
    browser.wait_until("streams.open() == 4 && streams.opened.length == 5").await;
    browser.page.run("streams.emit('open')");
    browser.report(&one_too_many, &[RECONNECTING, Report::FetchOrder, POLLING, RECONNECTING, LIVE]).await;
}

#[wasm_bindgen_test]
async fn hidden_pages_give_their_streams_back_where_one_that_is_seen_needs_one() {
    let browser = Browser::new();
    let hidden: Vec<Element> = (0..SLOTS).map(|order| browser.page(order)).collect();
    browser.wait_until("streams.open() == 4").await;
    browser.page.run("streams.play(document, 'hidden', true)");
    browser.page.run("document.dispatchEvent(new Event('visibilitychange'))");
    // Nobody needs any.
    assert_eq!(browser.page.number("streams.open()"), 4);
    browser.page.run("streams.play(document, 'hidden', false)");
    let _seen = browser.page(SLOTS);
    browser.wait_until("streams.open() == 1 && streams.opened.length == 5").await;
    for page in &hidden {
        browser.report(page, &[RECONNECTING, POLLING]).await;
    }
    browser.page.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.wait_until("streams.open() == 4").await;
}

#[wasm_bindgen_test]
async fn a_page_that_sleeps_with_the_turn_keeps_nobody_from_listening() {
    let browser = Browser::new();
    let order = format!("cryptorefills-stream/1 {}", browser.url(1));
    browser.page.run(&format!(
        "navigator.locks.request('{order}', () => new Promise((wake) => streams.wake = wake))"
    ));
    browser.wait_until("streams.wake").await;
    let page = browser.page(1);
    browser.wait_until("streams.open() == 1").await;
    browser.page.run("streams.emit('open')");
    browser.report(&page, &[RECONNECTING, LIVE]).await;
    browser.page.run("streams.wake()");
}

#[wasm_bindgen_test]
async fn a_page_that_goes_leaves_no_lock_and_comes_back_with_what_it_needs() {
    let browser = Browser::new();
    let base = &browser.base;
    let page = browser.page(1);
    browser.wait_until("streams.open() == 1").await;
    browser.wait_until(&format!("streams.locks('{base}').then((locks) => locks == 2)")).await;
    browser.page.run("dispatchEvent(new Event('pagehide'))");
    assert_eq!(browser.page.number("streams.open()"), 0);
    browser.wait_until(&format!("streams.locks('{base}').then((locks) => locks == 0)")).await;
    assert_eq!(browser.page.number("streams.listening"), 5, "of the page alone");
    browser.page.run("dispatchEvent(new Event('pageshow'))");
    browser.wait_until("streams.open() == 1").await;
    drop(page);
    assert_eq!(browser.page.number("streams.open()"), 0);
    assert_eq!(browser.page.number("streams.timers.size"), 0);
    assert_eq!(browser.page.number("streams.listening"), 0);
    browser.wait_until(&format!("streams.locks('{base}').then((locks) => locks == 0)")).await;
}

#[wasm_bindgen_test]
async fn without_locks_or_channels_each_page_opens_its_own() {
    let refused = "streams.play(navigator, 'locks', {
        request: () => Promise.reject(new DOMException('no', 'SecurityError')) })";
    for lacking in
        ["streams.withhold('BroadcastChannel')", "streams.play(navigator, 'locks', undefined)", refused]
    {
        let browser = Browser::new();
        browser.page.run(lacking);
        let pages: Vec<Element> = (0..=SLOTS).map(|_| browser.page(1)).collect();
        browser.wait_until("streams.open() == 5").await;
        browser.page.run("streams.opened.forEach((stream) => stream.dispatchEvent(new Event('open')))");
        browser.all_report(&pages, &[RECONNECTING, LIVE]).await;
    }
}

/// A browser with pages of one origin.
struct Browser {
    page: Page,
    /// A place of its own, so that what a broken test left behind shares nothing with this one.
    base: String,
}

impl Browser {
    fn new() -> Self {
        let page = Page::among_others();
        page.run("streams.place = crypto.getRandomValues(new Uint32Array(1))[0]");
        let base = format!("/{}/api", page.number("streams.place"));
        Self { page, base }
    }

    fn url(&self, order: usize) -> String {
        format!("{}/orders/ord_{order}/subscribe", self.base)
    }

    /// A page that shows an order which was just made.
    fn page(&self, order: usize) -> Element {
        Element::follow_among(&Streams::default(), &self.url(order), OPEN)
    }

    async fn all_report(&self, pages: &[Element], reports: &[Report<String>]) {
        for page in pages {
            self.report(page, reports).await;
        }
    }

    /// Waits until a page was told this and nothing else.
    async fn report(&self, page: &Element, reports: &[Report<String>]) {
        let began = self.page.number("performance.now()");
        while page.reports() != reports {
            let now = self.page.number("performance.now()");
            assert!(now - began < 30_000, "{:?} instead of {reports:?}", page.reports());
            self.wait_until(&format!("performance.now() > {}", now + 10)).await;
        }
    }

    async fn wait_until(&self, condition: &str) {
        self.page.wait_until(condition).await;
    }
}
