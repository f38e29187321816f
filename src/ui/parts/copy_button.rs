//! A button that copies, and says so in its own place. It never keeps what it copied.

use crate::browser::task::Task;
use crate::browser::timer::Timer;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, el};
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::shell::focus::focused_in;
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// How long the button says that it copied, in milliseconds.
const SAID_FOR: u64 = 2_500;

/// A quiet button. `what` is spoken after the visible word. One of several rows has no `part`: each part stands there
/// once.
pub(crate) fn copy_button(
    store: Store,
    part: Option<Part>,
    class: &'static str,
    what: String,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> El {
    let copied = RwSignal::new(false);
    // Kept by the view, and dropped with it.
    let timer = StoredValue::new_local(None::<Timer>);
    let words = move || store.t(if copied.get() { "copied" } else { "copy" });
    let button = el("button").class(class).attr("type", "button");
    let button = if let Some(part) = part { button.part(part) } else { button };
    button
        .attr_with("data-copied", move || copied.get().then(String::new))
        .child(small_icon(icon::COPY))
        .child(el("span").text_with(words))
        .child(el("span").class("visually-hidden").text(&format!(" {what}")))
        .on("click", move |_| {
            let text = text();
            Task::detach(async move {
                if to_clipboard(&text).await || by_selection(store, &text) {
                    say_copied(store, copied, timer);
                } else {
                    store.say(store.t("copy.failed"));
                }
            });
        })
}

fn say_copied(store: Store, copied: RwSignal<bool>, timer: StoredValue<Option<Timer>, LocalStorage>) {
    copied.try_set(true);
    store.say(store.t("copied"));
    let over = Timer::once(SAID_FOR, move || {
        copied.try_set(false);
        // What stays there would not be said again.
        store.say(String::new());
    });
    timer.try_set_value(Some(over));
}

/// The clipboard of secure pages; missing or refused elsewhere.
async fn to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let missing =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_undefined());
    !missing && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The older way: a field that is selected, copied and gone. A field that is selected has the focus, which goes back to
/// where it was.
fn by_selection(store: Store, text: &str) -> bool {
    let copy = || -> Option<bool> {
        let root = store.with_shell(|shell| shell.root())?;
        let focused = focused_in(&root);
        let field: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_class_name("visually-hidden");
        field.set_value(text);
        root.append_child(&field).ok()?;
        field.select();
        let copied = document().dyn_ref::<HtmlDocument>()?.exec_command("copy").ok();
        field.remove();
        if let Some(focused) = focused {
            let _ = focused.focus();
        }
        copied
    };
    copy().unwrap_or(false)
}
