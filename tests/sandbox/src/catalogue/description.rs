//! What a brand says about itself: `rich_description`, `promotion`, `redeem_method` and terms, with the shapes that
//! occur. Its texts are the sandbox's own and never those of a brand.

use super::{
    brand::Brand,
    markup::{BASE, ELABORATE, HANDLER, HOSTILE, PLAIN, UNCLOSED},
    words::{language, word},
};
use serde_json::{Value, json};

/// `rich_description` in `lang`, English where the API does not speak it; null for some brands, as on the wire.
pub(crate) fn rich_description(brand: &Brand, lang: &str) -> Value {
    let lang = language(lang);
    match brand.name.as_str() {
        "Target" | "Steam" => Value::Null,
        // Attacks the page that shows it.
        "Meta Quest" => json!({
            "markup": "html",
            "description": HOSTILE,
            "how_to_redeem": UNCLOSED,
            "redeem_geo": null,
            "term_and_conditions": HANDLER,
            "country_code": brand.country,
            "locale": lang,
            "note": BASE,
        }),
        // Uses everything decent.
        "Sephora" => json!({
            "markup": "html",
            "description": ELABORATE,
            "how_to_redeem": ELABORATE,
            "redeem_geo": "<p>United States <b>and</b> Canada</p>",
            "term_and_conditions": ELABORATE.repeat(4),
            "country_code": brand.country,
            "locale": lang,
            "note": "<p>Not in Puerto Rico &amp; Guam.</p>",
        }),
        // Has text alone, and hardly any.
        "Home Depot" => json!({
            "markup": "html",
            "description": PLAIN,
            "how_to_redeem": null,
            "term_and_conditions": null,
            "country_code": null,
            "locale": lang,
            "note": null,
        }),
        _ if brand.goes_to_phone() => Value::Null,
        _ if brand.is_esim() => plan(brand, lang),
        _ => card(brand, lang),
    }
}

fn plan(brand: &Brand, lang: &str) -> Value {
    json!({
        "markup": "html",
        "description": format!("<p>{}</p>", word("plan", lang)),
        "how_to_redeem": list("ol", &[word("scan", lang), word("roaming", lang)]),
        "term_and_conditions": null,
        "country_code": brand.country,
        "locale": lang,
        "note": null,
    })
}

fn card(brand: &Brand, lang: &str) -> Value {
    let name = escaped(&brand.name);
    let domain = brand.slug.replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let strong = format!("<strong>{name}</strong>");
    let checkout = word("checkout", lang).replace("{name}", &name);
    json!({
        "markup": "html",
        "description": format!("<p>{}</p>", word("card", lang).replace("{name}", &strong)),
        "how_to_redeem": list("ol", &[checkout.as_str(), word("choose", lang), word("enter", lang)]),
        "redeem_geo": word("geo", lang).replace("{country}", &brand.country),
        "term_and_conditions": list("ul", &[word("refund", lang), word("expiry", lang)]),
        "country_code": brand.country,
        "locale": lang,
        "note": null,
        "brand_tagline": null,
        "brand_url": format!("https://{domain}.example/"),
        "brand_alt_names": null,
        "sizeInBytes": 512,
    })
}

/// `items` as an HTML list.
pub(crate) fn list(tag: &str, items: &[&str]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<{tag}>{items}</{tag}>")
}

/// A promotion, for the brands that have one.
pub(crate) fn promotion(brand: &Brand) -> Option<Value> {
    match brand.name.as_str() {
        "Google Play" => Some(json!({
            "title": "Double points",
            "description": "Twice the points on every card",
            "terms": "<p>While stocks last.</p>",
            "startDate": "2026-01-01T00:00:00Z",
            "endDate": "2027-01-01T00:00:00Z",
            "by": "INTERNAL",
        })),
        "Zalando" => Some(json!({ "title": "Spring sale", "description": null, "endDate": null })),
        _ => None,
    }
}

/// Where it can be redeemed: may be empty and may repeat.
pub(crate) fn redeem_method(brand: &Brand) -> Value {
    match (brand.kind.as_str(), brand.product_type.as_str()) {
        ("giftcard", _) if brand.name == "Best Buy" => json!(["Online", "InStore", "Online"]),
        ("giftcard", "physical") => json!(["Online", "InStore"]),
        ("giftcard", _) => json!(["Online"]),
        _ => json!([]),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
