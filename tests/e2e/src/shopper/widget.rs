//! One widget on the page, as its parts show it. It waits for what it is asked for, and clicks like a mouse.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::shopper::part::{Part, part};
use crate::shopper::scan::scan;
use crate::wait::until;
use crate::webdriver::browser::Browser;
use crate::webdriver::session::Session;

/// Control and A, then the control key once more, which lets it go: everything in a field is selected.
const SELECT_ALL: &str = "\u{e009}a\u{e009}";

const DELETE: &str = "\u{e017}";

/// What scripts begin with: `host`, `all(css)` and `shown(element)`.
const PRELUDE: &str = "const host = document.querySelectorAll('cryptorefills-widget')[arguments[0]];
    const all = (css) => [...(host?.shadowRoot?.querySelectorAll(css) ?? [])];
    const shown = (element) => !!element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && element.getClientRects().length > 0;
    const words = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
    ";

/// A click in the middle of a part where the driver takes every field in a shadow tree for covered: it looks itself
/// whether anything lies above.
const PRESS: &str = "const field = all(arguments[1]).find(shown);
    field?.scrollIntoView({ block: 'center' });
    const box = field?.getBoundingClientRect();
    const hit = box && host.shadowRoot.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const owns = !!hit && (field.contains(hit) || [...(field.labels ?? [])].some((label) => label.contains(hit)));
    if (owns) { field.focus(); field.click(); }
    return owns";

/// Draws something each moment, until [`REST`].
const FLICKER: &str = "window.__flicker = setInterval(() =>
    (document.body.style.borderTop = document.body.style.borderTop ? '' : '1px solid'), 50)";

const REST: &str = "clearInterval(window.__flicker), (document.body.style.borderTop = '')";

/// The widget at a place on the page, counted from 0.
#[derive(Clone, Debug)]
pub struct Widget {
    session: Session,
    place: usize,
}

impl Widget {
    pub(crate) fn new(session: Session, place: usize) -> Self {
        Self { session, place }
    }

    /// The value of a script that may use `host`, `all(css)`, `shown(element)`, `words(element)` and `arguments[1]`.
    pub async fn evaluate(&self, script: &str, argument: Value) -> Value {
        let result = self
            .session
            .client
            .execute(&format!("{PRELUDE}{script}"), vec![json!(self.place), argument])
            .await;
        result.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script's value is `true`.
    pub async fn wait_until(&self, what: &str, script: &str, argument: Value) {
        until(what, async || (self.evaluate(script, argument.clone()).await == true).then_some(())).await;
    }

    /// Waits until the part is there and visible.
    pub async fn wait(&self, part: impl Into<Part>) {
        let part = part.into();
        self.wait_until(
            &format!("{part} to be visible"),
            "return all(arguments[1]).some(shown)",
            json!(part.css()),
        )
        .await;
    }

    /// Waits until the part is gone.
    pub async fn wait_gone(&self, part: impl Into<Part>) {
        let part = part.into();
        self.wait_until(
            &format!("{part} to be gone"),
            "return all(arguments[1]).length === 0",
            json!(part.css()),
        )
        .await;
    }

    /// Waits for a view: `grid`, `brand`, `checkout` or `order`.
    pub async fn wait_view(&self, view: &str) {
        self.wait(part("root").with("data-view", view)).await;
    }

    /// Waits for an order's state on the screen.
    pub async fn wait_state(&self, state: &str) {
        self.wait(part("status").with("data-state", state)).await;
    }

    /// Waits until the part's text contains `text`.
    pub async fn wait_text(&self, part: impl Into<Part>, text: &str) {
        let part = part.into();
        let script =
            "return all(arguments[1][0]).some((e) => shown(e) && words(e).includes(arguments[1][1]))";
        self.wait_until(&format!("{part} to say “{text}”"), script, json!([part.css(), text])).await;
    }

    /// The whole text of the part, hidden characters included, white space as one blank each.
    pub async fn text(&self, part: impl Into<Part>) -> String {
        let part = part.into();
        self.wait(part.clone()).await;
        let value = self.evaluate("return words(all(arguments[1])[0])", json!(part.css())).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// A property or, where there is none, an attribute of the part, visible or not: native selects lie unseen above
    /// what stands for them.
    pub async fn property(&self, part: impl Into<Part>, name: &str) -> Value {
        let part = part.into();
        let argument = json!([part.css(), name]);
        self.wait_until(&format!("{part}"), "return all(arguments[1][0]).length > 0", argument.clone()).await;
        let script = "const element = all(arguments[1][0])[0], name = arguments[1][1];
            return element[name] ?? element.getAttribute(name)";
        self.evaluate(script, argument).await
    }

    /// How often the part occurs, hidden copies included.
    pub async fn count(&self, part: impl Into<Part>) -> u64 {
        let count = self.evaluate("return all(arguments[1]).length", json!(part.into().css())).await;
        count.as_u64().unwrap_or_default()
    }

    /// Clicks in the middle of the part, as a mouse does: what lies above it gets the click.
    pub async fn click(&self, part: impl Into<Part>) {
        let part = part.into();
        self.wait(part.clone()).await;
        until(&format!("a click on {part}"), async || {
            let found = self.find(&part).await?;
            if found.click().await.is_ok() {
                return Some(());
            }
            if self.session.browser == Browser::Webkit
                && self.evaluate(PRESS, Value::from(part.css())).await == true
            {
                return Some(());
            }
            // A shopper scrolls what lies under a bar at the edge into the middle; a driver does not.
            let script = "all(arguments[1]).find(shown)?.scrollIntoView({ block: 'center' })";
            self.evaluate(script, Value::from(part.css())).await;
            None
        })
        .await;
    }

    /// Clicks on what needs no more of a shopper than that. On a busy machine WebKit's driver says of a click that it was made,
    /// and nobody hears it: there the page does it, which counts as nobody's press where a browser asks for one.
    pub async fn press(&self, part: impl Into<Part>) {
        let part = part.into();
        if self.session.browser == Browser::Webkit {
            self.wait_until(&format!("a press of {part}"), PRESS, Value::from(part.css())).await;
        } else {
            self.click(part).await;
        }
    }

    /// Replaces what a field contains.
    pub async fn fill(&self, part: impl Into<Part>, text: &str) {
        let part = part.into();
        self.click(part.clone()).await;
        let keys = format!("{SELECT_ALL}{}", if text.is_empty() { DELETE } else { text });
        until(&format!("typing into {part}"), async || self.find(&part).await?.send_keys(&keys).await.ok())
            .await;
        let value = self.property(part.clone(), "value").await;
        assert_eq!(value, text, "{part}");
    }

    /// Chooses an option of a select by its value.
    pub async fn choose(&self, control: &str, value: &str) {
        let option = part(control).within(&format!("option[value=\"{value}\"]"));
        until(&format!("{option}"), async || self.find(&option).await?.click().await.ok()).await;
    }

    /// The codes of all visible problems, in their order on the screen.
    pub async fn problems(&self) -> Vec<String> {
        let script = "return all('[part~=problem]').filter(shown).map((e) => e.dataset.code)";
        let codes = self.evaluate(script, Value::Null).await;
        let codes = codes.as_array().cloned().unwrap_or_default();
        codes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What a phone reads from the QR code that the part shows.
    pub async fn scan(&self, part: impl Into<Part>) -> String {
        let part = part.into();
        self.wait(part.clone()).await;
        // WebKit takes its picture with the next frame, and an idle page has none.
        let is_idle = self.session.browser == Browser::Webkit;
        if is_idle {
            self.evaluate(FLICKER, Value::Null).await;
        }
        let text = until(&format!("{part} to be readable"), async || {
            scan(&self.find(&part).await?.screenshot().await.ok()?)
        })
        .await;
        if is_idle {
            self.evaluate(REST, Value::Null).await;
        }
        text
    }

    /// The part that has the focus, or `(none)`.
    pub async fn focused(&self) -> String {
        let script = "const e = host?.shadowRoot?.activeElement; return e ? e.getAttribute('part') ?? e.tagName : '(none)'";
        self.evaluate(script, Value::Null).await.as_str().unwrap_or_default().to_owned()
    }

    /// Everything that it shows, for whoever reads why a story failed. It is taken apart for that.
    pub(crate) async fn shows(&self) -> String {
        let texts = "all('select').forEach((select) => select.remove());
            return host?.shadowRoot
            ? [...host.shadowRoot.children].map((child) => child.innerText).join(' ')
            : 'nothing'";
        let script = format!("{PRELUDE}{texts}");
        let shown = self.session.client.execute(&script, vec![json!(self.place)]).await;
        shown.map_or_else(|error| error.to_string(), |text| text.as_str().unwrap_or_default().to_owned())
    }

    /// The first that is visible; a select lies unseen above what stands for it.
    async fn find(&self, part: &Part) -> Option<Element> {
        let script = "const found = all(arguments[1]);
            return found.find(shown) ?? found.find((element) => element.closest('select'))";
        let found = self.evaluate(script, json!(part.css())).await;
        let reference = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.session.client.clone(), reference.into()))
    }
}
