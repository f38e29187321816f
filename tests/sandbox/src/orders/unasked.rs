//! Orders that name something else than was asked for, by name: a client has to notice before anything is paid. What the
//! sandbox keeps is what was asked for; only what it tells differs.

use serde_json::{Map, Value, json};

/// What an order says that nobody asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Unasked {
    /// Nothing.
    #[default]
    Nothing,
    /// Another coin of the same network.
    Coin,
    /// Another network of the same coin.
    Network,
    /// Another way to pay.
    Via,
    /// Another brand.
    Brand,
    /// Another face value.
    Denomination,
    /// Another country.
    Country,
    /// Another recipient.
    Beneficiary,
    /// A line too many.
    Lines,
}

/// Each with its name, as an e-mail address asks for it: `OTHER.NETWORK@sandbox.example`.
const NAMES: [(&str, Unasked); 8] = [
    ("COIN", Unasked::Coin),
    ("NETWORK", Unasked::Network),
    ("VIA", Unasked::Via),
    ("BRAND", Unasked::Brand),
    ("DENOMINATION", Unasked::Denomination),
    ("COUNTRY", Unasked::Country),
    ("BENEFICIARY", Unasked::Beneficiary),
    ("LINES", Unasked::Lines),
];

impl Unasked {
    /// The one of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, unasked)| *unasked)
    }

    /// Makes the order as it is told say it.
    pub(crate) fn told(self, order: &mut Map<String, Value>) {
        match self {
            Self::Nothing => {}
            Self::Coin => order.extend(two("coin", "USDT", "payment_method", "USDT")),
            Self::Network => {
                order.extend(two("network", "Base", "payment_method_protocol", "BASE"));
            }
            Self::Via => order.extend(two("payment_via", "BINANCE_PAY", "payment_method", "BINANCE_PAY")),
            Self::Brand => line(order, "brand_name", "Airbnb"),
            Self::Denomination => {
                for (name, text) in [
                    ("denomination", "500 USD"),
                    ("localized_denomination", "$500"),
                    ("product_value", "500"),
                ] {
                    line(order, name, text);
                }
            }
            Self::Country => line(order, "country_code", "CA"),
            Self::Beneficiary => line(order, "beneficiary_account", "somebody.else@example.com"),
            Self::Lines => {
                let lines = order.get_mut("deliveries").and_then(Value::as_array_mut);
                if let Some(lines) = lines
                    && let Some(first) = lines.first().cloned()
                {
                    lines.push(first);
                }
            }
        }
    }
}

fn two(first: &str, says: &str, second: &str, also: &str) -> [(String, Value); 2] {
    [(first.to_owned(), json!(says)), (second.to_owned(), json!(also))]
}

/// Replaces a field of the first line, if it has it.
fn line(order: &mut Map<String, Value>, name: &str, says: &str) {
    let field = order
        .get_mut("deliveries")
        .and_then(|lines| lines.get_mut(0))
        .and_then(|line| line.get_mut("deliverable"))
        .and_then(|deliverable| deliverable.get_mut(name));
    if let Some(field) = field {
        *field = if field.is_number() { json!(says.parse::<u32>().unwrap_or_default()) } else { json!(says) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_differs_in_its_own_field() {
        let order = json!({
            "coin": "USDC", "network": "Solana", "payment_via": "WALLET", "payment_method": "USDC",
            "deliveries": [{ "deliverable": {
                "denomination": "10 USD", "localized_denomination": "$10", "product_value": 10,
                "brand_name": "Steam", "country_code": "US", "beneficiary_account": "jane@example.com",
            } }],
        });
        for (name, pointer, says) in [
            ("COIN", "/coin", json!("USDT")),
            ("NETWORK", "/network", json!("Base")),
            ("VIA", "/payment_via", json!("BINANCE_PAY")),
            ("BRAND", "/deliveries/0/deliverable/brand_name", json!("Airbnb")),
            ("DENOMINATION", "/deliveries/0/deliverable/product_value", json!(500)),
            ("DENOMINATION", "/deliveries/0/deliverable/denomination", json!("500 USD")),
            ("COUNTRY", "/deliveries/0/deliverable/country_code", json!("CA")),
            (
                "BENEFICIARY",
                "/deliveries/0/deliverable/beneficiary_account",
                json!("somebody.else@example.com"),
            ),
            ("LINES", "/deliveries/1", order["deliveries"][0].clone()),
        ] {
            let mut told = order.as_object().cloned().unwrap();
            Unasked::named(name).unwrap().told(&mut told);
            assert_eq!(Value::Object(told).pointer(pointer), Some(&says), "{name}");
        }
        let mut told = order.as_object().cloned().unwrap();
        Unasked::default().told(&mut told);
        assert_eq!(Value::Object(told), order);
        assert_eq!(Unasked::named("Network"), None);
    }
}
