//! The playground's own lists, held to those of the code, and its pages: nothing inline, and nothing that is not there.

use cryptorefills_widget::domain::country;

use crate::files::{root, text};

/// Its pages, and what their addresses are relative to in this repository once Trunk has copied `docs/demo` to `demo`.
const PAGES: [&str; 2] = ["index.html", "docs/demo/shop.html"];

#[test]
fn the_playground_offers_every_country() {
    let listed = text("docs/demo/playground/controls/countries.js");
    let codes: String = listed.split('"').skip(1).step_by(2).collect();
    assert_eq!(codes, country::codes().collect::<String>());
}

#[test]
fn the_demo_pages_hold_one_widget_and_nothing_inline() {
    for page in PAGES {
        let html = text(page);
        assert_eq!(html.matches("<cryptorefills-widget ").count(), 1, "{page}");
        assert_eq!(
            html.matches("<script").count(),
            html.matches("></script>").count(),
            "{page}: no inline script"
        );
        assert!(html.contains("embed.js\"></script>"), "{page}: it boots as a partner's page does");
        for inline in ["<style", " style=", " onclick=", "javascript:"] {
            assert!(!html.contains(inline), "{page}: {inline}");
        }
    }
}

#[test]
fn the_demo_pages_name_only_files_that_are_there() {
    for page in PAGES {
        let html = text(page);
        let named = html.split([' ', '\n']).filter_map(|word| {
            let (name, rest) = word.split_once("=\"")?;
            (name == "href" || name == "src").then(|| rest.split('"').next().unwrap_or_default())
        });
        let local: Vec<&str> = named.filter(|name| !name.starts_with('#') && !name.contains(':')).collect();
        assert!(local.len() > 3, "{page}: {local:?}");
        for name in local {
            let there = match name {
                // Made by the build, beside the page.
                "embed.js" | "../embed.js" => true,
                "../" => page != "index.html",
                _ if page == "index.html" => root()
                    .join(name.replacen("demo/", "docs/demo/", usize::from(name.starts_with("demo/"))))
                    .exists(),
                _ => root().join("docs/demo").join(name).exists(),
            };
            assert!(there, "{page}: {name}");
        }
    }
}
