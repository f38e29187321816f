//! That there is no network, where something is chosen and ordered: said at once, and taken back by itself. It decides nothing about an order.

use crate::browser::listener::Listener;
use crate::browser::page::is_online;
use crate::ui::dom::element::{computed, el, nothing};
use crate::ui::dom::icon;
use crate::ui::parts::notice::note;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The note, as long as the network is gone. The region stays, so that screen readers hear what enters it.
pub(crate) fn offline_note(store: Store) -> AnyView {
    let online = RwSignal::new(is_online());
    if let Some(window) = web_sys::window() {
        let heard = |name, now: bool| {
            Listener::new(&window, name, move |_| {
                let _ = online.try_set(now);
                // The widget's one region says it: a second one would speak over it.
                if !now {
                    store.say(store.t("brand.offline"));
                }
            })
        };
        // Kept by the view, and dropped with it.
        StoredValue::new_local([heard("online", true), heard("offline", false)]);
    }
    let words = computed(move || {
        if online.get() {
            return nothing();
        }
        note(store, icon::CLOUD, "connection.offline.title", "brand.offline")
    });
    el("div").class("offline").child(words).into()
}
