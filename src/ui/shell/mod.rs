//! What stands between the flow and the browser: the store, the effects and what they need. Nothing here draws a
//! screen, and nothing here knows how a page embeds the widget.

pub(crate) mod answers;
pub(crate) mod brand_search;
pub(crate) mod catalogue_query;
pub(crate) mod deferred;
pub(crate) mod effects;
pub(crate) mod focus;
pub(crate) mod journal_storage;
pub(crate) mod live_region;
pub(crate) mod order_announcer;
pub(crate) mod order_subscription;
pub(crate) mod prefetched;
pub(crate) mod purchase_effects;
pub(crate) mod queries;
pub(crate) mod requests;
pub(crate) mod store;
