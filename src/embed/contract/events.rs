//! The events: what the page is told. When each is told is `domain::flow`'s; no detail holds an e-mail address, a phone
//! number or a code.

pub(crate) const BRAND: &str = "brand";
pub(crate) const ORDER_ID: &str = "orderId";
pub(crate) const COIN: &str = "coin";
pub(crate) const NETWORK: &str = "network";
pub(crate) const COIN_AMOUNT: &str = "coinAmount";
pub(crate) const STATE: &str = "state";
pub(crate) const RESUMED: &str = "resumed";
pub(crate) const CODE: &str = "code";

/// What a member of a detail holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// The API's word for an order's state.
    State,
    /// The code of a problem.
    Code,
    /// True or false.
    Flag,
}

/// A member of a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// The type of its value.
    pub holds: Holds,
    /// A sentence in Markdown, where the name does not say it all.
    pub description: Option<&'static str>,
}

impl Member {
    /// A member whose name says it all.
    pub const fn plain(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, description: None }
    }

    /// A member that needs a sentence.
    pub const fn described(name: &'static str, holds: Holds, description: &'static str) -> Self {
        Self { name, holds, description: Some(description) }
    }
}

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// What its detail holds, in this order.
    pub members: &'static [Member],
    /// A sentence in Markdown: when it is told.
    pub description: &'static str,
}

/// Declares each event once: its description is its documentation. In the browser's build the names alone exist, and the
/// compiler tells of one that nothing dispatches.
macro_rules! events {
    ($($(#[doc = $line:literal])+ $event:ident = $name:literal, $members:expr;)+) => {
        $($(#[doc = $line])+ pub(crate) const $event: &str = $name;)+

        /// The events, in the order in which a purchase tells them.
        #[cfg(any(test, not(target_arch = "wasm32")))]
        pub const EVENTS: &[Event] = &[$(Event {
            name: $event,
            members: $members,
            description: concat!($($line),+).trim_ascii(),
        }),+];
    };
}

events! {
    /// The grid stands: once its brands are there, and again for each other country.
    READY = "cr-ready", &[];
    /// A brand was opened.
    BRAND_SELECT = "cr-brand-select", &[
        Member::described(BRAND, Holds::Text, "The API's name of the brand, as `selectBrand` takes it."),
    ];
    /// An order was made; its id is to be treated as a secret.
    ORDER_CREATED = "cr-order-created", &[
        Member::described(
            ORDER_ID,
            Holds::Text,
            "Enough to read the order through a host that does not bind orders to browsers: treat it as a secret.",
        ),
        Member::plain(COIN, Holds::Text),
        Member::plain(NETWORK, Holds::Text),
        Member::described(COIN_AMOUNT, Holds::Text, "Decimal text in the coin, exactly as it has to be paid."),
    ];
    /// An order came into a state. Each state is told once a browser.
    ORDER_STATUS = "cr-order-status", &[
        Member::plain(ORDER_ID, Holds::Text),
        Member::plain(STATE, Holds::State),
        Member::described(RESUMED, Holds::Flag, "Whether a reload, or `resume`, found it so."),
    ];
    /// An order was delivered.
    ORDER_DONE = "cr-order-done", &[
        Member::plain(ORDER_ID, Holds::Text),
        Member::described(RESUMED, Holds::Flag, "Whether a reload, or `resume`, found it so."),
    ];
    /// Something stands between the shopper and the order.
    PROBLEM = "cr-problem", &[Member::plain(CODE, Holds::Code)];
}
