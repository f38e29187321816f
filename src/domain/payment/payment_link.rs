//! What a wallet is handed: the payment text, cross-checked, and whether it may stand in a link.
//!
//! It never decides what is owed: that is the order's word.

use crate::domain::payment::payment_text::agrees;

/// Schemes of wallets that a payment link may start. Anything else from the wire stays text.
const WALLET_SCHEMES: [&str; 9] =
    ["bitcoin", "lightning", "litecoin", "dogecoin", "ethereum", "solana", "tron", "ton", "sui"];

/// What the QR code holds and what the wallet button opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayLink {
    /// The text to draw.
    pub qr_text: String,
    /// The address for the wallet button, only with a known wallet scheme.
    pub href: Option<String>,
}

/// Who is to be paid, and what.
#[derive(Clone, Copy, Debug)]
pub struct Payee<'order> {
    /// The address.
    pub address: &'order str,
    /// What is due, decimal text.
    pub amount: &'order str,
    /// In this coin.
    pub coin: &'order str,
    /// Over this network.
    pub network: &'order str,
}

/// Decides what is drawn and linked for an order.
///
/// A text that pays another address, over another chain, or names another amount, may send money astray: then the QR
/// holds the plain address and there is no link.
pub fn pay_link(text: Option<&str>, payee: &Payee<'_>) -> PayLink {
    let Some(text) = text.filter(|text| agrees(text, payee)) else {
        return PayLink { qr_text: payee.address.to_owned(), href: None };
    };
    let href =
        scheme(text).filter(|scheme| WALLET_SCHEMES.contains(&scheme.as_str())).map(|_| text.to_owned());
    PayLink { qr_text: text.to_owned(), href }
}

/// A web address from the wire or an attribute, if it may be linked: `https` only, no credentials, no control characters.
pub fn web_link(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = text.get(..8).filter(|start| start.eq_ignore_ascii_case("https://")).map(|_| &text[8..])?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let clean = !text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    (clean && !host.is_empty() && !host.as_bytes().contains(&b'@')).then_some(text)
}

fn scheme(text: &str) -> Option<String> {
    let (scheme, _) = text.split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

    #[test]
    fn a_known_scheme_with_the_right_address_is_linked() {
        let text = format!("solana:{ADDRESS}?amount=28.95");
        assert_eq!(linked(Some(&text)), PayLink { qr_text: text.clone(), href: Some(text) });
    }

    #[test]
    fn a_bare_address_is_drawn_but_not_linked() {
        assert_eq!(linked(Some(ADDRESS)), PayLink { qr_text: ADDRESS.into(), href: None });
        assert_eq!(linked(None), PayLink { qr_text: ADDRESS.into(), href: None });
    }

    #[test]
    fn a_text_that_pays_elsewhere_is_dropped() {
        let dearer = format!("solana:{ADDRESS}?amount=928.95");
        for text in ["solana:Evil1111?amount=28.95", "javascript:alert(1)", "", &dearer] {
            assert_eq!(linked(Some(text)), PayLink { qr_text: ADDRESS.into(), href: None }, "{text}");
        }
    }

    #[test]
    fn an_unknown_scheme_is_text_only() {
        let text = format!("futurecoin:{ADDRESS}?amount=28.95");
        assert_eq!(linked(Some(&text)), PayLink { qr_text: text, href: None });
    }

    #[test]
    fn an_invoice_may_be_in_capitals() {
        let payee = Payee { address: "lnbc1xyz", amount: "0.001", coin: "BTC", network: "Lightning" };
        assert!(pay_link(Some("LIGHTNING:LNBC1XYZ"), &payee).href.is_some());
    }

    #[test]
    fn only_https_pages_are_linked() {
        assert_eq!(web_link(" https://pay.example/x?y#z "), Some("https://pay.example/x?y#z"));
        for bad in [
            "http://pay.example",
            "javascript:alert(1)",
            "https://",
            "https://user@evil.example",
            "//evil.example",
            "https://a b.example",
            "https://a\n.example",
            "data:text/html,x",
            "https:\\\\evil.example",
            "",
        ] {
            assert_eq!(web_link(bad), None, "{bad}");
        }
    }

    fn linked(text: Option<&str>) -> PayLink {
        pay_link(text, &Payee { address: ADDRESS, amount: "28.95", coin: "USDC", network: "Solana" })
    }
}
