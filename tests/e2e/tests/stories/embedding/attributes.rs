//! Attributes that change while the widget runs: each takes effect, a bad one falls back, and nothing typed is lost.

use cryptorefills_e2e::{Allowance, EMAIL, Page, World, part};
use serde_json::{Value, json};

use super::element::WATCH_WARNINGS;

/// Two bad values for each attribute that has any.
const BAD: [(&str, [&str; 2]); 13] = [
    ("api-base", ["http://", "javascript:alert(1)"]),
    ("api-credentials", ["omit", "always"]),
    ("country", ["XX", "Germany"]),
    ("lang", ["xx", "klingon"]),
    ("kinds", ["flight", "giftcard hotel"]),
    ("theme", ["blue", "night"]),
    ("email", ["nobody", "nobody at all"]),
    ("payment-window", ["0", "soon"]),
    ("login-url", ["ftp://a.example", "javascript:alert(1)"]),
    ("kyc-url", ["http://a.example", "nonsense"]),
    ("support-url", ["mailto", "data:text/html,x"]),
    ("terms-url", ["/terms", "javascript:alert(1)"]),
    ("privacy-url", ["http://a.example", "nonsense"]),
];

pub(crate) async fn a_bad_value_of_any_attribute_warns_once_and_falls_back(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget("")).await;
    widget.wait("brand-card").await;
    world.session.evaluate(WATCH_WARNINGS, vec![]).await;
    for (name, values) in BAD {
        for (warned, value) in values.into_iter().enumerate() {
            set(world, name, Some(value)).await;
            // Another attribute changes, and the bad one is as it was.
            set(world, "utm-source", Some(value)).await;
            let told = world.session.evaluate("return warnings", vec![]).await;
            let told = told.as_array().cloned().unwrap_or_default();
            assert_eq!(told.len(), warned + 1, "{name}={value}: {told:?}");
            assert!(told[warned].to_string().contains(&format!("{name} must be")), "{name}: {told:?}");
            assert!(name != "email" || !told[warned].to_string().contains(value), "{told:?}");
        }
        set(world, name, None).await;
        world.session.evaluate("warnings.length = 0", vec![]).await;
        widget.wait("brand-card").await;
        assert_eq!(widget.property("country", "value").await, "US", "{name}");
    }
}

pub(crate) async fn every_attribute_takes_effect_while_the_widget_runs(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget("")).await;
    widget.wait("brand-card").await;
    let card = |brand| part("brand-card").with("data-brand", brand);

    set(world, "country", Some("de")).await;
    widget.wait(card("Zalando")).await;
    set(world, "country", None).await;
    widget.wait(card("Steam")).await;

    set(world, "kinds", Some("esim")).await;
    widget.wait(card("eSIM")).await;
    set(world, "kinds", None).await;
    widget.wait("kind-tab").await;
    widget.open_kind("giftcard").await;

    widget.wait(card("Airbnb")).await;
    set(world, "category", Some("games")).await;
    widget.wait_gone(card("Airbnb")).await;
    set(world, "category", None).await;
    widget.wait(card("Airbnb")).await;

    set(world, "whitelabel", Some("")).await;
    widget.wait(card("American Express")).await;
    set(world, "whitelabel", None).await;
    widget.wait_gone(card("American Express")).await;

    let ground = "return getComputedStyle(all('[part~=root]')[0]).backgroundColor";
    let light = widget.evaluate(ground, Value::Null).await;
    set(world, "theme", Some("dark")).await;
    assert_ne!(widget.evaluate(ground, Value::Null).await, light);
    set(world, "theme", None).await;
    assert_eq!(widget.evaluate(ground, Value::Null).await, light);

    set(world, "api-base", Some("/nowhere")).await;
    widget.wait("problem").await;
    set(world, "api-base", None).await;
    widget.wait("brand-card").await;

    set(world, "brand", Some("steam")).await;
    widget.wait_view("brand").await;
    for (name, field, value) in [
        ("email", "email", EMAIL),
        ("coupon", "coupon", "SAVE5"),
        ("refund-address", "refund-address", "So11"),
    ] {
        for (attribute, expected) in [(Some(value), value), (None, ""), (Some(value), value)] {
            set(world, name, attribute).await;
            let shows = "return all(arguments[1][0])[0].value === arguments[1][1]";
            widget.wait_until(name, shows, json!([format!("[part~={field}]"), expected])).await;
        }
    }
    set(world, "coupon", None).await;
    for (coin, shown) in [(Some("btc"), "BTC"), (None, "USDC")] {
        set(world, "coin", coin).await;
        let shows = "return all('[part~=coin]')[0].value === arguments[1]";
        widget.wait_until("the coin", shows, json!(shown)).await;
    }
    set(world, "network", Some("base")).await;
    let on_base = "const network = all('[part~=network]')[0];
        return network.selectedOptions[0].textContent.includes('Base')";
    widget.wait_until("the network", on_base, Value::Null).await;

    for (name, address) in [
        ("login-url", "https://login.example/"),
        ("kyc-url", "https://kyc.example/"),
        ("support-url", "https://help.example/"),
    ] {
        set(world, name, Some(address)).await;
    }
    for (name, address) in
        [("terms-url", "https://shop.example/terms"), ("privacy-url", "https://shop.example/privacy")]
    {
        let linked = "return all('[part~=seller] a').some((link) => link.href === arguments[1])";
        set(world, name, Some(address)).await;
        widget.wait_until(name, linked, json!(address)).await;
    }
    set(world, "payment-window", Some("45")).await;
    set(world, "utm-source", Some("mail")).await;
    set(world, "email", Some("KYC_MISSING@sandbox.example")).await;
    widget.pick("10 USD").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    let linked = "return all('a').some((link) => link.href === 'https://kyc.example/')";
    widget.wait_until("the way to verify", linked, Value::Null).await;
    set(world, "email", Some(EMAIL)).await;
    widget.pay().await;
    let ordered = world.sandbox.ordered().await[0].clone();
    assert_eq!(ordered["acquisition"], json!({ "utm_source": "mail" }));
    assert_eq!(ordered["refund_wallet_address"], "So11");
    assert_eq!(ordered["payment"]["network"], "Base");
    let countdown = widget.text("countdown").await;
    assert!(countdown.starts_with("44:") || countdown.starts_with("45:"), "{countdown} of 45 minutes");
}

pub(crate) async fn what_is_typed_survives_other_attributes(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    widget.fill("search", "Airb").await;
    widget.open_brand("Airbnb").await;
    widget.fill("amount-input", "75").await;
    widget.fill("email", EMAIL).await;
    for (name, value) in [
        ("country", "DE"),
        ("coin", "BTC"),
        ("kinds", "giftcard esim"),
        ("category", "games"),
        ("theme", "dark"),
        ("utm-source", "mail"),
        ("payment-window", "20"),
        ("whitelabel", ""),
        ("support-url", "https://help.example/"),
    ] {
        for value in [Some(value), None] {
            set(world, name, value).await;
            assert_eq!(widget.property("amount-input", "value").await, "75", "{name}");
            assert_eq!(widget.property("email", "value").await, EMAIL, "{name}");
        }
    }
    widget.click("back").await;
    assert_eq!(widget.property("search", "value").await, "Airb");
}

/// Changes an attribute, or takes it away, and lets the widget take notice.
async fn set(world: &World, name: &str, value: Option<&str>) {
    let change = "const [name, value] = arguments, element = document.querySelector('cryptorefills-widget');
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
        return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";
    world.session.evaluate(change, vec![json!(name), json!(value)]).await;
}
