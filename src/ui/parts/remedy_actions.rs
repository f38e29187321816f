//! Problems of the form with the ways out of them: buttons that change the choice, links that lead to an account, an
//! identity check or support. Nothing here orders anything.

use crate::domain::config::Config;
use crate::domain::flow::Event;
use crate::domain::payment::CoinRoute;
use crate::domain::payment::payment_link::web_link;
use crate::domain::problem::remedy::Remedy;
use crate::domain::problem::{Place, Problem};
use crate::ui::dom::element::{El, el};
use crate::ui::parts::problems;
use crate::ui::shell::store::Store;
use crate::ui::words::network::on_network;
use leptos::prelude::AnyView;

/// The problems of one place, each with what one press can do about it.
pub(crate) fn here(store: Store, place: Place) -> AnyView {
    problems::list(store, place, remedy_actions)
}

pub(crate) fn remedy_actions(store: Store, problem: &Problem) -> Vec<El> {
    let ways = store.peek(|flow| flow.remedies(problem));
    ways.into_iter()
        .filter_map(|remedy| remedy_action(store, remedy))
        .map(|way| el("span").text(" ").child(way.class("link")))
        .collect()
}

fn remedy_action(store: Store, remedy: Remedy) -> Option<El> {
    let key = match &remedy {
        Remedy::Pair(route) => return other_route(store, route, remedy.clone()),
        Remedy::Phone(number) => {
            let words = store.fill("remedy.phone", &[("number", number)]);
            return Some(button(store, &words, remedy));
        }
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

fn other_route(store: Store, offered: &CoinRoute, remedy: Remedy) -> Option<El> {
    let network = store.peek(|flow| {
        let (_, route) = flow.shop.options.ready()?.route(offered)?;
        Some(on_network(&store.texts(), &route.via, &route.label))
    })?;
    let words = store.fill("remedy.pair", &[("coin", &offered.coin), ("network", &network)]);
    Some(button(store, &words, remedy))
}

fn button(store: Store, text: &str, remedy: Remedy) -> El {
    el("button")
        .attr("type", "button")
        .text(text)
        .on("click", move |_| store.send(Event::Remedied(remedy.clone())))
}

/// Where a problem that the form cannot mend leads on (`docs/contract.md` section 1: `login-url`, `kyc-url`,
/// `support-url`). It opens beside the page: the form stays as it is.
fn link(store: Store, key: &str, url: fn(&Config) -> Option<String>) -> Option<El> {
    let url = store.peek(|flow| url(&flow.config));
    let url = url.as_deref().and_then(web_link)?.to_owned();
    let link = el("a").attr("href", &url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    Some(link.text(&store.t(key)))
}
