//! A gift card with fixed amounts, from the script tag to the code.

use cryptorefills_e2e::{EMAIL, Page, Policy, World, part};
use serde_json::{Value, json};

pub(crate) async fn a_fixed_card_goes_from_one_script_tag_to_its_code(world: &World) {
    let widget = &world.widget;
    let attributes = r#"country="US" coin="USDC" network="Solana" utm-source="partner-page""#;
    world.open(&Page::widget(attributes).policy(Policy::Absent)).await;

    widget.wait_view("grid").await;
    assert_eq!(widget.property("country", "value").await, "US");
    let steam = part("brand-card").with("data-brand", "Steam");
    widget.wait(steam.clone()).await;
    let webp = "const picture = all(arguments[1])[0].querySelector('picture');
        return picture.querySelector('source').srcset.includes('.webp')";
    assert_eq!(widget.evaluate(webp, json!(steam.to_string())).await, true, "WebP variants");
    let loaded = "const image = all(arguments[1])[0].querySelector('[part~=brand-logo]');
        image.scrollIntoView();
        return image.naturalWidth > 0 && image.currentSrc.endsWith('.webp')";
    widget.wait_until("the logo as WebP", loaded, json!(steam.to_string())).await;

    widget.click(steam).await;
    widget.wait_view("brand").await;
    for name in ["amount-option", "coin", "network", "email", "newsletter", "price", "pay"] {
        widget.wait(name).await;
    }
    assert_eq!(widget.property("newsletter", "checked").await, false);
    assert_eq!(widget.property("coin", "value").await, "USDC");
    widget.pick("10 USD").await;
    widget.wait_text("price", "USDC").await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;

    assert_what_is_asked_for(world).await;

    world.sandbox.step("pay").await;
    widget.wait_state("WaitingForDelivery").await;
    widget.wait_view("order").await;
    for name in ["qr", "address", "open-wallet", "countdown"] {
        widget.wait_gone(name).await;
    }
    world.sandbox.step("deliver").await;
    widget.wait_state("Done").await;
    widget.wait_gone("connection").await;
    let order = world.sandbox.order().await;
    let code = order["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap_or_default().to_owned();
    assert!(code.len() > 8, "{order}");
    widget.wait("reveal").await;
    assert_eq!(widget.count("code").await, 0, "the code is hidden until it is asked for");
    widget.click("reveal").await;
    assert_eq!(widget.text("code").await, code);
    widget.wait("copy-code").await;

    assert_what_was_sent(world).await;
    world.wait_told("cr-order-done").await;
    assert_what_was_told(world, &order, &code).await;
}

/// Amount, coin, network, address, code and time, as the sandbox asked for them.
async fn assert_what_is_asked_for(world: &World) {
    let widget = &world.widget;
    let order = world.sandbox.order().await;
    let due = widget.text("amount-due").await;
    for piece in [order["coin_amount"].as_str().unwrap_or("?"), "USDC", "Solana"] {
        assert!(due.contains(piece), "{due} lacks {piece}");
    }
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    assert_eq!(widget.count("qr").await, 1);
    assert_eq!(json!(widget.scan("qr").await), order["qr_text"]);
    for name in ["checkout", "copy-amount", "copy-address"] {
        widget.wait(name).await;
    }
    widget.wait_state("WaitingForPayment").await;
    let countdown = widget.text("countdown").await;
    let minutes = countdown.split_once(':').and_then(|(minutes, seconds)| {
        (seconds.len() == 2 && seconds.parse::<u8>().ok()? < 60).then(|| minutes.parse::<u8>().ok())?
    });
    assert!(minutes.is_some_and(|minutes| (28..=30).contains(&minutes)), "{countdown} of 30 minutes");
    widget.wait_until("a second to pass", COUNTED_DOWN, json!(countdown)).await;
    widget.wait(part("connection").with("data-state", "live")).await;
}

const COUNTED_DOWN: &str = "return words(all('[part~=countdown]')[0]) !== arguments[1]";

/// One validation and one order, as the reference writes them.
async fn assert_what_was_sent(world: &World) {
    let delivery = json!({
        "beneficiary_account": EMAIL, "brand_name": "Steam", "country_code": "US", "denomination": "10 USD",
    });
    let mut body = json!({
        "email": EMAIL,
        "payment": { "type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana" },
        "deliveries": [delivery],
        "lang": "en",
        "user": { "email": EMAIL },
    });
    let validated = world.sandbox.requests("/v5/orders/validations").await;
    assert_eq!(validated.iter().map(|request| request["body"].clone()).collect::<Vec<_>>(), [body.clone()]);
    body["user"]["has_accepted_newsletter"] = json!(false);
    body["acquisition"] = json!({ "utm_source": "partner-page" });
    assert_eq!(world.sandbox.ordered().await, [body]);
}

/// Every event once and in its order, none with what is the shopper's alone.
async fn assert_what_was_told(world: &World, order: &Value, code: &str) {
    let id = &order["order_id"];
    let status = |state: &str| json!({ "orderId": id, "state": state, "resumed": false });
    let mut expected = vec![
        json!({ "name": "cr-ready", "detail": {} }),
        json!({ "name": "cr-brand-select", "detail": { "brand": "Steam" } }),
        json!({ "name": "cr-order-created", "detail": {
            "orderId": id, "coin": "USDC", "network": "Solana", "coinAmount": order["coin_amount"],
        }}),
    ];
    for state in ["WaitingForPayment", "PaymentReceived", "WaitingForDelivery", "Done"] {
        expected.push(json!({ "name": "cr-order-status", "detail": status(state) }));
    }
    expected.push(json!({ "name": "cr-order-done", "detail": { "orderId": id, "resumed": false } }));
    let told = world.events().await;
    assert_eq!(told, expected);
    let told = json!(told).to_string();
    assert!(!told.contains(EMAIL) && !told.contains(code), "{told}");
}

pub(crate) async fn a_brand_that_is_out_of_stock_says_so_and_stays_shut(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    let spotify = part("brand-card").with("data-brand", "Spotify");
    widget.wait(spotify.clone().within("[part~=out-of-stock]")).await;
    assert_eq!(
        widget.count(part("brand-card").with("data-brand", "Steam").within("[part~=out-of-stock]")).await,
        0
    );
    widget.click(spotify).await;
    // The next brand opens, and the one before it never did.
    widget.open_brand("Steam").await;
    let selected = world.wait_told("cr-brand-select").await;
    assert_eq!(selected, json!({ "brand": "Steam" }));
    assert_eq!(world.told("cr-brand-select").await.len(), 1);
}

pub(crate) async fn every_card_of_the_grid_can_be_clicked(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    let hidden =
        "return all('[part~=brand-card]').filter((card) => !shown(card)).map((card) => card.dataset.brand)";
    assert_eq!(widget.evaluate(hidden, Value::Null).await, json!([]), "cards that nobody sees");
}
