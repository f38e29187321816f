//! What shoppers, password managers and input methods do with the fields of the form.

use cryptorefills_e2e::{EMAIL, Page, Part, World, part};
use serde_json::{Value, json};

pub(crate) async fn an_amount_is_read_as_its_language_writes_it_or_refused(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Airbnb").await;
    widget.fill("email", EMAIL).await;
    for (typed, code, words) in [
        ("50,000", "client:high-amount", ["$500", "$500"]),
        ("50.000", "client:unclear-amount", ["$50 ", "$50,000"]),
        ("-75", "client:empty-amount", ["$50", "$500"]),
        ("1e2", "client:empty-amount", ["$50", "$500"]),
    ] {
        widget.fill("amount-input", typed).await;
        widget.click("pay").await;
        widget.wait(part("problem").with("data-code", code)).await;
        for words in words {
            widget.wait_text("problem", words).await;
        }
    }
    assert!(world.sandbox.requests("/v5/orders/validations").await.is_empty(), "nothing was asked");
    widget.fill("amount-input", "٧٥").await;
    widget.wait_text(Part::selector(".review"), "$75").await;
    widget.pay().await;
    assert_eq!(world.sandbox.ordered().await[0]["deliveries"][0]["product_value"], 75);
}

pub(crate) async fn an_amount_is_read_as_german_writes_it(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" lang="de""#)).await;
    widget.open_brand("Airbnb").await;
    widget.fill("email", EMAIL).await;
    widget.fill("amount-input", "50.000").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:high-amount")).await;
    widget.fill("amount-input", "75,00 $").await;
    widget.pay().await;
    assert_eq!(world.sandbox.ordered().await[0]["deliveries"][0]["product_value"], 75);
}

/// It sets values and says nothing, or says `change` alone.
pub(crate) async fn what_a_password_manager_puts_into_the_fields_is_ordered(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Airbnb").await;
    widget.wait_text("price", "USDC").await;
    let put = "const [name, value, told] = arguments[1], field = all(`[part~=${name}]`)[0];
        field.value = value;
        if (told) field.dispatchEvent(new Event('change', { bubbles: true }))";
    widget.evaluate(put, json!(["email", "manager@example.com", true])).await;
    widget.wait_text(Part::selector(".review"), "manager@example.com").await;
    widget.evaluate(put, json!(["email", "\u{200b}silent@example.com,", false])).await;
    widget.evaluate(put, json!(["amount-input", "80", false])).await;
    widget.pay().await;
    let ordered = &world.sandbox.ordered().await[0];
    assert_eq!(ordered["user"]["email"], "silent@example.com");
    let delivery = &ordered["deliveries"][0];
    assert_eq!(
        (&delivery["beneficiary_account"], &delivery["product_value"]),
        (&json!("silent@example.com"), &json!(80))
    );
}

pub(crate) async fn a_number_without_its_code_is_offered_with_it_and_topped_up_once(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait_view("grid").await;
    widget.open_kind("mobile_recharge").await;
    widget.open_brand("T-Mobile Credits").await;
    widget.pick("10 USD").await;
    widget.fill("email", EMAIL).await;
    widget.fill("phone", "(415) 555\u{2012}1234").await;
    widget.click("pay").await;
    let offer = part("problem").with("data-code", "client:phone").within("button");
    widget.wait_text(offer.clone(), "+14155551234").await;
    widget.click(offer).await;
    assert_eq!(widget.property("phone", "value").await, "+14155551234");
    widget.wait_gone("problem").await;

    widget.click("add-item").await;
    widget.open_brand("T-Mobile Credits").await;
    widget.pick("20 USD").await;
    widget.fill("phone", "tel:+1-415-555-1234").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:same-phone")).await;
    assert!(
        world.sandbox.requests("/v5/orders/validations").await.is_empty(),
        "it is said before anybody is asked"
    );
}

pub(crate) async fn a_refund_address_that_is_refused_is_told_before_anything_is_ordered(world: &World) {
    let widget = &world.widget;
    let attributes = r#"country="US" coin="BTC" network="Mainnet" refund-address="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq""#;
    world.open(&Page::widget(attributes)).await;
    widget.fill_steam().await;
    widget.wait_text(Part::selector("#refund-address-hint"), "1… or 3…").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:refund-address")).await;
    widget.fill("refund-address", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT").await;
    widget.pay().await;
    assert_eq!(
        world.sandbox.ordered().await[0]["refund_wallet_address"],
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
    );
}

pub(crate) async fn keys_typed_into_the_widget_are_no_shortcuts_of_the_page(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait_view("grid").await;
    let listen = "window.heard = [];
        for (const type of ['keydown', 'keypress', 'keyup'])
            document.addEventListener(type, (event) => window.heard.push(event.key))";
    widget.evaluate(listen, Value::Null).await;
    widget.fill("search", "steam/k").await;
    widget.fill("country", "ger").await;
    assert_eq!(widget.evaluate("return window.heard", Value::Null).await, json!([]));
    let press = "const [name, init] = arguments[1];
        all(`[part~=${name}]`)[0].dispatchEvent(new KeyboardEvent('keydown',
            { bubbles: true, composed: true, cancelable: true, ...init }))";
    // The Enter that ends a word of an input method.
    for composed in
        [json!({ "key": "Enter", "isComposing": true }), json!({ "key": "Enter", "keyCode": 229 })]
    {
        widget.evaluate(press, json!(["country", composed])).await;
    }
    assert_eq!(widget.property("country", "value").await, "ger");
    assert_eq!(widget.property("country", "aria-expanded").await, "true", "nothing is chosen");
    widget.evaluate(press, json!(["search", { "key": "Escape" }])).await;
    assert_eq!(widget.evaluate("return window.heard", Value::Null).await, json!(["Escape"]));
    widget.evaluate(press, json!(["country", { "key": "Enter" }])).await;
    widget.wait_until("Germany", "return all('[part~=country]')[0].value === 'DE'", Value::Null).await;
}
