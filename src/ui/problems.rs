//! Problems in words, beside the field that can mend them. The words never contain a known code.

use super::element::{El, computed, el, several};
use super::icon::{self, small_icon};
use super::store::Store;
use super::watched::Watched;
use crate::domain::config::Config;
use crate::domain::flow::Event;
use crate::domain::pay_link::web_link;
use crate::domain::payment::USER_WALLET;
use crate::domain::problem::{Place, Problem};
use crate::domain::remedy::Remedy;
use leptos::prelude::*;

/// The problems of one place, as they are now. The region stays, so that screen readers hear what enters it.
pub(crate) fn here(store: Store, place: Place) -> AnyView {
    let shown = move || {
        store.read(|flow| {
            let top_up = flow.is_top_up();
            flow.problems.iter().filter(|problem| problem.place(top_up) == place).cloned().collect::<Vec<_>>()
        })
    };
    let shown = Watched::new(shown);
    let list =
        computed(move || several(shown.get().iter().map(|shown| problem(store, shown).into()).collect()));
    el("div").class("problems").attr("id", id(place)).attr("role", "alert").child(list).into()
}

/// Whether a field has problems: its `aria-invalid`.
pub(crate) fn any(store: Store, place: Place) -> impl Fn() -> bool + Copy + Send + Sync {
    move || {
        store.read(|flow| {
            let top_up = flow.is_top_up();
            flow.problems.iter().any(|problem| problem.place(top_up) == place)
        })
    }
}

/// The id that a field's `aria-describedby` names.
pub(crate) fn id(place: Place) -> &'static str {
    match place {
        Place::Amount => "problems-amount",
        Place::Payment => "problems-payment",
        Place::Email => "problems-email",
        Place::Phone => "problems-phone",
        Place::Coupon => "problems-coupon",
        Place::Review => "problems-review",
    }
}

/// What a problem says: its own words with its values, its own words without, or the general words with the code.
pub(crate) fn words(store: Store, problem: &Problem) -> String {
    let values: Vec<(&str, &str)> = problem.details.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let key = format!("problem.{}", problem.code);
    store
        .try_fill(&format!("{key}+"), &values)
        .or_else(|| store.try_fill(&key, &values))
        .unwrap_or_else(|| store.fill("problem.other", &[("code", &problem.code)]))
}

fn problem(store: Store, problem: &Problem) -> El {
    el("p")
        .class("problem")
        .part("problem")
        .attr("data-code", &problem.code)
        .child(small_icon(icon::ERROR))
        .child(el("span").text(&words(store, problem)).children(ways_on(store, problem)))
}

/// What one press can do about it, behind the words.
fn ways_on(store: Store, problem: &Problem) -> Vec<El> {
    let ways = store.peek(|flow| flow.remedies(problem));
    ways.into_iter()
        .filter_map(|remedy| way_on(store, remedy))
        .map(|way| el("span").text(" ").child(way.class("link")))
        .collect()
}

fn way_on(store: Store, remedy: Remedy) -> Option<El> {
    let key = match &remedy {
        Remedy::Pair { coin, key } => return pair(store, coin, key, remedy.clone()),
        Remedy::WithoutCoupon => "remedy.without-coupon",
        Remedy::OtherAmount => "remedy.amount",
        Remedy::OtherBrand => "remedy.brand",
        Remedy::OtherEmail => "remedy.email",
        Remedy::Reload => "retry",
        Remedy::Account => return link(store, "problem.login", |config| config.login_url.clone()),
        Remedy::Identity => return link(store, "problem.kyc", |config| config.kyc_url.clone()),
        Remedy::Support => return link(store, "support.link", |config| config.support_url.clone()),
    };
    Some(button(store, &store.t(key), remedy))
}

fn pair(store: Store, coin: &str, key: &str, remedy: Remedy) -> Option<El> {
    let network = store.peek(|flow| {
        let (_, route) = flow.options.ready()?.route(coin, key)?;
        Some(on_network(store, &route.via, &route.label))
    })?;
    Some(button(store, &store.fill("remedy.pair", &[("coin", coin), ("network", &network)]), remedy))
}

fn button(store: Store, text: &str, remedy: Remedy) -> El {
    el("button")
        .attr("type", "button")
        .text(text)
        .on("click", move |_| store.send(Event::Remedied(remedy.clone())))
}

/// Where a problem that the form cannot mend leads on (contract section 1: `login-url`, `kyc-url`, `support-url`). It opens
/// beside the page: the form stays as it is.
fn link(store: Store, key: &str, url: fn(&Config) -> Option<String>) -> Option<El> {
    let url = store.peek(|flow| url(&flow.config));
    let url = url.as_deref().and_then(web_link)?.to_owned();
    let link = el("a").attr("href", &url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    Some(link.text(&store.t(key)))
}

/// `on Solana`, or `with Binance Pay`: the second half of the pair in words.
pub(crate) fn on_network(store: Store, via: &str, label: &str) -> String {
    let key = if via == USER_WALLET { "pair.on" } else { "pair.with" };
    store.fill(key, &[("network", label)])
}
