//! What the page is told of an announcement: the event's name and its detail, by the names of the contract. It dispatches
//! nothing.

use crate::domain::flow::Announcement;
use crate::embed::contract::events;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The detail of an event: the names of its members with their values, in their order. Written by hand, as all that
/// `serde` does here: what it derives costs too many bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail<'a>(pub Vec<(&'static str, Value<'a>)>);

/// The value of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// True or false.
    Flag(bool),
}

impl Serialize for Detail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            object.serialize_entry(name, value)?;
        }
        object.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

/// Name and detail of the event that tells an announcement.
pub fn told(announcement: &Announcement) -> (&'static str, Detail<'_>) {
    use Value::{Flag, Text};
    let (name, members) = match announcement {
        Announcement::Ready => (events::READY, vec![]),
        Announcement::BrandSelected { brand } => (events::BRAND_SELECT, vec![(events::BRAND, Text(brand))]),
        Announcement::OrderCreated { order_id, coin, network, coin_amount } => (
            events::ORDER_CREATED,
            vec![
                (events::ORDER_ID, Text(order_id)),
                (events::COIN, Text(coin)),
                (events::NETWORK, Text(network)),
                (events::COIN_AMOUNT, Text(coin_amount)),
            ],
        ),
        Announcement::OrderStatus { order_id, state, resumed } => (
            events::ORDER_STATUS,
            vec![
                (events::ORDER_ID, Text(order_id)),
                (events::STATE, Text(state)),
                (events::RESUMED, Flag(*resumed)),
            ],
        ),
        Announcement::OrderDone { order_id, resumed } => {
            (events::ORDER_DONE, vec![(events::ORDER_ID, Text(order_id)), (events::RESUMED, Flag(*resumed))])
        }
        Announcement::Problem { code } => (events::PROBLEM, vec![(events::CODE, Text(code))]),
    };
    (name, Detail(members))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::contract::events::{EVENTS, Holds};

    #[test]
    fn every_event_is_told_with_the_members_of_the_contract() {
        let (id, coin) = (|| "ord_1".to_owned(), || "USDC".to_owned());
        let announcements = [
            Announcement::Ready,
            Announcement::BrandSelected { brand: "Steam".into() },
            Announcement::OrderCreated {
                order_id: id(),
                coin: coin(),
                network: "Solana".into(),
                coin_amount: "10.2".into(),
            },
            Announcement::OrderStatus { order_id: id(), state: "Done".into(), resumed: true },
            Announcement::OrderDone { order_id: id(), resumed: false },
            Announcement::Problem { code: "client:load".into() },
        ];
        assert_eq!(announcements.len(), EVENTS.len());
        for (announcement, event) in announcements.iter().zip(EVENTS) {
            let (name, detail) = told(announcement);
            assert_eq!(name, event.name);
            let members: Vec<_> = event.members.iter().map(|member| (member.name, member.holds)).collect();
            let told: Vec<_> = detail.0.iter().map(|(name, value)| (*name, holds(name, value))).collect();
            assert_eq!(told, members, "{name}");
        }
    }

    #[test]
    fn a_detail_is_a_plain_object() {
        let done = Announcement::OrderDone { order_id: "ord_1".into(), resumed: true };
        let created = Announcement::OrderCreated {
            order_id: "ord_1".into(),
            coin: "USDC".into(),
            network: "Solana".into(),
            coin_amount: "10.20".into(),
        };
        for (announcement, expected) in [
            (Announcement::Ready, "{}"),
            (done, r#"{"orderId":"ord_1","resumed":true}"#),
            (created, r#"{"orderId":"ord_1","coin":"USDC","network":"Solana","coinAmount":"10.20"}"#),
        ] {
            assert_eq!(serde_json::to_string(&told(&announcement).1).unwrap(), expected);
        }
    }

    fn holds(name: &str, value: &Value<'_>) -> Holds {
        match (value, name) {
            (Value::Flag(_), _) => Holds::Flag,
            (Value::Text(_), "state") => Holds::State,
            (Value::Text(_), "code") => Holds::Code,
            (Value::Text(_), _) => Holds::Text,
        }
    }
}
