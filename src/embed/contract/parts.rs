//! The parts: a name for every piece of the screen, for `::part()`, for tests and for scripts. They say where something
//! is, and nothing about how it looks.

/// A part. As wide as the text that it is: an enumeration would need a table of all names in the first module, those of
/// the second module's screens included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(&'static str);

impl Part {
    /// The name in the attribute `part`.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// Declares each part once: its description is its documentation. In the browser's build the names alone exist, and the
/// compiler tells of one that no screen uses.
macro_rules! parts {
    ($($(#[doc = $line:literal])+ $part:ident = $name:literal;)+) => {
        impl Part {
            $($(#[doc = $line])+ pub(crate) const $part: Self = Self($name);)+
        }

        /// Every part with what it is, a sentence in Markdown, in the order of their names.
        #[cfg(any(test, not(target_arch = "wasm32")))]
        pub const PARTS: &[(Part, &str)] = &[$((Part::$part, concat!($($line),+).trim_ascii())),+];
    };
}

parts! {
    /// The button that agrees to an order's price where it rose over what was told.
    ACCEPT_PRICE = "accept-price";
    /// The button that puts the chosen product aside, to order another one with it.
    ADD_ITEM = "add-item";
    /// The whole payment address.
    ADDRESS = "address";
    /// The amount to pay, with coin and network.
    AMOUNT_DUE = "amount-due";
    /// The input of an amount within a range.
    AMOUNT_INPUT = "amount-input";
    /// What one clicks to choose a fixed amount; data-denomination is the API's text.
    AMOUNT_OPTION = "amount-option";
    /// The button from a brand to the grid.
    BACK = "back";
    /// What was put aside.
    BASKET = "basket";
    /// A product that was put aside.
    BASKET_ITEM = "basket-item";
    /// The button that opens what was put aside.
    BASKET_OPEN = "basket-open";
    /// What one clicks to open a brand; data-brand is the API's name.
    BRAND_CARD = "brand-card";
    /// The container of the brands.
    BRAND_GRID = "brand-grid";
    /// A brand's image.
    BRAND_LOGO = "brand-logo";
    /// What one clicks to see a category.
    CATEGORY_TAB = "category-tab";
    /// The container of the checkout.
    CHECKOUT = "checkout";
    /// The whole code of a delivery.
    CODE = "code";
    /// The button that says the code is safe, so that the order is forgotten here.
    CODE_SAVED = "code-saved";
    /// The select of the coin.
    COIN = "coin";
    /// What is known to be required before the choice is ordered.
    COMPLIANCE_NOTE = "compliance-note";
    /// Whether news of the order come live; data-state is live, reconnecting, polling or offline.
    CONNECTION = "connection";
    /// The button that copies the address.
    COPY_ADDRESS = "copy-address";
    /// The button that copies the amount.
    COPY_AMOUNT = "copy-amount";
    /// The button that copies a code.
    COPY_CODE = "copy-code";
    /// The button that copies the order's id.
    COPY_ORDER = "copy-order";
    /// The time that is left to pay, as m:ss.
    COUNTDOWN = "countdown";
    /// The control that chooses the country.
    COUNTRY = "country";
    /// The input of the coupon.
    COUPON = "coupon";
    /// A delivered line of the order.
    DELIVERY = "delivery";
    /// The button that closes a creation that was not answered.
    DISMISS = "dismiss";
    /// The input of the e-mail address.
    EMAIL = "email";
    /// The link to the payment on its chain's explorer, where a transaction is known.
    EXPLORER = "explorer";
    /// The button that forgets an order that cannot be found.
    FORGET = "forget";
    /// The button that takes a product out of what was put aside.
    ITEM_REMOVE = "item-remove";
    /// What one clicks to see a kind; data-kind is the API's name.
    KIND_TAB = "kind-tab";
    /// What is still owed after a partial payment.
    MISSING_AMOUNT = "missing-amount";
    /// The select of the network.
    NETWORK = "network";
    /// The checkbox of the newsletter.
    NEWSLETTER = "newsletter";
    /// The link that opens the payment in a wallet.
    OPEN_WALLET = "open-wallet";
    /// The orders that this browser has on file.
    ORDER_LIST = "order-list";
    /// An order of the list.
    ORDER_ROW = "order-row";
    /// The mark on a brand that cannot be bought.
    OUT_OF_STOCK = "out-of-stock";
    /// The button that validates and orders.
    PAY = "pay";
    /// The input of the phone number.
    PHONE = "phone";
    /// The price in coin of the current choice.
    PRICE = "price";
    /// A problem in words; data-code is its code.
    PROBLEM = "problem";
    /// The drawn payment code.
    QR = "qr";
    /// The input of an address for payments that have to go back.
    REFUND_ADDRESS = "refund-address";
    /// The button that begins again.
    RESTART = "restart";
    /// The button that shows a code.
    REVEAL = "reveal";
    /// The whole widget once it stands; data-view is grid, brand, checkout or order.
    ROOT = "root";
    /// The input of the search.
    SEARCH = "search";
    /// Who sells: names Cryptorefills and its support.
    SELLER = "seller";
    /// The order's state in words; data-state is the API's.
    STATUS = "status";
    /// What everything that was put aside costs together.
    TOTAL = "total";
}
