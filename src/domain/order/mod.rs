//! An order as the server last described it, and whether a newer description replaces an older one.

pub mod countdown;
pub mod delivery;
pub mod state;
pub mod wording;

use crate::domain::decimal::Decimal;
use crate::domain::order::delivery::{Delivery, Progress};
use crate::domain::order::state::OrderState;

/// The order object of creation, polling and stream alike (`api/wire.md` section 9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Opaque id.
    pub id: String,
    /// `order_state`.
    pub state: OrderState,
    /// The coin's symbol.
    pub coin: String,
    /// The network's name, as the API wrote it; empty for some hosted methods.
    pub network: String,
    /// The binding amount in `coin`, decimal text.
    pub coin_amount: String,
    /// The amount without the coupon, where that is more.
    pub before_discount: Option<String>,
    /// `payment_via`, in a form that a person can read, where it is no plain transfer.
    pub method: Option<String>,
    /// Where to send it: an address, or a Lightning invoice.
    pub address: Option<String>,
    /// The payment text of the QR code.
    pub qr_text: Option<String>,
    /// The page of a hosted method; `https` only.
    pub checkout_url: Option<String>,
    /// What arrived so far, decimal text.
    pub sent: Option<String>,
    /// What is still owed after a partial payment.
    pub missing: Option<String>,
    /// The payment text for the rest.
    pub missing_qr_text: Option<String>,
    /// Coin and protocol that were really sent, where they were the wrong ones.
    pub sent_instead: Option<(Option<String>, Option<String>)>,
    /// Transactions on the chain, their hashes: what support asks for.
    pub transactions: Vec<String>,
    /// What comes on top of what was bought.
    pub rewards: Vec<Reward>,
    /// The lines.
    pub deliveries: Vec<Delivery>,
    /// Where the codes go as well.
    pub email: Option<String>,
    /// Start of the countdown, unix seconds of the server's clock.
    pub requested_at: Option<i64>,
    /// Last change, unix seconds or milliseconds or an ISO text turned into a comparable number.
    pub updated_at: Option<i64>,
    /// The server's clock at answer time, unix seconds.
    pub server_time: Option<i64>,
}

/// A reward of a campaign (`api/wire.md` section 9.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
    /// What it is called.
    pub name: String,
    /// What it is, in the API's words.
    pub text: String,
    /// Where it is claimed; `https` only.
    pub link: Option<String>,
}

/// What a description of an order is worth beside the one that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It tells something new.
    Newer,
    /// It tells the same again.
    Same,
    /// It is older than what is shown.
    Older,
    /// It is another order's.
    Foreign,
}

/// What an order means for listening on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something will still happen.
    Unfinished,
    /// The window is over; a late payment may still arrive.
    Expired,
    /// Nothing more is awaited.
    Final,
}

impl Order {
    /// Judges a description against the shown one (design section 3): not older by `updated_at`, else by
    /// `timestamp_of_request`; where neither can be compared, the later arrival wins.
    pub fn judge(&self, next: &Self) -> Freshness {
        if next.id != self.id {
            return Freshness::Foreign;
        }
        let older = |now: Option<i64>, then: Option<i64>| matches!((now, then), (Some(n), Some(t)) if n < t);
        let comparable = next.updated_at.is_some() && self.updated_at.is_some();
        if older(next.updated_at, self.updated_at)
            || (!comparable && older(next.server_time, self.server_time))
        {
            return Freshness::Older;
        }
        let same =
            Self { server_time: self.server_time, updated_at: self.updated_at, ..next.clone() } == *self;
        if same { Freshness::Same } else { Freshness::Newer }
    }

    /// Whether a description is newer than this one for certain. Times are whole seconds: of two of the same second the
    /// later arrival need not be the newer one, where it was asked for before the other came.
    pub fn is_surely_older_than(&self, next: &Self) -> bool {
        match (self.updated_at, next.updated_at) {
            (Some(shown), Some(next)) => next > shown,
            _ => matches!((self.server_time, next.server_time), (Some(shown), Some(next)) if next > shown),
        }
    }

    /// What the order means for listening on: `Done` without its goods is not finished yet.
    pub fn standing(&self) -> Standing {
        match self.state {
            OrderState::Expired => Standing::Expired,
            OrderState::Done
                if self.deliveries.iter().any(|line| line.progress(true) == Progress::Pending) =>
            {
                Standing::Unfinished
            }
            _ if self.state.facts().last => Standing::Final,
            _ => Standing::Unfinished,
        }
    }

    /// Whether something arrived that the shopper has to keep: a code, a card to scan, an eSIM to install.
    pub fn holds_goods(&self) -> bool {
        self.deliveries.iter().any(|line| line.has_goods() && line.operator_reference.is_none())
    }

    /// Whether the payment has to be made on a page of its own.
    pub fn is_hosted(&self) -> bool {
        self.checkout_url.is_some() && self.address.is_none()
    }

    /// Whether a part of the payment arrived and the rest is awaited. The API says so by the state, or goes on waiting with
    /// what arrived beside it (`api/wire.md` section 13).
    pub fn is_partial(&self) -> bool {
        match self.state {
            OrderState::PartialPaymentStarted => true,
            OrderState::Created | OrderState::WaitingForPayment => self.arrived().is_some(),
            _ => false,
        }
    }

    /// Whether money was seen.
    pub fn is_detected(&self) -> bool {
        self.state.facts().detected || self.is_partial()
    }

    /// What a wallet has to send now: amount and payment text, of the rest after a partial payment. `None` where a part
    /// arrived and nobody says how much: asking for the whole again would take it twice.
    pub fn wanted(&self) -> Option<(String, Option<&str>)> {
        if !self.is_partial() {
            return Some((self.coin_amount.clone(), self.qr_text.as_deref()));
        }
        match &self.missing {
            Some(missing) => Some((missing.clone(), self.missing_qr_text.as_deref())),
            None => {
                let sent = Decimal::parse(self.sent.as_deref()?)?;
                if sent.is_zero() {
                    return Some((self.coin_amount.clone(), self.qr_text.as_deref()));
                }
                let rest = Decimal::parse(&self.coin_amount)?.minus(&sent).filter(|rest| !rest.is_zero())?;
                Some((rest.to_string(), None))
            }
        }
    }

    /// What arrived so far, if anything did.
    pub(super) fn arrived(&self) -> Option<Decimal> {
        Decimal::parse(self.sent.as_deref()?).filter(|sent| !sent.is_zero())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[test]
    fn the_newest_word_of_the_server_counts() {
        let shown = Order { updated_at: Some(10), server_time: Some(100), ..sample("A", "PaymentReceived") };
        for (updated_at, server_time, state, verdict) in [
            (Some(11), Some(99), "WaitingForPayment", Freshness::Newer),
            (Some(9), Some(101), "Done", Freshness::Older),
            (Some(10), Some(101), "PaymentReceived", Freshness::Same),
            (Some(10), Some(100), "Done", Freshness::Newer),
            (None, Some(101), "Done", Freshness::Newer),
            (None, Some(99), "Done", Freshness::Older),
            (None, None, "Refunded", Freshness::Newer),
        ] {
            let next = Order { updated_at, server_time, ..sample("A", state) };
            assert_eq!(shown.judge(&next), verdict, "{updated_at:?} {server_time:?} {state}");
        }
        assert_eq!(shown.judge(&sample("B", "Done")), Freshness::Foreign);
    }

    #[test]
    fn a_tie_is_nothing_for_certain() {
        let shown = Order { updated_at: Some(10), server_time: Some(100), ..sample("A", "Done") };
        for (updated_at, server_time, is_newer) in [
            (Some(11), Some(99), true),
            (Some(10), Some(101), false),
            (Some(9), Some(101), false),
            (None, Some(101), true),
            (None, Some(100), false),
            (None, None, false),
        ] {
            let next = Order { updated_at, server_time, ..sample("A", "PaymentReceived") };
            assert_eq!(shown.is_surely_older_than(&next), is_newer, "{updated_at:?} {server_time:?}");
        }
    }

    #[test]
    fn after_a_partial_payment_the_rest_is_wanted() {
        let mut order = sample("A", "PartialPaymentStarted");
        order.missing = Some("8.95".into());
        order.missing_qr_text = Some("solana:x?amount=8.95".into());
        assert_eq!(order.wanted(), Some(("8.95".into(), Some("solana:x?amount=8.95"))));
        order.state = OrderState::WaitingForPayment;
        assert_eq!(order.wanted(), Some(("28.95".into(), None)));
    }

    #[test]
    fn the_rest_is_calculated_where_nobody_says_it_and_never_guessed() {
        for (sent, rest) in [
            (Some("20"), Some("8.95")),
            (Some("28.949999"), Some("0.000001")),
            (Some("28.95"), None),
            (Some("30"), None),
            (Some("much"), None),
            (None, None),
        ] {
            let order = Order {
                sent: sent.map(str::to_owned),
                qr_text: Some("solana:x?amount=28.95".into()),
                ..sample("A", "PartialPaymentStarted")
            };
            assert_eq!(order.wanted(), rest.map(|rest| (rest.to_owned(), None)), "{sent:?}");
        }
        let nothing = Order { sent: Some("0".into()), ..sample("A", "PartialPaymentStarted") };
        assert_eq!(nothing.wanted(), Some(("28.95".into(), None)), "nothing arrived yet");
    }

    #[test]
    fn a_part_may_arrive_while_the_order_goes_on_waiting() {
        for (state, sent, missing, partial, wanted) in [
            ("WaitingForPayment", Some("0"), None, false, Some("28.95")),
            ("WaitingForPayment", None, Some("8.95"), false, Some("28.95")),
            ("WaitingForPayment", Some("20"), Some("8.95"), true, Some("8.95")),
            ("WaitingForPayment", Some("20"), None, true, Some("8.95")),
            ("WaitingForPayment", Some("28.95"), None, true, None),
            ("Created", Some("20"), Some("8.95"), true, Some("8.95")),
            ("PaymentStarted", Some("20"), None, false, Some("28.95")),
        ] {
            let text = |text: &str| text.to_owned();
            let order = Order { sent: sent.map(text), missing: missing.map(text), ..sample("A", state) };
            assert_eq!(order.is_partial(), partial, "{state} {sent:?}");
            assert_eq!(order.wanted().map(|(amount, _)| amount).as_deref(), wanted, "{state} {sent:?}");
            assert_eq!(order.is_detected(), partial || state == "PaymentStarted", "{state} {sent:?}");
        }
    }

    pub(crate) fn sample(id: &str, state: &str) -> Order {
        Order {
            id: id.into(),
            state: OrderState::from_wire(state),
            coin: "USDC".into(),
            network: "Solana".into(),
            coin_amount: "28.95".into(),
            before_discount: None,
            method: None,
            address: Some("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU".into()),
            qr_text: None,
            checkout_url: None,
            sent: Some("0".into()),
            missing: None,
            missing_qr_text: None,
            sent_instead: None,
            transactions: vec![],
            rewards: vec![],
            deliveries: vec![],
            email: None,
            requested_at: None,
            updated_at: None,
            server_time: None,
        }
    }
}
