//! The products of a brand, derived from its row or taken from the recorded ones. It never invents another range for a
//! brand whose range is known.

use super::{
    brand::Brand,
    currency::Currency,
    esim,
    label::Label,
    ladder, mobile,
    product::{Form, Product},
    row,
};
use crate::{money, random::stable_id};
use rust_decimal::Decimal;

const RANGES: &str = include_str!("../../data/range_products.tsv");
const STEAM: &str = include_str!("../../data/steam_us.tsv");

/// Products of one brand, kind and category, as one element of the products answer.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Category slug, not always the brand's own.
    pub(crate) category: String,
    /// Denomination that is chosen at first; empty for a range.
    pub(crate) default_denomination: String,
    /// What can be bought.
    pub(crate) products: Vec<Product>,
}

/// Every group of `brand`; one without products when it is out of stock.
pub(crate) fn groups_of(brand: &Brand) -> Vec<Group> {
    let mut groups = vec![main_group(brand)];
    if brand.name == "Boost Credits" {
        groups.push(mobile::bundle_group(brand));
    }
    groups
}

fn main_group(brand: &Brand) -> Group {
    let category = brand.category.clone();
    let Some((min, max)) = &brand.limits else {
        return Group { category, default_denomination: String::new(), products: Vec::new() };
    };
    if brand.is_esim() {
        return esim::group(brand);
    }
    if let Some(range) = recorded_range(brand).or_else(|| derived_range(brand, min, max)) {
        return Group { category, default_denomination: String::new(), products: vec![range] };
    }
    let products = match brand.name.as_str() {
        "Steam" if brand.country == "US" => recorded_steam(brand),
        _ => derived_fixed(brand, min, max),
    };
    // The largest is what recorded groups begin with: 200 USD for Steam, 99 USD for Nintendo eShop.
    let default_denomination = products.last().and_then(Product::denomination).unwrap_or_default().to_owned();
    Group { category, default_denomination, products }
}

/// The recorded range products of the US (`docs/wire-format.md` section 5.4).
fn recorded_range(brand: &Brand) -> Option<Product> {
    let cells = row::lines(RANGES).find(|cells| cells[0] == brand.name).filter(|_| brand.country == "US")?;
    let [_, id, min, max, default, points] = cells[..] else { return None };
    let form = Form::Range {
        min: money::parse(min)?,
        max: money::parse(max)?,
        step: Decimal::ONE,
        default: default.to_owned(),
    };
    Some(Product { id: id.to_owned(), points: money::parse(points)?, ..product(brand, form, Decimal::ZERO) })
}

/// Physical cards with a wide span sell any amount; that is how most recorded ones behave.
fn derived_range(brand: &Brand, min: &str, max: &str) -> Option<Product> {
    let currency = Currency::of_country(&brand.country);
    let (Label::Money(min), Label::Money(max)) = (Label::parse(min, currency), Label::parse(max, currency))
    else {
        return None;
    };
    let is_range = brand.kind == "giftcard" && brand.product_type == "physical" && max >= min * Decimal::TEN;
    let step = match brand.name.as_str() {
        "Starbucks" => Decimal::new(1, 2),
        "Target" => Decimal::from(3),
        _ if currency.code == "JPY" => Decimal::from(100),
        _ => Decimal::ONE,
    };
    let form = Form::Range { min, max, step, default: format!("{}.0", money::short(max)) };
    is_range.then(|| product(brand, form, currency.usd(min)))
}

/// The recorded denominations of Steam with their prices.
fn recorded_steam(brand: &Brand) -> Vec<Product> {
    let currency = Currency::of_country("US");
    let product = |cells: Vec<&str>| {
        let [face, price, points] = cells[..] else { return None };
        let face = money::parse(face)?;
        let form = Form::Fixed {
            denomination: format!("{} USD", money::short(face)),
            localized: Label::Money(face).text(currency),
            usd: face,
            face: Some(face),
            listed: money::parse(price),
        };
        Some(Product { points: money::parse(points)?, ..product(brand, form, face) })
    };
    row::lines(STEAM).filter_map(product).collect()
}

fn derived_fixed(brand: &Brand, min: &str, max: &str) -> Vec<Product> {
    let currency = Currency::of_country(&brand.country);
    let (first, last) = (Label::parse(min, currency), Label::parse(max, currency));
    let labels = ladder::labels(&first, &last);
    let count = labels.len();
    let fixed = |(index, label): (usize, &Label)| {
        let face = label.amount(currency);
        let usd = face.map_or_else(|| guessed_usd(label, &last, index, count), |amount| currency.usd(amount));
        let form = Form::Fixed {
            denomination: label.denomination(currency),
            localized: label.text(currency),
            usd,
            face,
            listed: None,
        };
        let mut product = product(brand, form, usd);
        mobile::describe(brand, &mut product, index);
        product
    };
    labels.iter().enumerate().map(fixed).collect()
}

/// A price for a product that names none: counted things by their count up to 99 dollars, names by their place.
fn guessed_usd(label: &Label, last: &Label, index: usize, count: usize) -> Decimal {
    let hundred = Decimal::new(9_999, 2);
    match (label, last) {
        (Label::Numbered { number, .. }, Label::Numbered { number: most, .. })
            if count > 2 && !most.is_zero() =>
        {
            (hundred * number / most).round_dp(2).max(Decimal::new(99, 2))
        }
        _ => Decimal::new(999, 2) + Decimal::from(index as u64 * 20),
    }
}

/// A product of `brand` with everything but its form at the usual values.
fn product(brand: &Brand, form: Form, usd: Decimal) -> Product {
    let key = match &form {
        Form::Fixed { denomination, .. } => denomination.as_str(),
        Form::Range { .. } => "range",
    };
    Product {
        id: stable_id(&format!("{}/{key}", brand.id)),
        form,
        currency: Currency::of_country(&brand.country),
        points: (usd * Decimal::new(92, 2)).floor(),
        delivery_type: match brand.kind.as_str() {
            "utility" => "by_account",
            _ if brand.goes_to_phone() => "by_phone",
            _ => "by_email",
        },
        benefits: None,
        details: None,
        regions: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn groups(country: &str, brand: &str) -> Vec<Group> {
        groups_of(Catalogue::new(None).shelf(country).unwrap().brand(brand).unwrap())
    }

    #[test]
    fn every_brand_in_stock_sells_something_and_its_ends_are_its_labels() {
        let catalogue = Catalogue::new(None);
        for country in ["US", "DE", "GB", "BR", "JP", "IT", "FR", "NL", "MX", "TR", "PH", "CH", "AQ"] {
            let currency = Currency::of_country(country);
            for brand in &catalogue.shelf(country).unwrap().brands {
                let group = groups_of(brand).remove(0);
                assert_eq!(group.products.is_empty(), brand.out_of_stock, "{}", brand.name);
                let Some((min, max)) = &brand.limits else { continue };
                let text = |product: &Product| match &product.form {
                    Form::Fixed { localized, .. } => (localized.clone(), localized.clone()),
                    Form::Range { min, max, .. } => {
                        (Label::Money(*min).text(currency), Label::Money(*max).text(currency))
                    }
                };
                assert_eq!(&text(group.products.first().unwrap()).0, min, "{}", brand.name);
                assert_eq!(&text(group.products.last().unwrap()).1, max, "{}", brand.name);
            }
        }
    }

    #[test]
    fn recorded_products_keep_their_ids_and_oddities() {
        let doordash = groups("US", "DoorDash").remove(0);
        assert_eq!(doordash.products[0].id, "9d196de0-2fe8-41eb-bb51-d5c40e764a7b");
        let Form::Range { max, default, .. } = &doordash.products[0].form else { panic!("a range") };
        assert_eq!((money::short(*max).as_str(), default.as_str()), ("200", "500.0"));
        let steam = groups("US", "Steam").remove(0);
        assert_eq!((steam.products.len(), steam.default_denomination.as_str()), (8, "200 USD"));
        assert_eq!(groups("US", "Nintendo eShop")[0].default_denomination, "99 USD");
        assert_eq!(groups("JP", "Nintendo eShop")[0].default_denomination, "9000 JPY");
    }

    #[test]
    fn a_range_accepts_only_its_steps() {
        let target = groups("US", "Target").remove(0).products.remove(0);
        let accepted = |amount: i64| target.accepts(Decimal::from(amount));
        assert_eq!([1, 2, 4, 5, 500, 501].map(accepted), [false, true, false, true, true, false]);
    }

    #[test]
    fn one_brand_may_have_several_groups() {
        let categories: Vec<_> =
            groups("US", "Boost Credits").into_iter().map(|group| group.category).collect();
        assert_eq!(categories, ["mobile_credits", "mobile_bundle"]);
    }
}
