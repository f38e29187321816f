//! A brand as `GET /v2/brands` lists it (`docs/wire-format.md` section 3.1). It never holds a price.

use serde_json::{Map, Value, json};

/// The brand whose logo has no variants.
const LACKS_LOGO_BASE: &str = "Etsy";
/// The brand without `additional_categories`.
const LACKS_ADDITIONAL: &str = "Chipotle";
/// The brand whose logo cannot be loaded. It is not of the country that most tests look at: a failed image is an error in
/// a page's console.
pub(crate) const LACKS_LOGO: &str = "Lucky Rummy";

/// The colour behind a logo, in all three forms that occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Background {
    /// The key is missing.
    Absent,
    /// `null`.
    Null,
    /// A CSS colour such as `#d31c33`.
    Colour(String),
}

/// One row of a country's catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Brand {
    /// UUID.
    pub(crate) id: String,
    /// What orders call it.
    pub(crate) name: String,
    /// Brands that belong together; not unique.
    pub(crate) family: String,
    /// `giftcard`, `mobile_recharge`, or a kind that a storefront leaves out.
    pub(crate) kind: String,
    /// Category slug.
    pub(crate) category: String,
    /// Further category slugs.
    pub(crate) additional: Vec<String>,
    /// `physical` or `digital`.
    pub(crate) product_type: String,
    /// Display labels of the smallest and the largest product; none when out of stock.
    pub(crate) limits: Option<(String, String)>,
    /// Whether nothing can be bought.
    pub(crate) out_of_stock: bool,
    /// File name of the logo, without size and extension.
    pub(crate) slug: String,
    /// Colour behind the logo.
    pub(crate) background: Background,
    /// `sale`, `new`.
    pub(crate) tags: Vec<&'static str>,
    /// ISO 3166-1 alpha-2 code.
    pub(crate) country: String,
}

impl Brand {
    /// Whether its goods are mobile data plans.
    pub(crate) fn is_esim(&self) -> bool {
        self.category == "e-sim"
    }

    /// Whether it tops up a phone, so that the recipient is a number.
    pub(crate) fn goes_to_phone(&self) -> bool {
        self.kind == "mobile_recharge" && !self.is_esim()
    }
}

/// The brand as JSON. `out_of_stock` counts in addition to the brand's own mark.
pub(crate) fn brand_json(brand: &Brand, base: &str, out_of_stock: bool) -> Value {
    let out_of_stock = out_of_stock || brand.out_of_stock;
    let mut json = Map::new();
    json.insert("brand_id".into(), json!(brand.id));
    json.insert("family".into(), json!(brand.family));
    json.insert("brand".into(), json!(brand.name));
    json.insert("logo_url".into(), json!(format!("{base}/logos_v2/{}.webp", brand.slug)));
    if brand.name != LACKS_LOGO_BASE {
        json.insert("logo_base_url".into(), json!(format!("{base}/logos_v2/{}", brand.slug)));
    }
    match &brand.background {
        Background::Absent => {}
        Background::Null => drop(json.insert("bg_color".into(), Value::Null)),
        Background::Colour(colour) => drop(json.insert("bg_color".into(), json!(colour))),
    }
    if let (Some((min, max)), false) = (&brand.limits, out_of_stock) {
        json.insert("min".into(), json!(min));
        json.insert("max".into(), json!(max));
    }
    json.insert("category".into(), json!(brand.category));
    json.insert("country_code".into(), json!(brand.country));
    json.insert("is_out_of_stock".into(), json!(out_of_stock));
    if brand.name != LACKS_ADDITIONAL {
        json.insert("additional_categories".into(), json!(brand.additional));
    }
    json.insert("kind".into(), json!(brand.kind));
    // One brand in five lacks each optional field, and one carries a field that nobody knows.
    match brand.id.bytes().last().map_or(0, |byte| byte % 5) {
        0 => {}
        1 => drop(json.insert("product_type".into(), Value::Null)),
        _ => drop(json.insert("product_type".into(), json!(brand.product_type))),
    }
    match brand.id.bytes().next().map_or(0, |byte| byte % 5) {
        0 if brand.tags.is_empty() => {
            drop(json.insert("sandbox_extra".into(), json!({ "nested": [1, null] })))
        }
        _ => drop(json.insert("brand_tags".into(), json!(brand.tags))),
    }
    Value::Object(json)
}
