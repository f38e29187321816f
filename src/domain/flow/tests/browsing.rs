//! The grid: what is fetched, what narrows it, which brand opens.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::{Brand, Kind};
use crate::domain::catalogue::feed::Suggestion;
use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::catalogue;
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Flow, Load, View};
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::search::brand_index::BrandIndex;
use std::sync::Arc;

const UNREACHABLE: ApiError = ApiError::Failure(Failure::Unreachable);

#[test]
fn a_new_element_asks_for_its_brands_first() {
    let (flow, effects) = Flow::start(Arc::default(), Some("AT"));
    assert!(
        matches!(&effects[..], [Effect::FetchCatalogue { country, .. }, Effect::Recall] if country == "AT")
    );
    assert_eq!((flow.view(), flow.shop.country.as_str()), (View::Grid, "AT"));
}

#[test]
fn the_partners_country_counts_more_than_the_browsers() {
    for (wanted, region, country) in
        [(Some("DE"), Some("AT"), "DE"), (None, Some("AT"), "AT"), (None, None, "US")]
    {
        let config = Config { country: wanted, ..Config::default() };
        assert_eq!(Flow::start(Arc::new(config), region).0.shop.country, country);
    }
}

#[test]
fn the_page_hears_when_the_grid_stands() {
    let (mut scenario, first) = Scenario::begin(Config::default());
    let effects = scenario.when(Event::CatalogueArrived(ticket(&first), Ok(catalogue())));
    assert_eq!(effects, [Effect::Announce(Announcement::Ready), Effect::Prepare]);
}

#[test]
fn ways_to_pay_are_asked_for_once_the_rest_is_loaded() {
    let (mut scenario, first) = Scenario::begin(Config::default());
    scenario.when(Event::CatalogueArrived(ticket(&first), Ok(catalogue())));
    let asked = scenario.when(Event::Prepared);
    assert!(
        matches!(asked[..], [Effect::Recall, Effect::FetchOptions { .. }, Effect::FetchFeed { .. }]),
        "{asked:?}"
    );
    assert_eq!(scenario.when(Event::Prepared), []);
    let france = ticket(&scenario.when(Event::CountryChosen("FR".into())));
    let effects = scenario.when(Event::CatalogueArrived(france, Ok(catalogue())));
    let feed = Effect::FetchFeed { ticket: france, country: "FR".into() };
    assert_eq!(effects, [Effect::Announce(Announcement::Ready), feed], "loaded already");
}

#[test]
fn the_grid_takes_in_its_own_events_without_the_rest() {
    let (mut scenario, first) = Scenario::begin(Config { brand: Some("Steam".into()), ..Config::default() });
    let arrived = Event::CatalogueArrived(ticket(&first), Ok(catalogue()));
    let ready = scenario.flow.update_grid(arrived).unwrap();
    assert_eq!(ready, [Effect::Announce(Announcement::Ready), Effect::Prepare]);
    for event in [
        Event::KindChosen(Kind::TopUp),
        Event::CategoryChosen(None),
        Event::Searched("ste".into()),
        Event::Retried,
    ] {
        assert_eq!(scenario.flow.update_grid(event), Ok(vec![]));
    }
    let opened = Event::BrandChosen("Steam".into());
    assert_eq!(scenario.flow.update_grid(opened.clone()), Err(Box::new(opened)), "this is for the rest");
    assert_eq!(scenario.view(), View::Grid);
    let effects = scenario.when(Event::Prepared);
    assert!(
        matches!(
            effects[..4],
            [
                Effect::Recall,
                Effect::FetchOptions { .. },
                Effect::FetchFeed { .. },
                Effect::FetchOffer { .. }
            ]
        ),
        "{effects:?}"
    );
    assert_eq!(scenario.view(), View::Brand, "the brand of the attribute waited for it");
}

#[test]
fn only_the_answer_for_the_last_country_counts() {
    let mut scenario = Scenario::open_shop();
    let germany = ticket(&scenario.when(Event::CountryChosen("DE".into())));
    let france = ticket(&scenario.when(Event::CountryChosen("FR".into())));
    assert_eq!(scenario.when(Event::CatalogueArrived(germany, Ok(catalogue()))), []);
    assert_eq!(scenario.flow.shop.catalogue.load, Load::Loading);
    scenario.when(Event::CatalogueArrived(france, Ok(catalogue())));
    assert!(scenario.flow.shop.catalogue.ready().is_some());
}

#[test]
fn a_country_that_is_shown_or_not_served_is_not_asked_for() {
    let mut scenario = Scenario::open_shop();
    for code in ["US", "us", "RU", ""] {
        assert_eq!(scenario.when(Event::CountryChosen(code.into())), [], "{code}");
    }
    assert_eq!(scenario.flow.shop.country, "US");
}

#[test]
fn another_country_starts_without_the_category_of_the_last_one() {
    let mut scenario = Scenario::open_shop();
    scenario.when(Event::CategoryChosen(Some("games".into())));
    scenario.when(Event::CountryChosen("DE".into()));
    assert_eq!(scenario.flow.shop.filter.category, None);
}

#[test]
fn a_catalogue_that_failed_can_be_asked_for_again() {
    for (error, code) in [
        (UNREACHABLE, "client:unreachable"),
        (ApiError::Failure(Failure::Server(502)), "client:server"),
        (ApiError::Problem(Problem::new("BLOCKED_COUNTRY")), "BLOCKED_COUNTRY"),
    ] {
        let (mut scenario, first) = Scenario::begin(Config::default());
        let effects = scenario.when(Event::CatalogueArrived(ticket(&first), Err(error)));
        assert_eq!(told(&effects), [&Announcement::Problem { code: code.into() }]);
        assert!(matches!(scenario.flow.shop.catalogue.load, Load::Failed(_)));
        let again = scenario.when(Event::Retried);
        assert!(matches!(again[..], [Effect::FetchCatalogue { .. }]), "{again:?}");
        assert_eq!(scenario.flow.shop.catalogue.load, Load::Loading);
        scenario.when(Event::CatalogueArrived(ticket(&again), Ok(catalogue())));
        assert_eq!(scenario.when(Event::Retried), [], "nothing has failed any more");
    }
}

#[test]
fn ways_to_pay_that_failed_can_be_asked_for_again() {
    let (mut scenario, _) = Scenario::begin(Config::default());
    let asked = scenario.when(Event::Prepared);
    let effects = scenario.when(Event::OptionsArrived(ticket(&asked), Err(UNREACHABLE)));
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:unreachable".into() }]);
    assert!(matches!(scenario.when(Event::Retried)[..], [Effect::FetchOptions { .. }]));
}

#[test]
fn kind_category_and_search_narrow_the_grid_and_fetch_nothing() {
    let mut scenario = Scenario::open_shop();
    let names = |scenario: &Scenario| -> Vec<String> {
        let catalogue = scenario.flow.shop.catalogue.ready().unwrap();
        let index = BrandIndex::new(Arc::clone(catalogue), &str::to_owned);
        let found = index.find(&scenario.flow.shop.filter, &scenario.flow.config.kinds);
        found.iter().flat_map(|it| &it.brands).map(|brand| brand.name.clone()).collect()
    };
    assert_eq!(names(&scenario), ["Steam", "Airbnb", "Spotify"]);
    assert_eq!(scenario.when(Event::CategoryChosen(Some("travel".into()))), []);
    assert_eq!(names(&scenario), ["Airbnb"]);
    assert_eq!(scenario.when(Event::Searched("ste".into())), []);
    assert_eq!(names(&scenario), ["Steam"], "words look through every category");
    scenario.when(Event::CategoryChosen(None));
    assert_eq!(
        (names(&scenario).len(), scenario.flow.shop.filter.query.as_str()),
        (3, ""),
        "a category ends the search"
    );
    assert_eq!(scenario.when(Event::KindChosen(Kind::TopUp)), []);
    assert_eq!(names(&scenario), ["Lyca"]);
}

#[test]
fn the_feed_is_of_the_country_that_is_shown_and_its_failure_is_nobodys_business() {
    let mut scenario = Scenario::open_shop();
    let feed = || vec![Suggestion { label: "games".into(), names: vec!["Steam".into()] }];
    let first = scenario.flow.shop.catalogue.question.ticket();
    assert_eq!(scenario.when(Event::FeedArrived(first, Err(UNREACHABLE))), []);
    assert_eq!(scenario.when(Event::FeedArrived(first, Ok(feed()))), []);
    assert_eq!(scenario.flow.shop.feed, feed());
    let france = ticket(&scenario.when(Event::CountryChosen("FR".into())));
    assert_eq!(scenario.flow.shop.feed, []);
    scenario.when(Event::FeedArrived(first, Ok(feed())));
    assert_eq!(scenario.flow.shop.feed, [], "an answer for another country");
    scenario.when(Event::FeedArrived(france, Ok(feed())));
    assert_eq!(scenario.flow.shop.feed, feed());
}

#[test]
fn the_grid_opens_at_a_kind_that_is_sold() {
    let (mut scenario, first) =
        Scenario::begin(Config { kinds: vec![Kind::Esim, Kind::TopUp], ..Config::default() });
    assert_eq!(scenario.flow.shop.filter.kind, Kind::Esim);
    scenario.when(Event::CatalogueArrived(ticket(&first), Ok(catalogue())));
    assert_eq!(scenario.flow.shop.filter.kind, Kind::TopUp);
}

#[test]
fn opening_a_brand_asks_for_its_products_and_tells_the_page() {
    let mut scenario = Scenario::open_shop();
    let effects = scenario.when(Event::BrandChosen("Steam".into()));
    let [Effect::FetchOffer { country, brand, family, coin, coupon, .. }, rest @ ..] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!((country.as_str(), brand.as_str(), family.as_str()), ("US", "Steam", "Steam family"));
    assert_eq!((coin.as_deref(), coupon.as_deref()), (Some("USDC"), None));
    let selected = Announcement::BrandSelected { brand: "Steam".into() };
    assert_eq!(rest, [Effect::Announce(selected), Effect::FocusView]);
    assert_eq!(scenario.view(), View::Brand);
}

#[test]
fn a_brand_that_is_wanted_early_opens_when_the_grid_stands() {
    let (mut scenario, first) = Scenario::begin(Config { brand: Some("steam".into()), ..Config::default() });
    scenario.when(Event::CatalogueArrived(ticket(&first), Err(UNREACHABLE)));
    let again = scenario.when(Event::Retried);
    let effects = scenario.when(Event::CatalogueArrived(ticket(&again), Ok(catalogue())));
    assert_eq!(
        told(&effects),
        [&Announcement::Ready, &Announcement::BrandSelected { brand: "Steam".into() }],
        "after a failure too, and in any case of letters"
    );
    assert!(!effects.contains(&Effect::FocusView), "a page that loads keeps its focus");
    assert_eq!(scenario.view(), View::Brand);
}

#[test]
fn a_brand_that_is_not_sold_here_is_a_problem_of_the_grid() {
    let mut scenario = Scenario::open_shop();
    let effects = scenario.when(Event::BrandChosen("Nowhere".into()));
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:brand".into() }]);
    assert_eq!((scenario.view(), scenario.problems()), (View::Grid, vec!["client:brand"]));
    scenario.pick_brand("Steam");
    assert_eq!(scenario.problems(), [""; 0]);
}

#[test]
fn e_money_opens_for_partners_with_a_white_label_only() {
    for (whitelabel, view) in [(false, View::Grid), (true, View::Brand)] {
        let (mut scenario, first) = Scenario::begin(Config { whitelabel, ..Config::default() });
        let venmo = Brand { category: "e-money".into(), ..Brand::sample("Venmo") };
        let catalogue = Catalogue::new("US", vec![Arc::new(venmo)], vec![]);
        scenario.when(Event::CatalogueArrived(ticket(&first), Ok(catalogue)));
        scenario.when(Event::BrandChosen("Venmo".into()));
        assert_eq!(scenario.view(), view);
    }
}

#[test]
fn what_is_out_of_stock_does_not_open_and_says_so_to_a_page_that_asks() {
    let mut scenario = Scenario::open_shop();
    let effects = scenario.when(Event::BrandChosen("spotify".into()));
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:sold-out".into() }]);
    assert_eq!((scenario.view(), scenario.problems()), (View::Grid, vec!["client:sold-out"]));
}

#[test]
fn going_back_leads_to_the_grid_and_keeps_the_form() {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::PayPressed("key".into()));
    assert_eq!(scenario.when(Event::WentBack), [Effect::GiveUp, Effect::FocusView]);
    assert_eq!(scenario.view(), View::Grid);
    assert_eq!(scenario.flow.purchase.form.email, " ada@example.com ");
    assert!(!scenario.flow.is_paying(), "what was asked for the form is given up with it");
    assert_eq!(scenario.when(Event::WentBack), []);
}
