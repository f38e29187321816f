//! The product's own words as values: brands, amounts, payment options, orders, and the flow that ties them together.
//!
//! Nothing here knows a browser, a clock, a random source, JSON or a language: time comes in as an argument, text goes
//! out as a key. That is held by the build: a native build has no browser crate in reach.

pub mod about;
pub mod basket;
pub mod brand;
pub mod brand_index;
pub mod calling_code;
pub mod catalogue;
pub mod config;
pub mod countdown;
pub mod country;
pub mod country_search;
pub mod decimal;
pub mod delivery;
pub mod face_value;
pub mod failure;
pub mod feed;
pub mod flow;
pub mod fold;
pub mod journal;
pub mod locale;
pub mod order;
pub mod order_state;
pub mod order_story;
pub mod pay_link;
mod pay_text;
pub mod payment;
pub mod picker;
pub mod plan;
pub mod problem;
pub mod product;
pub mod purchase;
pub mod qr;
pub mod range;
pub mod recipient;
pub mod remedy;
pub mod rich_text;
pub mod search;
pub mod validation;
