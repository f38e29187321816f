//! The order object: the answer to a creation and a question, and a message of the stream (`docs/wire-format.md`
//! section 9).

use crate::api::decode::answer::refusals;
use crate::api::decode::decoded::{Decoded, Malformed, records};
use crate::api::decode::delivery::delivery;
use crate::api::json::Json;
use crate::api::json::timestamp::{moment, unix_seconds};
use crate::domain::decimal::Decimal;
use crate::domain::order::admission::Admission;
use crate::domain::order::state::OrderState;
use crate::domain::order::{Order, OtherPayment, Reward};
use crate::domain::payment::USER_WALLET;
use crate::domain::payment::network::name_of_protocol;
use crate::domain::payment::payment_link::web_link;
use crate::domain::payment::readable_name::readable;
use crate::domain::problem::failure::{ApiError, Failure};

/// Reads an order. States that nobody listed are kept.
///
/// # Errors
/// It lacks its id or its state.
pub fn order(json: &Json) -> Result<Decoded<Order>, Malformed> {
    let id = json.string("order_id").ok_or(Malformed("order: no order_id"))?;
    let state = json.get("order_state").text().ok_or(Malformed("order: no order_state"))?;
    let mut dropped = 0;
    let coin_amount = json.decimal("coin_amount").unwrap_or_default();
    let more = |before: &String| Decimal::parse(before) > Decimal::parse(&coin_amount);
    let via = json.get("payment_via").text().unwrap_or_default();
    let readable_via = Some(via).filter(|via| !via.is_empty() && *via != USER_WALLET);
    let link = |key| json.get(key).text().and_then(web_link).map(str::to_owned);
    let value = Order {
        id,
        state: OrderState::from_wire(state),
        coin: json.string("coin").unwrap_or_default(),
        network: json.string("network").unwrap_or_default(),
        before_discount: json.get("summary").decimal("coin_amount_before_discount").filter(more),
        via: via.to_owned(),
        method: readable_via.map(readable),
        address: json.string("wallet_address"),
        coin_amount,
        qr_text: json.string("qr_text"),
        qr_url: link("qr_url"),
        checkout_url: link("checkout_url"),
        sent: json.decimal("sent_coin_amount"),
        missing: json.decimal("missing_amount").filter(|amount| !is_zero(amount)),
        missing_qr_text: json.string("missing_amount_qr_text"),
        other_payment: other_payment(json.get("original_payment_info")),
        transactions: json.items("payment_transactions").iter().filter_map(Json::plain).collect(),
        rewards: json.items("campaign_rewards").iter().filter_map(reward).collect(),
        deliveries: records(json.items("deliveries"), &mut dropped, delivery),
        line_count: json.items("deliveries").len(),
        email: json.get("user").string("email").or_else(|| json.string("email")),
        requested_at: unix_seconds(json.get("payment_requested_at"))
            .or_else(|| unix_seconds(json.get("created_at"))),
        updated_at: moment(json.get("updated_at")),
        server_time: unix_seconds(json.get("timestamp_of_request")),
        admission: Admission::default(),
    };
    Ok(Decoded { value, dropped })
}

/// The answer to a creation as an order, or the reasons for which there is none.
///
/// A refusal may come with a status of success: one that names a problem and no order made none. The reference promises
/// of a new order only how it is paid: one that tells no state waits for its payment.
///
/// # Errors
/// The problems that it names in place of an order.
pub fn created(mut json: Json) -> Result<Json, ApiError> {
    if json.string("order_id").is_none() {
        // Without a problem, nothing is known of an order and nothing speaks against one: it may exist.
        let named = !json.items("problems").is_empty();
        return if named { Err(ApiError::of(refusals(200, &json), Failure::Malformed)) } else { Ok(json) };
    }
    let asks = ["wallet_address", "checkout_url", "qr_text"].iter().any(|key| json.get(key).text().is_some());
    if let Json::Map(members) = &mut json
        && asks
        && !members.iter().any(|(name, value)| name == "order_state" && value.text().is_some())
    {
        members.retain(|(name, _)| name != "order_state");
        members.push(("order_state".into(), Json::Text(OrderState::Created.name().into())));
    }
    Ok(json)
}

/// A reward with a name; one without has nothing to show.
fn reward(json: &Json) -> Option<Reward> {
    Some(Reward {
        name: json.string("campaign_name")?,
        text: json.string("campaign_description").unwrap_or_default(),
        link: json.get("reward").get("claim_url").text().and_then(web_link).map(str::to_owned),
    })
}

/// Nothing is missing where zero is.
fn is_zero(amount: &str) -> bool {
    Decimal::parse(amount).is_some_and(|amount| amount.is_zero())
}

/// The other coin and chain of a payment that was not as asked for.
fn other_payment(info: &Json) -> Option<OtherPayment> {
    let network = info.get("protocol").text().and_then(name_of_protocol);
    let other = OtherPayment { coin: info.string("coin"), network };
    (other.coin.is_some() || other.network.is_some()).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{UnixMs, UnixSeconds};

    #[test]
    fn transactions_and_rewards_are_kept_as_far_as_they_can_be_used() {
        let order = decode(
            r#"{"order_id":"A","order_state":"Done","payment_transactions":["5xT",null,"0xabc"],
                "campaign_rewards":[{"campaign_name":"Double points","campaign_description":"For you",
                "reward":{"type":"LINK","claim_url":"https://r.example/c"}},
                {"campaign_name":"No link","reward":{"claim_url":"javascript:x"}},{"reward":null},null]}"#,
        )
        .unwrap();
        assert_eq!(order.transactions, ["5xT", "0xabc"]);
        let rewards: Vec<_> =
            order.rewards.iter().map(|it| (it.name.as_str(), it.text.as_str(), it.link.as_deref())).collect();
        assert_eq!(
            rewards,
            [("Double points", "For you", Some("https://r.example/c")), ("No link", "", None)]
        );
    }

    #[test]
    fn an_order_needs_its_id_and_its_state_and_nothing_else() {
        let least = decode(r#"{"order_id":"A","order_state":"Done"}"#).unwrap();
        assert_eq!((least.id.as_str(), least.state, least.deliveries.len()), ("A", OrderState::Done, 0));
        for text in [
            r#"{"order_id":"A"}"#,
            r#"{"order_state":"Done"}"#,
            r#"{"order_id":7,"order_state":"Done"}"#,
            r#"{"order_id":"A","order_state":{}}"#,
            r#"{"order_id":"","order_state":"Done"}"#,
            "[1,2]",
            "null",
            r#""A""#,
        ] {
            assert!(decode(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_creation_that_names_a_problem_and_no_order_was_refused() {
        for (text, codes) in [
            (
                r#"{"problems":[{"problem":"LOGIN_REQUIRED"},{"problem":"KYC_MISSING"}]}"#,
                "LOGIN_REQUIRED KYC_MISSING",
            ),
            (r#"{"message":"SUCCESS"}"#, ""),
            (r#"{"problems":[{}]}"#, "client:malformed"),
            (r#"{"order_id":"A","order_state":"Created","problems":[{"problem":"KYC_MISSING"}]}"#, ""),
            (r#"{"problems":null,"wallet_address":"x"}"#, ""),
            ("[]", ""),
            ("null", ""),
        ] {
            let refused = created(serde_json::from_str(text).unwrap()).err();
            let problems = refused.map_or_else(Vec::new, ApiError::problems);
            let found: Vec<_> = problems.iter().map(|problem| problem.code.as_str()).collect();
            assert_eq!(found.join(" "), codes, "{text}");
        }
    }

    #[test]
    fn a_new_order_without_a_state_waits_for_its_payment() {
        for (state, read) in [
            ("", Some(OrderState::Created)),
            (r#","order_state":null"#, Some(OrderState::Created)),
            (r#","order_state":"PaymentReceived""#, Some(OrderState::PaymentReceived)),
        ] {
            let text = format!(r#"{{"order_id":"A","wallet_address":"x","coin_amount":"1"{state}}}"#);
            let json = created(serde_json::from_str(&text).unwrap()).unwrap();
            assert_eq!(order(&json).ok().map(|it| it.value.state), read, "{state}");
        }
        // Neither a state nor a way to pay: nobody knows what this is.
        let bare = created(serde_json::from_str(r#"{"order_id":"A"}"#).unwrap()).unwrap();
        assert!(order(&bare).is_err());
    }

    #[test]
    fn times_come_as_numbers_or_text() {
        for (requested, updated, server) in [
            ("1787659200", "1787659201", "1787659202"),
            (r#""1787659200""#, r#""1787659201""#, r#""1787659202""#),
            ("1787659200.9", r#""2026-08-25T12:00:01Z""#, "1787659202.5"),
        ] {
            let order = with(&format!(
                r#""payment_requested_at":{requested},"updated_at":{updated},"timestamp_of_request":{server}"#
            ));
            let times = (order.requested_at, order.updated_at, order.server_time);
            assert_eq!(
                times,
                (
                    Some(UnixSeconds(1_787_659_200)),
                    Some(UnixMs(1_787_659_201_000)),
                    Some(UnixSeconds(1_787_659_202))
                ),
                "{requested}"
            );
        }
    }

    #[test]
    fn a_page_to_pay_on_is_linked_over_tls_only() {
        assert_eq!(
            with(r#""checkout_url":"https://pay.example/x""#).checkout_url.as_deref(),
            Some("https://pay.example/x")
        );
        for bad in [r#""http://pay.example""#, r#""javascript:alert(1)""#, "null", "7"] {
            assert_eq!(with(&format!(r#""checkout_url":{bad}"#)).checkout_url, None, "{bad}");
        }
    }

    #[test]
    fn what_is_missing_is_more_than_zero() {
        for (wire, missing) in
            [(r#""41.48""#, Some("41.48")), ("41.48", Some("41.48")), (r#""0.00""#, None), ("0", None)]
        {
            assert_eq!(with(&format!(r#""missing_amount":{wire}"#)).missing.as_deref(), missing, "{wire}");
        }
    }

    #[test]
    fn a_coupon_shows_in_the_amount_before_it() {
        for (before, shown) in
            [(r#""31.85""#, Some("31.85")), (r#""28.950""#, None), (r#""9""#, None), ("null", None)]
        {
            let order = with(&format!(
                r#""coin_amount":"28.95","summary":{{"coin_amount_before_discount":{before}}}"#
            ));
            assert_eq!(order.before_discount.as_deref(), shown, "{before}");
        }
    }

    #[test]
    fn a_method_is_named_unless_it_is_a_plain_transfer() {
        for (via, method) in [("BINANCE_PAY", Some("Binance Pay")), ("USER_WALLET", None), ("", None)] {
            assert_eq!(with(&format!(r#""payment_via":"{via}""#)).method.as_deref(), method, "{via}");
        }
    }

    #[test]
    fn another_coin_or_chain_is_told_and_an_empty_note_is_not() {
        for (wire, instead) in [
            (r#"{"coin":"USDT","protocol":"TRON_LIKE"}"#, Some((Some("USDT"), Some("Tron")))),
            (r#"{"protocol":"TRON_LIKE"}"#, Some((None, Some("Tron")))),
            (r#"{"coin":null,"protocol":null}"#, None),
            ("null", None),
        ] {
            let found = with(&format!(r#""original_payment_info":{wire}"#)).other_payment;
            let found = found.as_ref().map(|sent| (sent.coin.as_deref(), sent.network.as_deref()));
            assert_eq!(found, instead, "{wire}");
        }
    }

    #[test]
    fn an_order_that_names_no_request_begins_when_it_was_made() {
        for (fields, begins) in [
            (r#""created_at":1787659199"#, Some(1_787_659_199)),
            (r#""created_at":"2026-08-25T12:00:00Z""#, Some(1_787_659_200)),
            (r#""created_at":1787659199,"payment_requested_at":1787659200"#, Some(1_787_659_200)),
            (r#""created_at":1787659199,"payment_requested_at":null"#, Some(1_787_659_199)),
            (r#""created_at":"soon""#, None),
        ] {
            assert_eq!(with(fields).requested_at, begins.map(UnixSeconds), "{fields}");
        }
    }

    #[test]
    fn a_broken_line_is_counted_and_the_others_stay() {
        let text = r#"{"order_id":"A","order_state":"Done","deliveries":[7,{"delivery_state":"Done"},null]}"#;
        let decoded = order(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!((decoded.value.deliveries.len(), decoded.dropped), (1, 2));
        assert_eq!(decoded.value.line_count, 3, "an order of three lines stays one");
    }

    fn decode(text: &str) -> Result<Order, Malformed> {
        order(&serde_json::from_str(text).unwrap()).map(|decoded| decoded.value)
    }

    fn with(fields: &str) -> Order {
        decode(&format!(r#"{{"order_id":"A","order_state":"Created",{fields}}}"#)).unwrap()
    }
}
