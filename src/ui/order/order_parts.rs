//! What checkout and order share: state, connection, item, help. Nothing here moves the focus.

use crate::domain::flow::{Connection, Placed};
use crate::domain::order::Order;
use crate::domain::order::delivery::Delivery;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::parts::copy_button::copy_button;
use crate::ui::parts::notice::note;
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::parts::seller::seller;
use crate::ui::shell::store::Store;
use crate::ui::words::order_state::state_words;
use leptos::prelude::*;

/// The state in words: the part `status`, and the view's heading.
pub(crate) fn status(store: Store) -> El {
    let state = ErasedMemo::new(move || {
        let now = store.now.get();
        order(store, |placed| {
            let over = placed.countdown.seconds_left(now) == 0;
            (placed.order.state.clone(), placed.order.wording(over))
        })
    });
    el("h2")
        .class("status")
        .part(Part::STATUS)
        .attr("tabindex", "-1")
        .attr_with("data-state", move || state.get().map(|(state, _)| state.name().to_owned()))
        .text_with(move || {
            state
                .get()
                .map(|(state, wording)| state_words(&store.texts(), &state, wording))
                .unwrap_or_default()
        })
}

/// How news arrive: the part `connection`, until the order is final.
pub(crate) fn connection(store: Store) -> AnyView {
    let shown =
        ErasedMemo::new(move || order(store, |placed| (placed.connection, placed.order.state.facts().last)));
    computed(move || match shown.get() {
        Some((connection, false)) => el("span")
            .class("connection")
            .part(Part::CONNECTION)
            .attr("data-state", connection.name())
            .text(&store.t(&format!("connection.{}", connection.name())))
            .into(),
        Some((_, true)) | None => nothing(),
    })
}

/// What an interrupted connection means, where it lasts.
pub(crate) fn connection_note(store: Store) -> AnyView {
    let shown =
        ErasedMemo::new(move || order(store, |placed| (placed.connection, placed.order.state.facts().last)));
    computed(move || match shown.get() {
        Some((Connection::Polling, false)) => {
            note(store, icon::SYNC, "connection.polling.title", "connection.polling.text")
        }
        Some((Connection::Offline, false)) => {
            note(store, icon::CLOUD, "connection.offline.title", "connection.offline.text")
        }
        _ => nothing(),
    })
}

/// What is bought, for whom.
pub(crate) fn item(store: Store, class: &'static str) -> El {
    el("p")
        .class(class)
        .text_with(move || order(store, |placed| item_words(store, &placed.order)).unwrap_or_default())
}

fn item_words(store: Store, order: &Order) -> String {
    match order.deliveries.as_slice() {
        [] => String::new(),
        [line] => {
            let name = line_name(store, line);
            store.fill("order.item", &[("item", &name), ("recipient", &line.beneficiary)])
        }
        [first, rest @ ..] => {
            let (name, count) = (line_name(store, first), rest.len().to_string());
            store.fill("order.items", &[("item", &name), ("count", &count)])
        }
    }
}

/// `Steam $25`.
pub(crate) fn line_name(store: Store, line: &Delivery) -> String {
    format!("{} {}", line.brand, store.face_value(&line.label)).trim().to_owned()
}

/// The order's number and the way to help; on every screen of an order.
pub(crate) fn support(store: Store) -> AnyView {
    let id = ErasedMemo::new(move || order(store, |placed| placed.order.id.clone()).unwrap_or_default());
    let hashes = ErasedMemo::new(move || {
        let transactions = |order: &Order| -> Vec<_> {
            order.transactions.iter().map(|id| (id.clone(), order.seen_at(id))).collect()
        };
        order(store, |placed| transactions(&placed.order)).unwrap_or_default()
    });
    let url = store.peek(|flow| {
        flow.config
            .support_url
            .as_deref()
            .and_then(crate::domain::payment::payment_link::web_link)
            .map(str::to_owned)
    });
    let help: El = match url {
        Some(url) => el("a")
            .class("link")
            .attr("href", &url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(&store.t("support.link")),
        None => el("span").text(&store.t("support.text")),
    };
    el("footer")
        .class("support")
        .child(
            el("span")
                .class("support-line")
                .text(&format!("{} ", store.t("support.order")))
                .child(el("bdi").class("order-id").text_with(move || id.get()))
                .text(" ")
                .child(copy_button(
                    store,
                    Some(Part::COPY_ORDER),
                    "copy",
                    store.t("copy.order"),
                    move || id.get(),
                )),
        )
        .child_with(move || {
            let mut linked = false;
            let line = |(hash, page): (String, Option<Page>)| {
                // The part is the first one's: it occurs once.
                let first = page.is_some() && !std::mem::replace(&mut linked, true);
                transaction(store, hash, page, first)
            };
            several(hashes.get().into_iter().map(line).collect())
        })
        .child(help)
        .child(seller(store))
        .into()
}

/// The address of a page, and the name of its site.
type Page = (String, &'static str);

/// A transaction's hash, shown whole to those who select it and copied whole, and where anybody can look at it.
fn transaction(store: Store, hash: String, page: Option<Page>, first: bool) -> AnyView {
    let copied = hash.clone();
    let link = page.map(|(href, site)| {
        let link = outbound_link("link", href, store.fill("support.explorer", &[("site", site)]));
        if first { link.part(Part::EXPLORER) } else { link }
    });
    el("span")
        .class("support-line transaction")
        .child(el("span").text(&store.t("support.transaction")))
        .child(el("bdi").class("order-id").attr("title", &hash).text(&hash))
        .child(copy_button(store, None, "copy", store.t("copy.transaction"), move || copied.clone()))
        .children(link)
        .into()
}

/// The button that begins again.
pub(crate) fn restart(store: Store, key: &str, primary: bool) -> El {
    el("button")
        .class(if primary { "button button-primary" } else { "button" })
        .part(Part::RESTART)
        .attr("type", "button")
        .text(&store.t(key))
        .on("click", move |_| store.send(crate::domain::flow::Event::Restarted))
}

/// Reads from the order that exists.
pub(crate) fn order<T>(store: Store, read: impl FnOnce(&Placed) -> T) -> Option<T> {
    store.read(|flow| flow.purchase.placed.as_ref().map(read))
}
