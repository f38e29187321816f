//! `moreDetails` of a problem as flat name and text pairs, for the words of that problem (`docs/wire-format.md`
//! sections 7.1 and 7.2). What the shopper typed is left out: a recipient never gets here.

use crate::api::json::Json;
use crate::domain::payment::readable_name::readable;

/// The pairs, in the API's order. Members of nested objects are named `outer.inner`.
pub(crate) fn details(json: &Json) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if let Json::Map(members) = json {
        members.iter().for_each(|(name, value)| add(&mut pairs, name, value));
    }
    pairs
}

fn add(pairs: &mut Vec<(String, String)>, name: &str, value: &Json) {
    let text = match (name, value) {
        ("delivery", one) => return pairs.extend(brand(one).map(|brand| ("brand".to_owned(), brand))),
        ("deliveries", Json::List(lines)) => {
            return pairs.extend(list("brand", lines.iter().filter_map(brand)));
        }
        ("supported_protocol_coin_combo", Json::List(combos)) => {
            return pairs.extend(list("combos", combos.iter().filter_map(combo)));
        }
        (_, Json::List(items)) => return pairs.extend(list(name, items.iter().filter_map(Json::plain))),
        (_, Json::Map(members)) => match money(value) {
            Some(money) => Some(money),
            None => {
                return members
                    .iter()
                    .for_each(|(inner, value)| add(pairs, &format!("{name}.{inner}"), value));
            }
        },
        (_, plain) => plain.plain(),
    };
    pairs.extend(text.map(|text| (known_as(name).to_owned(), text)));
}

/// The validation names one of the limits after its schema; the order's refusal names it like the others.
fn known_as(name: &str) -> &str {
    if name == "spendingLimitInfoSchema" { "spent_this_month_from_ip" } else { name }
}

/// `{amount, currency}` as `4000 EUR`.
fn money(json: &Json) -> Option<String> {
    Some(format!("{} {}", json.decimal("amount")?, json.get("currency").text()?))
}

fn brand(line: &Json) -> Option<String> {
    line.get("deliverable").string("brand_name").or_else(|| line.string("brand_name"))
}

/// `{protocol: "SOLANA_LIKE", coin: "USDC"}` as `USDC Solana`.
fn combo(json: &Json) -> Option<String> {
    let protocol = json.get("protocol").text()?;
    Some(format!("{} {}", json.get("coin").text()?, readable(protocol.trim_end_matches("_LIKE"))))
}

/// The texts of a list as one, each once.
fn list(name: &str, texts: impl Iterator<Item = String>) -> Option<(String, String)> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    (!once.is_empty()).then(|| (name.to_owned(), once.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_detail_becomes_text() {
        for (wire, pairs) in [
            (
                r#"{"threshold":"11.2419","minimumAmountCoinSymbol":"USDC"}"#,
                "threshold=11.2419 minimumAmountCoinSymbol=USDC",
            ),
            (r#"{"max_products_per_order":10}"#, "max_products_per_order=10"),
            (r#"{"is_user_logged_in":false,"declined_reason":null}"#, "is_user_logged_in=false"),
            (r#"{"allowedKinds":["giftcard","mobile_recharge"]}"#, "allowedKinds=giftcard, mobile_recharge"),
            (r#"{"valid_categories":[]}"#, ""),
            (r#"{"daily_max":{"amount":3950.5,"currency":"EUR"}}"#, "daily_max=3950.5 EUR"),
            (
                r#"{"spendingLimitInfoSchema":{"amount":1,"currency":"EUR"}}"#,
                "spent_this_month_from_ip=1 EUR",
            ),
            (
                r#"{"dailySpendingLimitInfo":{"forKYC_1":{"amount":1e4,"currency":"EUR"}}}"#,
                "dailySpendingLimitInfo.forKYC_1=10000 EUR",
            ),
            (
                r#"{"supported_protocol_coin_combo":[{"protocol":"SOLANA_LIKE","coin":"USDC"},{"protocol":"BASE_LIKE","coin":"USDC"},7]}"#,
                "combos=USDC Solana, USDC Base",
            ),
            (r#"{"coin":null}"#, ""),
            ("null", ""),
            ("[1]", ""),
            (r#""text""#, ""),
        ] {
            assert_eq!(shown(wire), pairs, "{wire}");
        }
    }

    #[test]
    fn of_a_line_only_the_brand_is_told() {
        let line = r#"{"kind":"giftcard","deliverable":{"brand_name":"Airbnb","beneficiary_account":"ada@example.com"}}"#;
        assert_eq!(shown(&format!(r#"{{"delivery":{line}}}"#)), "brand=Airbnb");
        assert_eq!(
            shown(&format!(r#"{{"deliveries":[{line},{line},{{"deliverable":{{"brand_name":"Steam"}}}}]}}"#)),
            "brand=Airbnb, Steam"
        );
        assert_eq!(shown(r#"{"delivery":null,"deliveries":null}"#), "");
    }

    fn shown(wire: &str) -> String {
        let pairs = details(&serde_json::from_str(wire).unwrap());
        pairs.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join(" ")
    }
}
