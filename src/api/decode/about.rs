//! What a brand says about itself, from a group of the products answer (`docs/wire-format.md` section 5). HTML is read
//! here, once.

use crate::api::json::Json;
use crate::api::json::timestamp::moment;
use crate::domain::offer::about::{About, Promotion};
use crate::domain::payment::payment_link::web_link;
use crate::domain::rich_text::{Block, RichText, Span};

/// Reads a group's texts; what is absent is empty.
pub(crate) fn about(group: &Json) -> About {
    let rich = group.get("rich_description");
    let terms = text(rich, "term_and_conditions");
    let mut redeem = text(rich, "how_to_redeem");
    redeem.blocks.extend(usage(group.items("products")));
    About {
        description: text(rich, "description"),
        redeem,
        region: text(rich, "redeem_geo"),
        note: text(rich, "note"),
        terms: if terms.is_empty() { text(group, "product_tc") } else { terms },
        ways: ways(group),
        link: rich.get("brand_url").text().and_then(web_link).map(str::to_owned),
        promotions: promotions(group),
    }
}

fn text(json: &Json, key: &str) -> RichText {
    json.get(key).text().map(RichText::read).unwrap_or_default()
}

/// Where it is accepted; the API repeats itself.
fn ways(group: &Json) -> Vec<String> {
    let mut ways = vec![];
    for way in group.items("redeem_method").iter().filter_map(Json::text) {
        if !ways.iter().any(|known| known == way) {
            ways.push(way.to_owned());
        }
    }
    ways
}

/// How a PIN is used, from the first product that tells it: the products of a brand are used alike.
fn usage(products: &[Json]) -> Option<Block> {
    let steps = |product: &Json| {
        let lines = product.get("additional_details").get("pin").items("usage_info").iter();
        let paragraph = |line: &str| {
            vec![Block::Paragraph(vec![Span { text: line.trim().to_owned(), ..Span::default() }])]
        };
        lines.filter_map(Json::text).map(paragraph).collect::<Vec<_>>()
    };
    let items = products.iter().map(steps).find(|steps| !steps.is_empty())?;
    Some(Block::List { ordered: true, items })
}

/// The brand's promotion and those of its products, each title once.
fn promotions(group: &Json) -> Vec<Promotion> {
    let mut found: Vec<Promotion> = vec![];
    let products = group.items("products").iter();
    let of_products = products.flat_map(|product| product.get("additional_details").items("promotions"));
    for json in std::iter::once(group.get("promotion")).chain(of_products) {
        let Some(title) = json.string("title") else { continue };
        if found.iter().all(|known| known.title != title) {
            let ends = |key| moment(json.get(key));
            found.push(Promotion {
                title,
                text: text(json, "description"),
                terms: text(json, "terms"),
                ends_at: ends("endDate").or_else(|| ends("end_date")),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::UnixMs;

    #[test]
    fn a_group_tells_its_texts() {
        let found = read(
            r#"{"rich_description":{"markup":"html","description":"<p>A <b>card</b>","how_to_redeem":null,
                "redeem_geo":"US","note":"<p>Not in Guam.</p>","brand_url":"https://a.example/","term_and_conditions":""},
                "product_tc":"No refunds.","redeem_method":["Online","InStore","Online",7]}"#,
        );
        let words = |text: &RichText| match &text.blocks[..] {
            [Block::Paragraph(spans)] => spans.iter().map(|span| span.text.as_str()).collect(),
            other => format!("{other:?}"),
        };
        assert_eq!(words(&found.description), "A card");
        assert_eq!((words(&found.region), words(&found.note)), ("US".into(), "Not in Guam.".into()));
        assert_eq!(words(&found.terms), "No refunds.");
        assert!(found.redeem.is_empty() && found.promotions.is_empty());
        assert_eq!(found.ways, ["Online", "InStore"]);
        assert_eq!(found.link.as_deref(), Some("https://a.example/"));
    }

    #[test]
    fn nothing_told_is_nothing_shown() {
        for group in [
            "{}",
            r#"{"rich_description":null,"promotion":null,"redeem_method":null}"#,
            r#"{"rich_description":7}"#,
        ] {
            assert_eq!(read(group), About::default(), "{group}");
        }
        assert_eq!(read(r#"{"rich_description":{"brand_url":"javascript:alert(1)"}}"#), About::default());
    }

    #[test]
    fn promotions_come_from_the_brand_and_its_products_each_once() {
        let found = read(
            r#"{"promotion":{"title":"Sale","description":null,"endDate":"2027-01-01T00:00:00Z"},
                "products":[{"additional_details":{"promotions":[{"title":"Double data","end_date":null},{"title":"Sale"}]}},
                            {"additional_details":{"promotions":[{"title":"Double data"},{"id":7}]}}]}"#,
        );
        let told: Vec<_> = found.promotions.iter().map(|it| (it.title.as_str(), it.ends_at)).collect();
        assert_eq!(told, [("Sale", Some(UnixMs(1_798_761_600_000))), ("Double data", None)]);
    }

    #[test]
    fn the_use_of_a_pin_stands_with_the_other_steps() {
        let pin = r#"{"additional_details":{"pin":{"usage_info":["Dial *611","Enter the PIN"]}}}"#;
        let found = read(&format!(r#"{{"products":[{{}},{pin},{pin}]}}"#));
        let [Block::List { ordered: true, items }] = &found.redeem.blocks[..] else { panic!("{found:?}") };
        assert_eq!(items.len(), 2);
    }

    fn read(text: &str) -> About {
        about(&serde_json::from_str(text).unwrap())
    }
}
