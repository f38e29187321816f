//! An order as the server last described it, and whether a newer description replaces an older one.

pub mod admission;
pub mod countdown;
pub mod delivery;
pub mod state;
pub mod wording;

use crate::domain::decimal::Decimal;
use crate::domain::order::admission::Admission;
use crate::domain::order::delivery::{Delivery, Progress};
use crate::domain::order::state::OrderState;
use crate::domain::payment::explorer;
use crate::domain::payment::network::same_network;
use crate::domain::time::{UnixMs, UnixSeconds};

/// The order object of creation, polling and stream alike (`docs/wire-format.md` section 9).
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
    /// `payment_via`, as the API wrote it; empty where it is not said.
    pub via: String,
    /// The same in a form that a person can read, where it is no plain transfer.
    pub method: Option<String>,
    /// Where to send it: an address, or a Lightning invoice.
    pub address: Option<String>,
    /// The payment text of the QR code.
    pub qr_text: Option<String>,
    /// A picture of a code to pay by, on a page of its own; `https` only.
    pub qr_url: Option<String>,
    /// The page of a hosted method; `https` only.
    pub checkout_url: Option<String>,
    /// What arrived so far, decimal text.
    pub sent: Option<String>,
    /// What is still owed after a partial payment.
    pub missing: Option<String>,
    /// The payment text for the rest.
    pub missing_qr_text: Option<String>,
    /// The other coin or chain of a payment that was not as asked for.
    pub other_payment: Option<OtherPayment>,
    /// Transactions on the chain, their hashes: what support asks for.
    pub transactions: Vec<String>,
    /// What comes on top of what was bought.
    pub rewards: Vec<Reward>,
    /// The lines that could be read.
    pub deliveries: Vec<Delivery>,
    /// How many lines there are.
    pub line_count: usize,
    /// Where the codes go as well.
    pub email: Option<String>,
    /// Start of the time to pay, by the server's clock: when the payment was asked for, else when the order was made.
    pub requested_at: Option<UnixSeconds>,
    /// Last change, by the server's clock.
    pub updated_at: Option<UnixMs>,
    /// The server's clock at answer time.
    pub server_time: Option<UnixSeconds>,
    /// What the answer gave beside the order, to open it again; nothing in a message of the stream.
    pub admission: Admission,
}

/// Another coin or chain than the order's (`original_payment_info`): what came, or what the order was first made for.
/// Nobody knows which of the two (`docs/wire-format.md` section 13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPayment {
    /// The coin's symbol.
    pub coin: Option<String>,
    /// The network's name, as a person reads it.
    pub network: Option<String>,
}

/// What a wallet has to send now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountDue<'order> {
    /// In the order's coin, decimal text.
    pub amount: String,
    /// The payment text of just this amount, where the API gave one.
    pub qr_text: Option<&'order str>,
}

/// A reward of a campaign (`docs/wire-format.md` section 9.1).
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
    /// It is done, and what was bought did not come here. It may follow within a moment, and then it went by e-mail.
    Settling,
    /// Nothing more is awaited.
    Final,
}

/// Seconds by which two clocks of the server may differ.
const CLOCKS_DIFFER: u64 = 300;

/// Seconds after its beginning in which something may still happen to an order: 400 days.
const LASTS: u64 = 400 * 86_400;

impl Order {
    /// Judges a description against the shown one (`docs/architecture.md`, live status): not older by `updated_at`,
    /// else by `timestamp_of_request`; where neither can be compared, the later arrival wins.
    pub fn judge(&self, next: &Self) -> Freshness {
        if next.id != self.id {
            return Freshness::Foreign;
        }
        if next.is_surely_older_than(self) {
            return Freshness::Older;
        }
        // A ticket to the stream is a new one in each answer, and no news of the order.
        let same = Self {
            server_time: self.server_time,
            updated_at: self.updated_at,
            admission: self.admission.clone(),
            ..next.clone()
        } == *self;
        if same { Freshness::Same } else { Freshness::Newer }
    }

    /// Whether a description is newer than this one for certain. Times are whole seconds: of two of the same second the
    /// later arrival need not be the newer one, where it was asked for before the other came.
    pub fn is_surely_older_than(&self, next: &Self) -> bool {
        match (self.updated(), next.updated()) {
            (Some(shown), Some(next)) => next > shown,
            _ => matches!((self.told_at(), next.told_at()), (Some(shown), Some(next)) if next > shown),
        }
    }

    /// The last change, unless it lies in the future: such a stamp would outrank everything that is true.
    fn updated(&self) -> Option<UnixMs> {
        let ahead = |updated: UnixMs, of: Option<UnixSeconds>, most: u64| {
            of.is_some_and(|of| updated.to_seconds().since(of) > most)
        };
        self.updated_at.filter(|updated| {
            !ahead(*updated, self.told_at(), CLOCKS_DIFFER) && !ahead(*updated, self.requested_at, LASTS)
        })
    }

    /// The server's clock at answer time, unless it cannot be.
    fn told_at(&self) -> Option<UnixSeconds> {
        let after = |told: &UnixSeconds, start: UnixSeconds| told.since(start) > LASTS;
        self.server_time.filter(|told| !self.requested_at.is_some_and(|start| after(told, start)))
    }

    /// Where one of its transactions can be looked at: the page, and the name of its site. A payment that came over another
    /// chain than was asked for, or by a page of its own, leads nowhere: its chain is not known for certain.
    pub fn seen_at(&self, transaction: &str) -> Option<(String, &'static str)> {
        let other = self.other_payment.as_ref().and_then(|other| other.network.as_deref());
        let as_asked = other.is_none_or(|network| same_network(&self.network, network, &self.coin));
        let certain = as_asked && self.method.is_none();
        explorer::page(&self.coin, &self.network, transaction).filter(|_| certain)
    }

    /// What the order means for listening on: `Done` without its goods is not finished yet.
    pub fn standing(&self) -> Standing {
        match self.state {
            OrderState::Expired => Standing::Expired,
            OrderState::Done if self.has_line(Progress::Pending) => Standing::Unfinished,
            OrderState::Done if self.has_line(Progress::Emailed) => Standing::Settling,
            _ if self.state.facts().last => Standing::Final,
            _ => Standing::Unfinished,
        }
    }

    /// Whether a line of the order, which is done, is so far.
    pub(super) fn has_line(&self, progress: Progress) -> bool {
        self.deliveries.iter().any(|line| line.progress(true) == progress)
    }

    /// Whether something arrived that the shopper has to keep: a code, a card to scan, an eSIM to install.
    pub fn holds_goods(&self) -> bool {
        self.deliveries.iter().any(|line| line.has_goods() && line.operator_reference.is_none())
    }

    /// Whether the payment has to be made on a page of its own.
    pub fn is_hosted(&self) -> bool {
        self.checkout_url.is_some() && self.address.is_none()
    }

    /// Whether a part of the payment arrived and the rest is awaited. The API says so by the state, or goes on waiting
    /// with what arrived beside it (`docs/wire-format.md` section 13).
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

    /// What a wallet has to send now: all of it, or the rest after a partial payment. `None` where a part arrived and
    /// nobody says how much, or the amounts do not add up: asking for the whole again would take it twice.
    pub fn wanted(&self) -> Option<AmountDue<'_>> {
        if !self.is_partial() {
            return Some(self.whole());
        }
        match &self.missing {
            Some(missing) => self
                .adds_up(missing)
                .then(|| AmountDue { amount: missing.clone(), qr_text: self.missing_qr_text.as_deref() }),
            None => {
                let sent = Decimal::parse(self.sent.as_deref()?)?;
                if sent.is_zero() {
                    return Some(self.whole());
                }
                let rest = Decimal::parse(&self.coin_amount)?.minus(&sent).filter(|rest| !rest.is_zero())?;
                Some(AmountDue { amount: rest.to_string(), qr_text: None })
            }
        }
    }

    /// Whether a rest is what the order and what arrived leave of it, but for rounding. Where nothing is said to have
    /// arrived it is at most the whole.
    fn adds_up(&self, missing: &str) -> bool {
        let (Some(missing), Some(whole)) = (Decimal::parse(missing), Decimal::parse(&self.coin_amount))
        else {
            return self.coin_amount.is_empty();
        };
        let Some(sent) = self.arrived() else { return missing <= whole };
        let Some(rest) = whole.minus(&sent) else { return false };
        let apart = rest.minus(&missing).or_else(|| missing.minus(&rest));
        let rounded = |apart: Decimal| Some(apart.scaled(200)? <= whole.scaled(1)? / 5);
        apart.is_some_and(|apart| apart.is_zero() || rounded(apart).unwrap_or(false))
    }

    fn whole(&self) -> AmountDue<'_> {
        AmountDue { amount: self.coin_amount.clone(), qr_text: self.qr_text.as_deref() }
    }

    /// What arrived so far, if anything did.
    pub(super) fn arrived(&self) -> Option<Decimal> {
        Decimal::parse(self.sent.as_deref()?).filter(|sent| !sent.is_zero())
    }
}

#[cfg(test)]
pub(crate) mod tests;
