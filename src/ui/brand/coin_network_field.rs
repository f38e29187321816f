//! Coin and network: two native selects in one frame, because they are one decision.

use crate::domain::flow::{Event, Load};
use crate::domain::payment::{Coin, PaymentOptions, USER_WALLET, is_cheapest, is_slow};
use crate::domain::problem::Place;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::parts::empty_state::failed;
use crate::ui::parts::{problems, remedy_actions, skeleton};
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// The field `pay with`.
pub(crate) fn coin_network_field(store: Store) -> El {
    let options = store.memo(|flow| flow.shop.options.load.clone());
    el("div")
        .class("field")
        .child(el("span").class("label").attr("id", "pair-label").text(&store.t("pair.label")))
        .child_with(move || match options.get() {
            Load::Loading => skeleton::line("skeleton skeleton-pair").into(),
            Load::Ready(options) => selects(store, options),
            Load::Failed(problem) => failed(store, "pair.failed", &problem, remedy_actions::remedy_actions),
        })
        .child(el("p").class("hint").text_with(hint(store)))
        .child(remedy_actions::here(store, Place::Payment))
}

fn selects(store: Store, options: Arc<PaymentOptions>) -> AnyView {
    let coins = Arc::clone(&options);
    let coin_options =
        move || several(coins.coins.iter().map(|coin| coin_option(store, coin).into()).collect());
    let chosen_coin = ErasedMemo::new(move || {
        store.read(|flow| flow.purchase.route.as_ref().map(|route| route.coin.clone()))
    });
    let route_options = move || {
        let routes = chosen_coin.get().and_then(|coin| options.coin(&coin).map(|coin| coin.routes.clone()));
        let routes = routes.unwrap_or_default().into_iter().map(|route| {
            let (key, suspended) = (route.key().to_owned(), route.suspended);
            let chosen = key.clone();
            choice(store, key, route.label, suspended, move |flow| {
                flow.purchase.route.as_ref().is_some_and(|now| now.network == chosen)
            })
            .into()
        });
        several(routes.collect())
    };
    let coin = half(store, Part::COIN, "pair.coin", "glyph glyph-coin", coin_options, Event::CoinChosen);
    let network =
        half(store, Part::NETWORK, "pair.network", "glyph glyph-network", route_options, Event::RouteChosen);
    el("div")
        .class("pair-field")
        .attr("role", "group")
        .attr("aria-labelledby", "pair-label")
        .child(coin)
        .child(network)
        .into()
}

/// What the choice means for the wallet: how it pays, and what the network takes.
fn hint(store: Store) -> impl Fn() -> String {
    let chosen = store.memo(|flow| {
        let options = flow.shop.options.ready()?;
        let (coin, route) = options.route(flow.purchase.route.as_ref()?)?;
        let slow = is_slow(&coin.name, route.key());
        let fast = options.fast_route(&coin.name).filter(|_| slow).map(|route| route.label.clone());
        let other = options.look_alike(&coin.name, route.key());
        Some((coin.name.clone(), route.clone(), slow, fast, other))
    });
    move || {
        let Some((coin, route, slow, fast, other)) = chosen.get() else { return store.t("pair.hint") };
        if route.via != USER_WALLET {
            return store.fill("pair.hosted", &[("method", &route.label)]);
        }
        let mut words = store.t("pair.hint");
        if is_cheapest(&coin, route.key()) {
            words.push(' ');
            words.push_str(&store.t("pair.cheapest"));
        }
        let mut add = |key: &str, values: &[(&str, &str)]| {
            words.push(' ');
            words.push_str(&store.fill(key, values));
        };
        if slow {
            add("pair.slow", &[("coin", &coin)]);
        }
        if let Some(network) = fast {
            add("pair.fast", &[("network", &network)]);
        }
        if let Some(other) = other {
            add("pair.unlike", &[("coin", &coin), ("other", &other)]);
        }
        if let Some(fee_coin) = route.fee_coin.filter(|fee_coin| *fee_coin != coin) {
            add("pair.fee", &[("coin", &fee_coin)]);
        }
        words
    }
}

fn half(
    store: Store,
    part: Part,
    label: &str,
    glyph: &'static str,
    options: impl Fn() -> AnyView + Send + Sync + 'static,
    event: fn(String) -> Event,
) -> El {
    let initials = move || {
        store.read(|flow| match &flow.purchase.route {
            Some(route) if part == Part::COIN => ends(&route.coin),
            Some(route) => route.network.chars().take(1).collect(),
            None => String::new(),
        })
    };
    el("label")
        .class("pair-half")
        .child(el("span").class("pair-label").text(&store.t(label)))
        .child(
            el("select")
                .class(part.name())
                .part(part)
                .attr("aria-describedby", problems::id(Place::Payment))
                .flag("aria-invalid", problems::any(store, Place::Payment))
                .child_with(options)
                .on("change", move |input| store.send(event(event_target_value(&input)))),
        )
        .child(
            el("span").class(glyph).attr("aria-hidden", "true").text_with(initials).child(icon(store, part)),
        )
        .child(small_icon(icon::DOWN))
}

/// The icon of what is chosen, over its letters: they stand until it is there, and where it cannot be had.
fn icon(store: Store, part: Part) -> AnyView {
    let address = store.memo(move |flow| {
        let (coin, route) = flow.shop.options.ready()?.route(flow.purchase.route.as_ref()?)?;
        if part == Part::COIN { coin.icon.clone() } else { route.icon.clone() }
    });
    computed(move || match address.get() {
        Some(address) => el("img")
            .attr("alt", "")
            .attr("width", "20")
            .attr("height", "20")
            .attr("decoding", "async")
            .on("load", |event| {
                let _ = event_target::<web_sys::Element>(&event).set_attribute("data-loaded", "");
            })
            .attr("src", &address)
            .into(),
        None => nothing(),
    })
}

/// First and last letter: what tells USDC from USDT.
fn ends(symbol: &str) -> String {
    let mut letters = symbol.chars().filter(char::is_ascii_alphanumeric);
    letters.next().into_iter().chain(letters.next_back()).collect()
}

fn coin_option(store: Store, coin: &Coin) -> El {
    let name = coin.name.clone();
    let unusable = coin.suspended || coin.routes.iter().all(|route| route.suspended);
    choice(store, coin.name.clone(), coin.name.clone(), unusable, move |flow| {
        flow.purchase.route.as_ref().is_some_and(|now| now.coin == name)
    })
}

fn choice(
    store: Store,
    value: String,
    label: String,
    suspended: bool,
    is_chosen: impl Fn(&crate::domain::flow::Flow) -> bool + Send + Sync + 'static,
) -> El {
    let label = if suspended { store.fill("pair.suspended", &[("name", &label)]) } else { label };
    let option =
        el("option").attr("value", &value).state("selected", move || store.read(&is_chosen)).text(&label);
    if suspended { option.attr("disabled", "") } else { option }
}
