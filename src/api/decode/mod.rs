//! Answers of the API as the product's own values, a decoder for each endpoint. They are loose where the API is; none
//! asks anything.

mod about;
mod admission;
mod answer;
mod benefits;
mod brand;
mod catalogue;
mod decoded;
mod delivery;
mod homepage;
mod image_address;
mod offer;
mod order;
mod payment_options;
mod price;
mod problem_details;
mod product;
mod validation;

pub use admission::admission;
pub use answer::judge;
pub use catalogue::catalogue;
pub(crate) use catalogue::read_catalogue;
pub use decoded::{Decoded, Malformed};
pub use homepage::homepage;
pub use offer::offer;
pub use order::{created, order};
pub use payment_options::payment_options;
pub use price::price;
pub use validation::validation;
