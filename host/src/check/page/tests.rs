//! Pages as they are written, and as they should not be.

use std::time::Duration;

use super::*;

fn page(text: &str) -> Page {
    let url = Url::parse("https://shop.example/gift/cards").unwrap();
    Page::read(text, &url, Instant::now() + Duration::from_secs(60))
}

#[test]
fn what_brings_the_widget_in_is_read() {
    let page = page(
        "<!doctype html><html lang=de><head><base href=/shop/>
        <meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">
        <script async src=../widget/embed.js data-country=US data-nscript=x integrity=sha256-a crossorigin nonce=n></script>
        <script type=text/plain src=held.js></script><script nomodule src=old.js></script></head>
        <body><script type=module src=https://cdn.example/app.js></script><div lang=fr>
        <cryptorefills-widget Country=US api-base=' /api '></cryptorefills-widget></div>
        <template><script src=embed.js></script><cryptorefills-widget></cryptorefills-widget></template>
        <!-- <cryptorefills-widget></cryptorefills-widget> --><noscript><cryptorefills-widget></noscript>",
    );
    assert_eq!(page.policies, ["script-src 'self'"]);
    let [tag, held, old, module] = page.scripts.as_slice() else { panic!("{:?}", page.scripts) };
    assert_eq!(tag.src.as_ref().unwrap().as_str(), "https://shop.example/widget/embed.js");
    assert_eq!(
        (tag.file(), tag.kind, tag.is_candidate(), tag.in_body),
        ("embed.js", Kind::Classic, true, false)
    );
    assert_eq!((tag.nonce.as_str(), tag.integrity.as_str()), ("n", "sha256-a"));
    assert_eq!(tag.crossorigin.as_deref(), Some(""));
    assert!(tag.data.contains(&("country".into(), "US".into())));
    assert_eq!((held.kind, old.kind, module.kind), (Kind::Held, Kind::Held, Kind::Module));
    assert!(module.in_body && !module.is_candidate());
    let [element] = page.elements.as_slice() else { panic!("{:?}", page.elements) };
    assert_eq!(element.lang, "fr");
    assert!(element.attributes.contains(&("api-base".into(), "/api".into())));
    assert_eq!(page.resolve("x").unwrap().as_str(), "https://shop.example/shop/x");
    assert_eq!(page.resolve("javascript:1"), None);
}

#[test]
fn a_script_that_a_script_of_the_page_brings_in_is_found() {
    for (html, kind) in [
        ("<script type=module nonce=n>import 'https://cdn.example/widget/embed.js';</script>", Kind::Module),
        (
            "<script nonce=n>const s=make('script');s.src=\"https://cdn.example/widget/embed.js\"</script>",
            Kind::Classic,
        ),
    ] {
        let page = page(html);
        let [script] = page.scripts.as_slice() else { panic!("{html}: {:?}", page.scripts) };
        assert_eq!(script.src.as_ref().unwrap().as_str(), "https://cdn.example/widget/embed.js");
        assert_eq!((script.kind, script.nonce.as_str(), script.is_candidate()), (kind, "n", true));
    }
    for html in [
        "<script>say('an embed of ours', \"embedded\")</script>",
        "<script type=application/json>{\"src\":\"/widget/embed.js\"}</script>",
    ] {
        assert!(page(html).scripts.is_empty(), "{html}");
    }
}

#[test]
fn a_script_that_is_named_keeps_what_its_tag_says() {
    let mut page =
        page("<body><script src=/a/embed.js></script><script src=/b/load.js data-country=US></script>");
    page.name_script(&Url::parse("https://shop.example/b/load.js").unwrap());
    let [tag] = page.scripts.as_slice() else { panic!("{:?}", page.scripts) };
    assert!(tag.is_candidate() && tag.data.contains(&("country".into(), "US".into())));
}

#[test]
fn a_policy_outside_of_the_head_is_none() {
    let page = page("<body><p>a</p><meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">");
    assert!(page.policies.is_empty());
}

#[test]
fn a_target_is_looked_for_as_the_loader_does() {
    let page = page(
        "<div id=shop></div><script src=embed.js data-target=#shop></script>
        <script src=embed.js data-target=#gone></script><script src=embed.js data-target='##'></script>",
    );
    let counts: Vec<_> = page.targets.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [Some(1), Some(0), None]);
}

#[test]
fn a_selector_without_an_end_breaks_nothing() {
    let page = page(&format!("<script src=embed.js data-target='{}'></script>", ":not(".repeat(200_000)));
    assert_eq!(page.targets[0].1, None);
}

#[test]
fn only_names_of_ours_are_candidates() {
    for (tag, candidate) in [
        ("<script src=/widget/embed.js></script>", true),
        ("<script src=/widget/embed-0123abcd.js?v=1></script>", true),
        ("<script src=/widget/loader.js data-api-base=/api></script>", true),
        ("<script src=/widget/loader.js data-theme=dark></script>", false),
        ("<script src=/app.js></script>", false),
        ("<script src=/embedded.css></script>", false),
    ] {
        assert_eq!(page(tag).scripts[0].is_candidate(), candidate, "{tag}");
    }
}

#[test]
fn a_page_of_nothing_but_nests_is_left() {
    let url = Url::parse("https://shop.example/").unwrap();
    let nests = format!("<cryptorefills-widget></cryptorefills-widget>{}", "<div>".repeat(400_000));
    let page = Page::read(&nests, &url, Instant::now());
    assert_eq!((page.is_whole, page.elements.len()), (false, 1));
}
