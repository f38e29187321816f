//! Problems in words, beside the field that can mend them. The words never contain a known code.

use super::element::{El, computed, el, several};
use super::icon::{self, small_icon};
use super::store::Store;
use super::watched::Watched;
use crate::domain::flow::Event;
use crate::domain::pay_link::web_link;
use crate::domain::payment::USER_WALLET;
use crate::domain::problem::{Place, Problem};
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
        .child(
            el("span")
                .text(&words(store, problem))
                .children(way_on(store, &problem.code))
                .children(again(store, problem)),
        )
}

/// What can simply be asked once more.
fn again(store: Store, problem: &Problem) -> Option<El> {
    (problem.code == "client:price").then(|| {
        let button = el("button").class("link").attr("type", "button").text(&store.t("retry"));
        el("span").text(" ").child(button.on("click", move |_| store.send(Event::Retried)))
    })
}

/// Where a problem that the form cannot mend leads on (contract section 1: `login-url`, `kyc-url`, `support-url`).
fn way_on(store: Store, code: &str) -> Option<El> {
    let (url, key) = store.peek(|flow| {
        let config = &flow.config;
        match code {
            "LOGIN_REQUIRED" | "COUPON_REQUIRES_LOGIN" | "FULLNAME_MISSING" | "EMAIL_NOT_CONFIRMED" => {
                (config.login_url.clone(), "problem.login")
            }
            "KYC_MISSING" => (config.kyc_url.clone(), "problem.kyc"),
            "VERIFICATION_REQUIRED" | "USER_BLOCKED" | "client:answer-lost" => {
                (config.support_url.clone(), "support.link")
            }
            _ => (None, ""),
        }
    });
    let url = url.as_deref().and_then(web_link)?.to_owned();
    let link =
        el("a").class("link").attr("href", &url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    Some(el("span").text(" ").child(link.text(&store.t(key))))
}

/// `on Solana`, or `with Binance Pay`: the second half of the pair in words.
pub(crate) fn on_network(store: Store, via: &str, label: &str) -> String {
    let key = if via == USER_WALLET { "pair.on" } else { "pair.with" };
    store.fill(key, &[("network", label)])
}
