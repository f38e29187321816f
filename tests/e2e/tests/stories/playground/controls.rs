//! What is set: attributes, tokens, the address that keeps them, and the code that comes of them.

use cryptorefills_e2e::{Page, Policy, World, source};
use serde_json::{Value, json};

use super::{attribute, evaluate, give, press, text, wait_for};

/// A value for each attribute that differs from its default.
const VALUES: [(&str, &str); 22] = [
    ("country", "DE"),
    ("lang", "de"),
    ("theme", "dark"),
    ("kinds", "giftcard esim"),
    ("category", "games \"and\" <more>"),
    ("whitelabel", ""),
    ("coin", "USDT"),
    ("network", "Tron"),
    ("payment-window", "15"),
    ("email", "ada@example.com"),
    ("coupon", "TENOFF"),
    ("refund-address", "somewhere"),
    ("utm-source", "letter"),
    ("login-url", "https://partner.example/login"),
    ("kyc-url", "https://partner.example/verify"),
    ("support-url", "https://partner.example/help"),
    ("terms-url", "https://partner.example/terms"),
    ("privacy-url", "https://partner.example/privacy"),
    ("api-base", "/api/"),
    ("api-credentials", "include"),
    ("texts", "/playground/custom-elements.json"),
    ("brand", "Steam"),
];

pub(crate) async fn every_attribute_has_a_control_that_changes_the_element_and_the_code(world: &World) {
    world.open_playground("").await;
    for name in names(&manifest()["attributes"]) {
        let (_, value) = VALUES.into_iter().find(|(known, _)| *known == name).unwrap_or_else(|| {
            panic!("{name}: the story needs a value for it");
        });
        give(world, &name, &json!(value)).await;
        assert_eq!(attribute(world, &name).await, value, "{name}");
        let written =
            if value.is_empty() { format!(" {name}") } else { format!("{name}=\"{}\"", escaped(value)) };
        assert!(text(world, "#markup").await.contains(&written), "{name}: {}", text(world, "#markup").await);
        give(world, &name, &Value::Null).await;
        assert_eq!(attribute(world, &name).await, Value::Null, "{name} is taken away");
        assert!(!text(world, "#markup").await.contains(&written), "{name}");
    }
}

pub(crate) async fn a_token_changes_what_is_drawn_and_becomes_a_rule(world: &World) {
    world.open_playground("").await;
    world.widget.wait_view("grid").await;
    let set = "return document.querySelector('cryptorefills-widget').style.getPropertyValue(arguments[0])";
    for name in names(&manifest()["cssProperties"]) {
        let value = match name.as_str() {
            "--cr-radius" => "3px",
            "--cr-font" => "Georgia, serif",
            _ => "rgb(255, 246, 230)",
        };
        give(world, &name, &json!(value)).await;
        assert_eq!(evaluate(world, set, json!(name)).await, value, "{name}");
        assert!(text(world, "#style").await.contains(&format!("  {name}: {value};")), "{name}");
        give(world, &name, &Value::Null).await;
        assert_eq!(evaluate(world, set, json!(name)).await, "", "{name}");
    }
    give(world, "--cr-text", &json!("nonsense")).await;
    let refused = "const field = document.querySelector('#set--cr-text');
        return [field.value, field.ariaInvalid, document.querySelector('#style').textContent]";
    assert_eq!(
        evaluate(world, refused, Value::Null).await,
        json!(["nonsense", "true", ""]),
        "what is no colour"
    );
    give(world, "--cr-text", &Value::Null).await;
    let ground = "const swatch = document.querySelector(\"[data-token='--cr-bg'] input[type=color]\");
        swatch.value = '#fff6e6';
        swatch.dispatchEvent(new Event('input', { bubbles: true }))";
    evaluate(world, ground, Value::Null).await;
    let drawn = "return getComputedStyle(all('[part~=root]')[0]).backgroundColor === 'rgb(255, 246, 230)'";
    world.widget.wait_until("the ground of the swatch", drawn, Value::Null).await;
    assert_eq!(text(world, "#style").await, "cryptorefills-widget {\n  --cr-bg: #fff6e6;\n}");
}

pub(crate) async fn the_address_brings_every_control_back(world: &World) {
    world.open_playground("").await;
    give(world, "country", &json!("FR")).await;
    give(world, "coin", &Value::Null).await;
    give(world, "whitelabel", &json!("")).await;
    give(world, "--cr-radius", &json!("0")).await;
    press(world, "input[name=preset][value='400']").await;
    press(world, "input[name=form][value=vue]").await;
    let hash = "return decodeURIComponent(location.hash)";
    let expected = "#country=FR&coin=~none&whitelabel=&--cr-radius=0&page.width=400&code.form=vue";
    wait_for(world, "the address", hash, Value::Null, json!(expected)).await;

    world.open_playground(expected.trim_start_matches('#')).await;
    assert_eq!(attribute(world, "country").await, "FR");
    assert_eq!(attribute(world, "coin").await, Value::Null);
    assert_eq!(attribute(world, "whitelabel").await, "");
    assert_eq!(attribute(world, "network").await, "Solana", "what the address does not name stays");
    let shown = "const value = (css) => document.querySelector(css);
        return [value('#set-country').value, value('#set-coin').value, value('#set-whitelabel').checked,
            value('#set--cr-radius').value, value('#width').value, value('input[name=form]:checked').value]";
    assert_eq!(evaluate(world, shown, Value::Null).await, json!(["FR", "", true, "0", "400", "vue"]));

    evaluate(world, "location.hash = 'country=IT'", Value::Null).await;
    let country = "return document.querySelector('cryptorefills-widget').getAttribute('country')";
    wait_for(world, "an address that is typed", country, Value::Null, json!("IT")).await;
    press(world, "#reset-all").await;
    assert_eq!(attribute(world, "country").await, "US");
    wait_for(world, "an empty address", hash, Value::Null, json!("")).await;
}

pub(crate) async fn the_code_works_in_an_empty_page(world: &World) {
    let quoted = "games \"and\" <more>";
    for form in ["html", "tag"] {
        world.open_playground(&format!("code.form={form}&--cr-bg=%23fff6e6")).await;
        give(world, "country", &json!("DE")).await;
        give(world, "category", &json!(quoted)).await;
        let (code, rule) = (text(world, "#markup").await, text(world, "#style").await);
        assert!(code.starts_with("<script") && code.contains("src=\"http://127.0.0.1:"), "{code}");

        world.open(&Page::new(&format!("<style>{rule}</style>{code}")).policy(Policy::Absent)).await;
        world.widget.wait_view("grid").await;
        assert_eq!(world.widget.property("country", "value").await, "DE", "{form}");
        assert_eq!(attribute(world, "category").await, quoted, "{form}");
        let drawn = "return getComputedStyle(all('[part~=root]')[0]).backgroundColor";
        assert_eq!(world.widget.evaluate(drawn, Value::Null).await, "rgb(255, 246, 230)", "{form}");
    }
    // Nothing that differs: the tag still inserts the widget, and the code without a rule has no style.
    world.open_playground("country=~none&code.form=tag").await;
    let code = text(world, "#markup").await;
    let hidden = "return document.querySelector('#style').checkVisibility()";
    assert_eq!(evaluate(world, hidden, Value::Null).await, false);
    world.open(&Page::new(&code)).await;
    world.widget.wait("brand-card").await;
}

pub(crate) async fn every_form_of_the_code_says_what_was_chosen(world: &World) {
    world.open_playground("country=DE&coin=USDC&payment-window=30&whitelabel=").await;
    for (form, expected) in [
        ("html", "<cryptorefills-widget country=\"DE\" whitelabel></cryptorefills-widget>"),
        ("tag", " data-country=\"DE\" data-whitelabel=\"\">"),
        ("react", "<cryptorefills-widget ref={widget} country=\"DE\" whitelabel />"),
        ("vue", "<cryptorefills-widget country=\"DE\" whitelabel @cr-order-done=\"$emit('delivered')\" />"),
    ] {
        press(world, &format!("input[name=form][value={form}]")).await;
        let code = text(world, "#markup").await;
        assert!(code.contains(expected), "{form}: {code}");
        assert!(
            !code.contains("USDC") && !code.contains("payment-window"),
            "defaults are not written: {code}"
        );
        assert!(code.contains("/playground/embed.js\""), "{form}: {code}");
    }
    let source = "const field = document.querySelector('#source');
        field.value = 'https://partner.example/widget/embed.js';
        field.dispatchEvent(new Event('change'))";
    evaluate(world, source, Value::Null).await;
    assert!(text(world, "#markup").await.contains("src=\"https://partner.example/widget/embed.js\""));
}

/// The element's declaration in its manifest.
fn manifest() -> Value {
    let file = std::fs::read(source("src/embed/custom-elements.json")).unwrap_or_default();
    let manifest: Value = serde_json::from_slice(&file).unwrap_or_default();
    manifest["modules"][0]["declarations"][0].clone()
}

fn names(rows: &Value) -> Vec<String> {
    let names: Vec<String> = rows
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| row["name"].as_str().map(str::to_owned))
        .collect();
    assert!(!names.is_empty(), "the manifest names some");
    names
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
