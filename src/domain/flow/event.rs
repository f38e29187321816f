//! What can happen to the widget, in the past tense.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::Kind;
use crate::domain::catalogue::feed::Suggestion;
use crate::domain::config::Config;
use crate::domain::flow::{Connection, Field};
use crate::domain::journal::Journal;
use crate::domain::offer::typed_amount::Notation;
use crate::domain::offer::{Offer, Price};
use crate::domain::order::Order;
use crate::domain::payment::PaymentOptions;
use crate::domain::problem::failure::ApiError;
use crate::domain::problem::remedy::Remedy;
use crate::domain::purchase::validation::Validation;
use std::sync::Arc;

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The brands of a country arrived, or did not.
    CatalogueArrived(u32, Result<Catalogue, ApiError>),
    /// The payment methods arrived, or did not.
    OptionsArrived(u32, Result<PaymentOptions, ApiError>),
    /// The homepage feed arrived, or did not.
    FeedArrived(u32, Result<Vec<Suggestion>, ApiError>),
    /// Everything that follows the grid is loaded.
    Prepared,
    /// The products of a brand arrived, or did not.
    OfferArrived(u32, Result<Offer, ApiError>),
    /// The shopper stopped typing for a moment.
    QuoteDue(u32),
    /// Prices have stood for a while.
    PriceAged(u32),
    /// The shopper came back to the page.
    CameBack,
    /// A price arrived, or did not.
    QuoteArrived(u32, Result<Price, ApiError>),
    /// The host said that it honours an `Idempotency-Key`.
    KeysHonoured,
    /// A validation arrived.
    ValidationArrived(u32, Result<Validation, ApiError>),
    /// The answer to an order's creation arrived, or did not.
    OrderArrived(u32, Result<Order, ApiError>),
    /// The order that a key made arrived, or did not.
    MadeArrived(u32, Result<Order, ApiError>),
    /// The pause before a further attempt is over.
    RetryDue(u32),
    /// The server described the order again on the stream.
    OrderSeen(Order),
    /// The server described the order when it was asked, after all that is shown.
    OrderAnswered(Order),
    /// The shopper agreed to pay more than they were told.
    PriceAccepted,
    /// The live connection changed.
    ConnectionChanged(Connection),
    /// The host does not know the order any more.
    OrderLost,
    /// What this browser has on file for this element: when the page opens (`true`), or because another tab changed it.
    Recalled(Journal, bool),
    /// Nothing can be kept on file: storage is blocked or full.
    StorageFailed,
    /// The pause before looking for orders on file again is over.
    LookDue(u32),
    /// The shopper opened an order of the list.
    SavedOrderOpened(String),
    /// The shopper knows of a creation that it was not answered.
    Dismissed(String),
    /// The shopper wants an order forgotten: its code is safe, or it cannot be found.
    Forgotten(String),
    /// The shopper went from an order back to the list.
    ListAsked,
    /// The partner asked for an order by its id and the pass that opens it; empty where the partner has none.
    ResumeAsked(String, String),
    /// The order that was looked for arrived, or did not.
    OrderFound(u32, Result<Order, ApiError>),
    /// The partner changed an attribute.
    Configured(Arc<Config>),
    /// The shopper chose a country.
    CountryChosen(String),
    /// The shopper opened a kind's tab.
    KindChosen(Kind),
    /// The shopper chose a category, or all.
    CategoryChosen(Option<String>),
    /// The shopper typed into the search field.
    Searched(String),
    /// Shopper or partner opened a brand.
    BrandChosen(String),
    /// The shopper left the brand.
    WentBack,
    /// The shopper put the chosen product aside, to order another one with it.
    ItemAdded,
    /// The shopper took this line out of what was put aside.
    ItemRemoved(usize),
    /// The shopper wants to order what was put aside.
    BasketOpened,
    /// Nothing of the order has changed for a moment.
    TotalDue(u32),
    /// The price of everything together arrived, or did not.
    TotalArrived(u32, Result<Validation, ApiError>),
    /// The shopper took a way out of a problem.
    Remedied(Remedy),
    /// The shopper asked for what had failed once more.
    Retried,
    /// The shopper picked a fixed amount.
    DenominationPicked(String),
    /// The shopper typed an amount, where numbers are written like this.
    AmountTyped(String, Notation),
    /// The shopper left the field of the amount.
    AmountLeft,
    /// The shopper chose a coin.
    CoinChosen(String),
    /// The shopper chose a network, or a hosted method.
    RouteChosen(String),
    /// The shopper typed into a field of the form.
    Typed(Field, String),
    /// The shopper left a field.
    FieldLeft(Field),
    /// The shopper ticked or cleared the newsletter box.
    NewsletterSet(bool),
    /// The shopper pressed pay. The text is fresh randomness: the key of this intent, should it become an order.
    PayPressed(String),
    /// The shopper asked to begin again, or the partner did.
    Restarted,
    /// The partner asked to start from the grid; an order that is being paid stays.
    Reset,
}
