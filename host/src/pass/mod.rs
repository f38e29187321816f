//! Who may read an order: whoever made it, by a pass that the host gave with it. It keeps no list: a pass is an HMAC over
//! partner, order and expiry, so that it outlives a restart and tells nothing of which orders there are.

pub(crate) mod keys;
pub(crate) mod token;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::pass::keys::PassKeys;
use crate::pass::token::{Kind, Subject};

/// The response header with an order's pass, and the request header that presents it.
pub(crate) const PASS: HeaderName = HeaderName::from_static("cr-order-pass");

/// The response header with a ticket to an order's stream.
pub(crate) const TICKET: HeaderName = HeaderName::from_static("cr-stream-ticket");

/// The query parameter that presents a ticket: an `EventSource` sets no header.
pub(crate) const TICKET_PARAMETER: &str = "ticket";

/// Gives and checks the passes of one partner's orders.
#[derive(Clone, Debug)]
pub(crate) struct Doorkeeper {
    keys: PassKeys,
    partner: Vec<u8>,
}

impl Doorkeeper {
    /// For the orders of `partner`; a host without a partner id has an empty one.
    pub(crate) fn new(keys: PassKeys, partner: Option<&HeaderValue>) -> Self {
        Self { keys, partner: partner.map(|id| id.as_bytes().to_vec()).unwrap_or_default() }
    }

    /// A pass or ticket for `order`, from `now` (in Unix seconds) for as long as its kind lasts.
    pub(crate) fn give(&self, kind: Kind, order: &str, now: u64) -> String {
        token::sign(&self.keys, &self.subject(kind, order), now.saturating_add(kind.lasts().as_secs()))
    }

    /// Whether `presented` is a pass or ticket for `order` that is good at `now`.
    pub(crate) fn admits(&self, kind: Kind, order: &str, presented: Option<&[u8]>, now: u64) -> bool {
        // An empty text takes the same way as a wrong one.
        token::is_good(&self.keys, &self.subject(kind, order), presented.unwrap_or_default(), now)
    }

    /// Adds what the browser needs to see `order` again.
    pub(crate) fn hand_out(&self, kinds: &[Kind], order: &str, headers: &mut HeaderMap, now: u64) {
        for &kind in kinds {
            let token = self.give(kind, order, now);
            let (name, value) = match kind {
                Kind::Pass => (PASS, token),
                Kind::Ticket => (TICKET, format!("{token}; max-age={}", kind.lasts().as_secs())),
            };
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        }
    }

    fn subject<'s>(&'s self, kind: Kind, order: &'s str) -> Subject<'s> {
        Subject { kind, partner: &self.partner, order: order.as_bytes() }
    }
}
