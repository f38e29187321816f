//! An order at one moment of its life. It never changes: each step makes the next one.

use super::{delivery::Delivery, request::Request, unasked::Unasked};
use crate::{
    money,
    payment::{Pair, QrForm, Via, address, pair, qr_text, via},
    pricing::Coin,
    problems::{Checked, Total},
    random::fresh_id,
    refusal::Refusal,
};
use fastrand::Rng;
use rust_decimal::Decimal;
use serde_json::Value;

/// An order. Times are milliseconds since 1970.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    /// UUID.
    pub(crate) id: String,
    /// UUID.
    pub(crate) payment_id: String,
    /// `order_state`: open text.
    pub(crate) state: String,
    /// `payment_state`: open text.
    pub(crate) payment_state: String,
    /// How it is paid.
    pub(crate) via: &'static Via,
    /// Coin and network, unless the method is hosted.
    pub(crate) pair: Option<&'static Pair>,
    /// The coin.
    pub(crate) coin: &'static Coin,
    /// The network as it was sent.
    pub(crate) network: String,
    /// Where to pay; none while or when no payment could be set up.
    pub(crate) wallet_address: Option<String>,
    /// What is to be paid.
    pub(crate) amount: Decimal,
    /// What it would be without a coupon.
    pub(crate) original: Decimal,
    /// What arrived.
    pub(crate) sent: Decimal,
    /// The lines.
    pub(crate) deliveries: Vec<Delivery>,
    /// The shopper's address.
    pub(crate) email: String,
    /// The language of its texts.
    pub(crate) lang: &'static str,
    /// What is wrong with the payment text.
    pub(crate) qr: QrForm,
    /// What it says that nobody asked for.
    pub(crate) unasked: Unasked,
    /// The line, counted from 1, that cannot be delivered.
    pub(crate) failing_line: Option<usize>,
    /// Where to send money back.
    pub(crate) refund_wallet_address: Option<String>,
    /// Ids of the transactions that were seen.
    pub(crate) transactions: Vec<String>,
    /// Coin and protocol that arrived in the place of what was asked for.
    pub(crate) original_payment_info: Option<Value>,
    /// When it was made.
    pub(crate) created: u64,
    /// When it changed last.
    pub(crate) updated: u64,
}

impl Order {
    /// What is still owed.
    pub(crate) fn missing(&self) -> Decimal {
        (self.amount - self.sent).max(Decimal::ZERO)
    }

    /// `amount` in the order's coin as decimal text.
    pub(crate) fn coins(&self, amount: Decimal) -> String {
        money::text(amount, self.coin.places)
    }

    /// What a wallet scans to pay `amount`; none where there is nothing to pay to.
    pub(crate) fn qr_text(&self, amount: Decimal) -> Option<String> {
        let (address, amount) = (self.wallet_address.as_deref()?, self.coins(amount));
        self.qr.applied(qr_text(self.pair?, address, &amount), address, &amount)
    }

    /// What it is worth in US dollars.
    pub(crate) fn usd(&self) -> Decimal {
        self.deliveries.iter().map(|delivery| delivery.line.usd).sum()
    }

    /// Whether the stream of this order ends.
    pub(crate) fn is_final(&self) -> bool {
        matches!(
            self.state.as_str(),
            "Done" | "Expired" | "Canceled" | "PaymentFailed" | "PaymentSetupFailed" | "Refunded"
        )
    }

    /// Whether a part of the money is there and the rest is wanted. Of such an order one source says that it has a state
    /// of its own, another that it goes on waiting (`docs/wire-format.md` section 13).
    pub(crate) fn is_partly_paid(&self) -> bool {
        let waits_on = self.state == "WaitingForPayment" && self.sent > Decimal::ZERO;
        self.state == "PartialPaymentStarted" || (waits_on && !self.missing().is_zero())
    }

    /// Whether time can run out for it: a payment is wanted and not complete.
    pub(crate) fn is_waiting_for_money(&self) -> bool {
        matches!(self.state.as_str(), "Created" | "WaitingForPayment" | "PartialPaymentStarted")
    }
}

/// The order that `request` makes, given that nothing stands against it.
pub(crate) fn new_order(
    request: &Request,
    checked: &Checked,
    now: u64,
    rng: &mut Rng,
) -> Result<Order, Refusal> {
    let via = via(&request.via).ok_or_else(|| Refusal::bad_request("payment.payment_via, a known method"))?;
    let pair = request.network.as_deref().and_then(|network| pair(&request.coin, network));
    if pair.is_none() && !via.is_hosted {
        return Err(Refusal::bad_request("payment.network, a network of the coin"));
    }
    let pair = pair.filter(|_| !via.is_hosted);
    let Total { amount, original, .. } = checked.total();
    let lines = checked.lines.iter().cloned();
    Ok(Order {
        id: fresh_id(),
        payment_id: fresh_id(),
        state: "WaitingForPayment".to_owned(),
        payment_state: "WalletCreated".to_owned(),
        via,
        pair,
        coin: checked.coin,
        network: request.network.clone().unwrap_or_default(),
        wallet_address: pair.map(|pair| address(pair, amount, rng)),
        amount,
        original,
        sent: Decimal::ZERO,
        deliveries: lines.map(|line| Delivery::new(line, "WaitingForPayment")).collect(),
        email: request.email.clone(),
        lang: request.lang,
        qr: checked.qr,
        unasked: checked.unasked,
        failing_line: checked.failing_line,
        refund_wallet_address: request.refund_wallet_address.clone(),
        transactions: Vec::new(),
        original_payment_info: None,
        created: now,
        updated: now,
    })
}
