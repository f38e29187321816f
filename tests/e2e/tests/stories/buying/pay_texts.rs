//! How to pay, network by network: names go back as they came, the code holds the payment text or the address, and only a
//! text that agrees with the order is linked.

use cryptorefills_e2e::{Page, World};
use serde_json::{Value, json};

/// Coin, network, and the scheme of the link to a wallet, where there is one.
const PAIRS: [(&str, &str, Option<&str>); 11] = [
    ("BTC", "Mainnet", Some("bitcoin:")),
    ("BTC", "Lightning", Some("lightning:")),
    ("LTC", "Mainnet", Some("litecoin:")),
    ("SOL", "Solana", Some("solana:")),
    ("USDC", "POLYGON (MATIC)", Some("ethereum:")),
    ("ETH", "ETH Mainnet", Some("ethereum:")),
    ("TRX", "Tron", Some("tron:")),
    ("GRAM", "Ton", Some("ton:")),
    ("SUI", "Sui", None),
    ("USDT", "Tron", None),
    ("USDC.e", "Polygon (Matic)", Some("ethereum:")),
];

/// Payment texts that are not what they should be, by name, and whether the code holds them all the same.
const WRONG: [(&str, bool); 7] = [
    ("OTHER_ADDRESS", false),
    ("OTHER_AMOUNT", false),
    ("UNKNOWN", true),
    ("SCRIPT", false),
    ("BARE", false),
    ("LONG", false),
    ("NONE", false),
];

pub(crate) async fn every_network_has_its_payment_text(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" email="fullname@example.com""#)).await;
    widget.open_brand("Steam").await;
    widget.pick("50 USD").await;
    widget.wait("network").await;
    for (coin, network, scheme) in PAIRS {
        widget.choose("coin", coin).await;
        widget.choose("network", network).await;
        widget.pay().await;
        let sent = &world.sandbox.ordered().await.pop().unwrap_or_default()["payment"];
        assert_eq!((&sent["coin"], &sent["network"]), (&json!(coin), &json!(network)), "echoed verbatim");
        let order = world.sandbox.order().await;
        let due = widget.text("amount-due").await;
        assert!(due.contains(order["coin_amount"].as_str().unwrap_or("?")) && due.contains(coin), "{due}");
        assert_eq!(json!(widget.text("address").await), order["wallet_address"], "{coin} on {network}");
        assert_eq!(json!(widget.scan("qr").await), order["qr_text"], "{coin} on {network}");
        assert_eq!(link(world).await, scheme.map(|_| order["qr_text"].clone()), "{coin} on {network}");
        assert!(
            scheme
                .is_none_or(|scheme| order["qr_text"].as_str().is_some_and(|text| text.starts_with(scheme)))
        );
        again(world).await;
    }
}

pub(crate) async fn a_payment_text_that_disagrees_is_neither_linked_nor_drawn(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    for (form, drawn) in WRONG {
        widget.fill("email", &format!("QR.{form}@sandbox.example")).await;
        widget.pay().await;
        let order = world.sandbox.order().await;
        assert_eq!(json!(widget.text("address").await), order["wallet_address"], "{form}");
        let held = if drawn { &order["qr_text"] } else { &order["wallet_address"] };
        assert_eq!(&json!(widget.scan("qr").await), held, "{form}");
        // A text that is too long for a code may still be right.
        let linked = link(world).await;
        assert!(linked.is_none() || form == "LONG", "{form}: {linked:?}");
        again(world).await;
    }
    assert_eq!(world.session.evaluate("return window.__sandbox_attack ?? null", vec![]).await, Value::Null);
}

/// Where the wallet button leads, if there is one.
async fn link(world: &World) -> Option<Value> {
    let href = "return all('[part~=open-wallet]')[0]?.getAttribute('href') ?? null";
    Some(world.widget.evaluate(href, Value::Null).await).filter(|href| !href.is_null())
}

/// Ends the order and comes back to its form.
async fn again(world: &World) {
    world.sandbox.step("cancel").await;
    world.widget.wait_state("Canceled").await;
    world.widget.click("restart").await;
    world.widget.wait_view("brand").await;
    world.widget.wait("network").await;
}
