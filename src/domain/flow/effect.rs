//! What the shell is asked to do, in the imperative.

use crate::domain::flow::Spoken;
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::order::admission::Secret;
use crate::domain::problem::Place;
use crate::domain::purchase::Purchase;

/// An effect. Tickets come back with the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// `GET brands` of a country.
    FetchCatalogue {
        /// Returned with the answer.
        ticket: u32,
        /// ISO 3166-1 alpha-2 code.
        country: String,
    },
    /// Load what follows the grid, and say `Prepared`.
    Prepare,
    /// Give up what is still asked about a brand that was left.
    GiveUp,
    /// `GET payment_vias`.
    FetchOptions {
        /// Returned with the answer.
        ticket: u32,
    },
    /// `GET homepage` of a country.
    FetchFeed {
        /// Returned with the answer.
        ticket: u32,
        /// ISO 3166-1 alpha-2 code.
        country: String,
    },
    /// `GET products/country/{cc}` of a brand, priced in a coin.
    FetchOffer {
        /// Returned with the answer.
        ticket: u32,
        /// ISO 3166-1 alpha-2 code.
        country: String,
        /// The exact brand.
        brand: String,
        /// Its family, which the API filters by.
        family: String,
        /// The coin that prices are wanted in.
        coin: Option<String>,
        /// A coupon that prices should count.
        coupon: Option<String>,
    },
    /// Say `QuoteDue` when the shopper has stopped typing.
    AwaitPause {
        /// Returned with the event.
        ticket: u32,
    },
    /// Say `PriceAged` when the prices that are shown have stood for a while.
    AwaitAge {
        /// Returned with the event.
        ticket: u32,
    },
    /// `GET products/price` of an amount.
    FetchQuote {
        /// Returned with the answer.
        ticket: u32,
        /// ISO 3166-1 alpha-2 code.
        country: String,
        /// The exact brand.
        brand: String,
        /// Face value, decimal text.
        face_value: String,
        /// The coin's symbol.
        coin: String,
        /// A coupon that the price should count.
        coupon: Option<String>,
    },
    /// Say `TotalDue` when nothing has changed for a moment.
    AwaitTotal {
        /// Returned with the event.
        ticket: u32,
    },
    /// `POST orders/validations`, for the price of several products together.
    FetchTotal {
        /// Returned with the answer.
        ticket: u32,
        /// What is priced.
        purchase: Purchase,
    },
    /// `POST orders/validations`.
    Validate {
        /// Returned with the answer.
        ticket: u32,
        /// What is asked for.
        purchase: Purchase,
    },
    /// `POST orders`.
    CreateOrder {
        /// Returned with the answer.
        ticket: u32,
        /// What is bought.
        purchase: Purchase,
        /// The `Idempotency-Key` of this intent.
        key: String,
        /// Whether the host said that it honours such keys. Another host may refuse the header, from another origin even
        /// before it sees the request.
        keyed: bool,
    },
    /// `GET orders/by-key`: the order that a key made.
    FindMade {
        /// Returned with the answer.
        ticket: u32,
        /// The `Idempotency-Key`.
        key: String,
    },
    /// Say `RetryDue` after a pause.
    AwaitRetry {
        /// Returned with the event.
        ticket: u32,
        /// Milliseconds.
        pause: u32,
    },
    /// `GET orders/{orderId}` of an order that is not shown yet.
    FindOrder {
        /// Returned with the answer.
        ticket: u32,
        /// The order's id.
        id: String,
        /// What opens it, where that is known.
        pass: Option<Secret>,
    },
    /// Say `LookDue` after a pause.
    AwaitLook {
        /// Returned with the event.
        ticket: u32,
        /// Milliseconds.
        pause: u32,
    },
    /// Read what this browser has on file, and say `Recalled` if there is anything; before what follows the grid is
    /// there, only have that loaded if there is.
    Recall,
    /// Change what this browser has on file; say `StorageFailed` where that is impossible.
    Note(Note),
    /// Follow an order live from now on, and nothing else.
    Follow(String),
    /// Stop following.
    Unfollow,
    /// Move the focus to the new view's heading.
    FocusView,
    /// Bring the first problem into sight. The focus stays on what was pressed.
    ShowProblem,
    /// Move the focus to a place of the form; `Review` is its button.
    FocusField(Place),
    /// Tell the page.
    Announce(Announcement),
    /// Say something to those who listen.
    Say(Spoken),
}

/// What the page is told (`docs/contract.md` section 1). Never an e-mail, a phone number or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// `cr-ready`: the grid stands.
    Ready,
    /// `cr-brand-select`.
    BrandSelected {
        /// The exact brand.
        brand: String,
    },
    /// `cr-order-created`.
    OrderCreated {
        /// The order's id.
        order_id: String,
        /// The coin's symbol.
        coin: String,
        /// The network's name.
        network: String,
        /// Decimal text.
        coin_amount: String,
    },
    /// `cr-order-status`.
    OrderStatus {
        /// The order's id.
        order_id: String,
        /// `order_state`.
        state: String,
        /// Whether a reload found it so.
        resumed: bool,
    },
    /// `cr-order-done`.
    OrderDone {
        /// The order's id.
        order_id: String,
        /// Whether a reload found it so.
        resumed: bool,
    },
    /// `cr-problem`.
    Problem {
        /// The problem's code.
        code: String,
    },
}

impl Announcement {
    /// Whether it tells of an order: such things are told once a browser.
    pub fn is_of_an_order(&self) -> bool {
        matches!(self, Self::OrderCreated { .. } | Self::OrderStatus { .. } | Self::OrderDone { .. })
    }

    pub(super) fn created(order: &Order) -> Self {
        Self::OrderCreated {
            order_id: order.id.clone(),
            coin: order.coin.clone(),
            network: order.network.clone(),
            coin_amount: order.coin_amount.clone(),
        }
    }
}
