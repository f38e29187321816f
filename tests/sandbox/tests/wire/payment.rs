//! Payment methods, and what an order says about how to pay it.

use crate::support::{Sandbox, steam_with};
use serde_json::Value;

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
    assert!(
        networks
            .clone()
            .all(|network| network["threshold"].is_string() && network["display_name"].is_string())
    );
    let solana = &coin("USDC")["networks"][0];
    assert_eq!((&solana["name"], &solana["threshold"]), (&"Solana".into(), &"0.562099175481640".into()));
    assert_eq!(solana["smart_contract"]["decimals"], 6);
    assert!(vias.as_array().unwrap().iter().any(|via| via["available"] == false));
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
            if text.contains("amount=") {
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
    assert!(sandbox.fetch(&page).await.text().await.unwrap().contains("Pay"));
}
