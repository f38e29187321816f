//! `GET /v2/homepage` (reference section 4). Its shape is not documented (`docs/wire-format.md` section 4), so every
//! list that holds brands counts, wherever it stands; the label is the nearest category, title or key. Nothing in it
//! can be an error.

use crate::api::json::Json;
use crate::domain::catalogue::feed::Suggestion;

/// Lists that are read: a page has a dozen.
const MOST: usize = 24;

/// Reads the feed; an empty list where it says nothing that can be used.
pub fn homepage(json: &Json) -> Vec<Suggestion> {
    let mut found = Vec::new();
    walk(json, "", &mut found);
    found
}

fn walk(json: &Json, label: &str, found: &mut Vec<Suggestion>) {
    match json {
        Json::List(items) => {
            let names: Vec<String> = items.iter().filter_map(brand_name).collect();
            if names.is_empty() {
                items.iter().for_each(|item| walk(item, label, found));
            } else if found.len() < MOST {
                found.push(Suggestion { label: label.to_owned(), names });
            }
        }
        Json::Map(members) => {
            let own = ["category", "title", "name"].into_iter().find_map(|key| json.get(key).text());
            for (key, member) in members {
                walk(member, own.unwrap_or(key), found);
            }
        }
        _ => {}
    }
}

/// The name of a brand, or of the brand in an envelope.
fn brand_name(json: &Json) -> Option<String> {
    json.string("brand").or_else(|| json.get("brand").string("brand"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_brands_are_found_wherever_they_stand() {
        for (feed, found) in [
            (r#"{"popular_brands":[{"brand":"A"},{"brand":"B"}]}"#, vec!["popular_brands: A B"]),
            (
                r#"{"categories":[{"kind":"giftcard","category":"games","title":"x","brands":[{"brand":"A"},7]}]}"#,
                vec!["games: A"],
            ),
            (
                r#"[{"sections":[{"type":"banner","image":null},
                    {"title":"Top","items":[{"type":"brand","brand":{"brand":"A"}},{"type":"banner"}]}]}]"#,
                vec!["Top: A"],
            ),
            (r#"[{"brand":"A"}]"#, vec![": A"]),
            (r#"{"popular_brands":"soon","categories":[7,null,[{"brand":{}}]]}"#, vec![]),
            ("{}", vec![]),
            ("null", vec![]),
        ] {
            let feed = homepage(&serde_json::from_str(feed).unwrap());
            let feed: Vec<_> =
                feed.iter().map(|it| format!("{}: {}", it.label, it.names.join(" "))).collect();
            assert_eq!(feed, found);
        }
    }

    #[test]
    fn a_feed_without_end_is_cut() {
        let list = r#"{"x":[{"brand":"A"}]}"#;
        let feed = format!("[{}]", vec![list; 100].join(","));
        assert_eq!(homepage(&serde_json::from_str(&feed).unwrap()).len(), MOST);
    }
}
