//! What is sold where: brands per country and the products of each. It never depends on the time or on who asks; prices
//! move in `pricing`.

mod benefits;
mod brand;
mod bulk;
pub(crate) mod country;
mod currency;
mod description;
mod esim;
mod label;
mod ladder;
mod local;
mod markup;
mod mobile;
mod product;
mod product_json;
mod products;
mod row;
mod shelf;
mod vanishing;
mod words;

pub(crate) use brand::{Background, Brand, LACKS_LOGO, brand_json};
pub(crate) use description::{list, promotion};
pub(crate) use product::{Form, Product};
pub(crate) use product_json::{group_json, price_json};
pub(crate) use products::{Group, groups_of};
pub(crate) use row::lines;
pub(crate) use shelf::{Catalogue, Shelf};
pub(crate) use vanishing::{Vanishes, vanishes};
pub(crate) use words::{language, localized, word};
