//! A line of a request against the catalogue: the product it means and what that costs. It never corrects a line: what
//! is not sold stays without a price.

use crate::{
    catalogue::{Brand, Form, Product, Shelf, Vanishes, groups_of, vanishes},
    money,
    orders::RequestLine,
    pricing::{Coin, Quote, Quoter},
};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The shelf of a country.
pub(crate) type Shelves<'a> = &'a dyn Fn(&str) -> Option<Arc<Shelf>>;

/// A line of the request with what was found for it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What was asked for.
    pub(crate) request: RequestLine,
    /// The brand, if the country sells it.
    pub(crate) brand: Option<Arc<Brand>>,
    /// The product, if the brand sells it.
    pub(crate) product: Option<Product>,
    /// What it costs, if it can be bought.
    pub(crate) quote: Option<Quote>,
    /// What it is worth in US dollars.
    pub(crate) usd: Decimal,
}

impl Line {
    /// When it disappears between two screens, if it does.
    pub(crate) fn vanishes(&self) -> Option<Vanishes> {
        vanishes(&self.request.brand_name, &self.request.denomination)
    }
}

/// The lines with what the shelves hold for them, at the prices of `quoter`.
pub(crate) fn priced(
    lines: &[RequestLine],
    shelves: Shelves<'_>,
    quoter: Quoter,
    coin: &'static Coin,
) -> Vec<Line> {
    lines.iter().map(|line| price(line, shelves, quoter, coin)).collect()
}

fn price(line: &RequestLine, shelves: Shelves<'_>, quoter: Quoter, coin: &'static Coin) -> Line {
    let mut found =
        Line { request: line.clone(), brand: None, product: None, quote: None, usd: Decimal::ZERO };
    let Some(brand) = shelves(&line.country_code).and_then(|shelf| shelf.brand(&line.brand_name).cloned())
    else {
        return found;
    };
    if let Some((product, usd, listed)) = product_for(&brand, line) {
        found.quote = Some(quoter.quote(&brand, usd, listed, coin));
        (found.product, found.usd) = (Some(product), usd);
    }
    found.brand = Some(brand);
    found
}

/// The product that a line asks for, its worth in US dollars and its recorded price.
fn product_for(brand: &Brand, line: &RequestLine) -> Option<(Product, Decimal, Option<Decimal>)> {
    groups_of(brand).into_iter().flat_map(|group| group.products).find_map(|product| {
        let (usd, listed) = match &product.form {
            Form::Fixed { denomination, usd, listed, .. } => {
                (*denomination == line.denomination).then_some((*usd, *listed))?
            }
            Form::Range { .. } if line.denomination == "range" => {
                let amount = line.product_value.filter(|amount| product.accepts(*amount))?;
                (product.currency.usd(amount), None)
            }
            // A reported trap: an amount spelled out for a range brand hits another, dearer product.
            Form::Range { .. } => {
                let amount = line.denomination.strip_suffix(product.currency.code)?.trim_end();
                let amount = money::parse(amount).filter(|amount| product.accepts(*amount))?;
                (product.currency.usd(amount) * Decimal::new(104, 2), None)
            }
        };
        Some((product, usd, listed))
    })
}
