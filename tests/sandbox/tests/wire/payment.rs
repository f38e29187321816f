//! Payment methods, and what an order says about how to pay it.

use crate::support::{Sandbox, id, line, steam_of, steam_with};
use serde_json::{Value, json};

/// The coins that the documentation calls active (`docs/wire-format.md` section 2.2).
const ACTIVE: &str =
    "USDC USDT BTC ETH LTC SOL TON TRX SUI USDE FDUSD USDT.e USDC.e DOGE DAI EUROC WLD PYUSD";

#[tokio::test]
async fn methods_list_coins_networks_thresholds_and_what_is_suspended() {
    let sandbox = Sandbox::start().await;
    let vias = sandbox.get("/v3/payment_vias").await;
    let wallet = &vias[0];
    assert_eq!((&wallet["name"], &wallet["available"]), (&"USER_WALLET".into(), &true.into()));
    let coins = wallet["currencies"].as_array().unwrap();
    let coin = |name: &str| coins.iter().find(|coin| coin["name"] == name).unwrap();
    for name in ["USDC", "USDT", "BTC", "ETH", "LTC", "SOL", "TON"] {
        assert!(!coin(name)["networks"].as_array().unwrap().is_empty(), "{name}");
    }
    assert_eq!(coins.iter().filter(|coin| coin["is_suspended"] == true).count(), 1);
    let networks = coins.iter().flat_map(|coin| coin["networks"].as_array().unwrap());
    assert_eq!(networks.clone().filter(|network| network["is_suspended"] == true).count(), 1);
    assert!(networks.clone().all(|network| network["display_name"].is_string()));
    for coin in coins {
        let has_own = coin["threshold"].is_string();
        let networks = coin["networks"].as_array().unwrap();
        assert!(networks.iter().all(|network| has_own || network["threshold"].is_string()), "{coin}");
    }
    assert!(coin("LTC")["networks"][0].get("threshold").is_none());
    let solana = &coin("USDC")["networks"][0];
    assert_eq!((&solana["name"], &solana["threshold"]), (&"Solana".into(), &"0.562099175481640".into()));
    assert_eq!(solana["smart_contract"]["decimals"], 6);
    let names: Vec<_> = vias.as_array().unwrap().iter().map(|via| via["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["USER_WALLET", "BINANCE_PAY", "KRAKEN_PAY", "KUCOIN_PAY", "GATE_PAY", "GATE_PAY_WEB", "BUYDL"]
    );
    assert!(vias.as_array().unwrap().iter().any(|via| via["available"] == false));
    for name in ACTIVE.split_whitespace() {
        assert!(coins.iter().any(|coin| coin["name"] == name), "{name}");
    }
    let icon = wallet["logo_url"].as_str().unwrap().strip_prefix(&sandbox.base).unwrap();
    for icon in [icon, "/icons/usdte_32x32.png", "/icons/binancepay_32x32.png"] {
        assert_eq!(sandbox.fetch(icon).await.status(), 200, "{icon}");
    }
}

#[tokio::test]
async fn every_pair_of_the_wallet_can_be_ordered_with_and_says_how_to_pay() {
    let sandbox = Sandbox::start().await;
    let vias = sandbox.get("/v3/payment_vias").await;
    let mut addresses = std::collections::HashSet::new();
    for coin in vias[0]["currencies"].as_array().unwrap() {
        for network in coin["networks"].as_array().unwrap() {
            if coin["is_suspended"] == true || network["is_suspended"] == true {
                continue;
            }
            let (coin, network) = (coin["name"].as_str().unwrap(), network["name"].as_str().unwrap());
            let mut body = steam_with("USER_WALLET", coin, network);
            body["user"]["email"] = Value::from("fullname@example.com");
            body["deliveries"][0]["denomination"] = Value::from("50 USD");
            let order = sandbox.order(&body).await;
            let (amount, text) = (order["coin_amount"].as_str().unwrap(), order["qr_text"].as_str().unwrap());
            let address = order["wallet_address"].as_str().unwrap();
            assert!(text.contains(address), "{text}");
            if text.contains("amount=") && !text.starts_with("ton:") {
                assert!(text.contains(&format!("amount={amount}")), "{text}");
            }
            assert_eq!(
                (order["coin"].as_str().unwrap(), order["network"].as_str().unwrap()),
                (coin, network)
            );
            assert!(addresses.insert(address.to_owned()));
        }
    }
    assert!(addresses.len() > 20);
}

#[tokio::test]
async fn a_hosted_method_has_a_page_in_the_place_of_an_address() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam_with("KRAKEN_PAY", "USDC", "")).await;
    assert!(order["wallet_address"].is_null() && order["qr_text"].is_null() && order["qr_url"].is_null());
    let page = order["checkout_url"].as_str().unwrap().strip_prefix(&sandbox.base).unwrap().to_owned();
    let text = async || sandbox.fetch(&page).await.text().await.unwrap();
    assert!(text().await.contains("value=\"pay\""));
    let mut stream = sandbox.stream(&order).await;
    assert_eq!(sandbox.post(&page, &json!({ "step": "pay" })).await.0, 200);
    assert_eq!(stream.states(3).await, ["WaitingForPayment", "PaymentReceived", "WaitingForDelivery"]);
    assert!(!text().await.contains("<button"));
    assert_eq!(sandbox.post(&page, &json!({ "step": "cancel" })).await.0, 200);
    let again = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert_eq!(again["order_state"], "WaitingForDelivery", "what was paid is not cancelled");
    assert_eq!(sandbox.post(&page, &json!({ "step": "deliver" })).await.0, 400);
    sandbox.settings(json!({ "checkout_origin": "https://pay.example" })).await;
    let elsewhere = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert_eq!(elsewhere["checkout_url"], format!("https://pay.example{page}"));
    assert_eq!(sandbox.fetch("/sandbox/checkout/nobody").await.status(), 404);
}

#[tokio::test]
async fn every_hosted_method_takes_its_coins_and_one_has_a_fee_and_takes_cards_alone() {
    let sandbox = Sandbox::start().await;
    for (via, coin) in [
        ("KRAKEN_PAY", "ETH"),
        ("GATE_PAY", "USDT"),
        ("GATE_PAY_WEB", "BTC"),
        ("BUYDL", "USDC"),
        ("BINANCE_PAY", "USDT"),
    ] {
        let order = sandbox.order(&steam_with(via, coin, "")).await;
        assert_eq!(
            (&order["payment_via"], &order["is_payment_processor_external"]),
            (&via.into(), &true.into())
        );
        assert!(order["checkout_url"].is_string());
    }
    let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
    let (_, answer) = sandbox.post("/v5/orders/validations", &steam_with("BINANCE_PAY", "USDC", "")).await;
    let (fee, total) = (number(&answer["payment_fee"]["amount"]), number(&answer["coin_amount"]));
    assert!((fee - 0.12).abs() < 0.011 && total > 11.5, "{fee} of {total}");
    let mut esim = steam_with("BINANCE_PAY", "USDC", "");
    esim["deliveries"][0] = line("eSIM", "5 GB 30 days");
    let (_, answer) = sandbox.post("/v5/orders/validations", &esim).await;
    assert_eq!(answer["problems"][0]["problem"], "NOT_ALLOWED_PAYMENT_VIA");
    assert_eq!(
        answer["problems"][0]["moreDetails"],
        json!({ "paymentVia": "BINANCE_PAY", "allowedKinds": ["giftcard"] })
    );
}

#[tokio::test]
async fn a_payment_text_can_be_wrong_in_every_way() {
    let sandbox = Sandbox::start().await;
    for (form, holds_address, start) in [
        ("OTHER_ADDRESS", false, "solana:"),
        ("OTHER_AMOUNT", true, "solana:"),
        ("UNKNOWN", true, "futurecoin:"),
        ("SCRIPT", true, "javascript:"),
        ("BARE", true, "z"),
        ("LONG", true, "solana:"),
    ] {
        let order = sandbox.order(&steam_of(&format!("QR.{form}@sandbox.example"))).await;
        let (text, address) = (order["qr_text"].as_str().unwrap(), order["wallet_address"].as_str().unwrap());
        assert!(text.starts_with(start), "{form}: {text:.80}");
        assert_eq!(text.contains(address), holds_address, "{form}");
        let amount = format!("amount={}", order["coin_amount"].as_str().unwrap());
        assert_eq!(text.contains(&amount), !matches!(form, "OTHER_AMOUNT" | "SCRIPT" | "BARE"), "{form}");
    }
    let none = sandbox.order(&steam_of("QR.NONE@sandbox.example")).await;
    assert!(none["qr_text"].is_null() && none["wallet_address"].is_string());
}

#[tokio::test]
async fn an_order_can_name_what_nobody_asked_for() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam_of("OTHER.NETWORK@sandbox.example")).await;
    assert_eq!(order["network"], "Base");
    let told = |order: &Value| order["deliveries"][0]["deliverable"]["beneficiary_account"].clone();
    let order = sandbox.order(&steam_of("OTHER.BENEFICIARY@sandbox.example")).await;
    assert_eq!(told(&order), "somebody.else@example.com");
    let again = sandbox.get(&format!("/v5/orders/{}", order["order_id"].as_str().unwrap())).await;
    assert_eq!(told(&again), told(&order), "each answer says so");
}
