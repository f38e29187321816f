//! Pages that bring the widget in, and pages that do not.

use std::time::{Duration, Instant};

use super::*;
use crate::check::finding::Verdict;

const TAG_HERE: &str = "<script async src=/widget/embed.js></script>";

fn judged(html: &str) -> (Option<Plan>, Vec<Finding>) {
    let url = Url::parse("https://shop.example/gift-cards").unwrap();
    let page = Page::read(html, &url, Instant::now() + Duration::from_secs(60));
    let tags: Vec<&ScriptTag> = page.scripts.iter().filter(|script| script.is_candidate()).collect();
    let (plan, mut found) = plan(&page, &tags, &url);
    found.extend(judge(&page, &tags, &url, false));
    (plan, found)
}

#[test]
fn the_two_documented_ways_are_good() {
    for html in [
        format!("<body>{TAG_HERE}<cryptorefills-widget country=US></cryptorefills-widget>"),
        "<body><script async src=/widget/embed.js data-country=US></script>".into(),
        "<div id=shop></div><script src=https://cdn.example/embed.js data-target=#shop></script>".into(),
        "<body><script src=https://cdn.example/embed-1.js integrity=sha256-a crossorigin=anonymous></script>\
         <cryptorefills-widget></cryptorefills-widget>"
            .into(),
    ] {
        let (plan, found) = judged(&html);
        assert!(found.iter().all(|finding| finding.verdict == Verdict::Ok), "{html}: {found:?}");
        assert_eq!(plan.unwrap().api_base.as_str(), "https://shop.example/api");
    }
}

#[test]
fn what_keeps_the_widget_away_is_named() {
    use Verdict::{Problem, Warning};
    let element = "<cryptorefills-widget></cryptorefills-widget>";
    for (html, verdict, words) in [
        ("<p>a</p>".to_owned(), Problem, "neither the widget's script nor"),
        ("<script type=module src=/app.js></script>".to_owned(), Warning, "neither the widget's script nor"),
        (TAG_HERE.to_owned(), Problem, "only registers"),
        (element.to_owned(), Problem, "that nobody defines"),
        (format!("{element}<script type=module src=/app.js></script>"), Warning, "that nobody defines"),
        (format!("{TAG_HERE}<script>make()</script>"), Warning, "only registers"),
        (format!("<script type=text/plain src=/embed.js></script>{element}"), Warning, "no browser runs"),
        (format!("<script src=http://cdn.example/embed.js></script>{element}"), Problem, "without TLS"),
        (format!("<script src=javascript:1 data-api-base=/a></script>{element}"), Problem, "no web address"),
        (
            format!("<script src=https://cdn.example/embed.js integrity=sha256-a></script>{element}"),
            Problem,
            "without crossorigin",
        ),
        ("<script src=/embed.js data-target=#gone></script>".to_owned(), Problem, "matches nothing"),
        ("<script src=/embed.js data-target='##'></script>".to_owned(), Problem, "no selector"),
        (
            "<head><script src=/embed.js data-country=US></script></head>".to_owned(),
            Warning,
            "stands in <head>",
        ),
        (format!("{TAG_HERE}<script src=/old/embed.js></script>{element}"), Warning, "two of the widget's"),
        (
            format!("{TAG_HERE}<cryptorefills-widget api-base=mailto:a></cryptorefills-widget>"),
            Problem,
            "api-base",
        ),
        (
            format!("{TAG_HERE}<cryptorefills-widget api-base=http://a.example></cryptorefills-widget>"),
            Problem,
            "api-base leads to http://a.example/ without TLS",
        ),
        (format!("{TAG_HERE}<cryptorefills-widget counrty=US></cryptorefills-widget>"), Warning, "counrty"),
    ] {
        let (_, found) = judged(&html);
        let fits = |finding: &&Finding| finding.verdict == verdict && finding.sentence.contains(words);
        assert!(found.iter().any(|finding| fits(&finding)), "{html}: {words}: {found:?}");
    }
}

#[test]
fn values_are_taken_where_the_widget_takes_them() {
    let html = "<html lang=pt-BR><body><script src=/embed.js></script><cryptorefills-widget texts=/t.json \
                api-base=https://api.example/v1/ api-credentials=Include email=a@b.example></cryptorefills-widget>";
    let (plan, found) = judged(html);
    let plan = plan.unwrap();
    assert_eq!(plan.api_base.as_str(), "https://api.example/v1/");
    assert_eq!((plan.with_credentials, plan.lang.as_str()), (true, "pt"));
    assert_eq!(plan.texts.unwrap().as_str(), "https://shop.example/t.json");
    assert!(!format!("{found:?}").contains("a@b.example"), "nobody's address is told");
    let (plan, _) = judged("<body><script src=/embed.js data-api-base=/shop/api data-lang=de></script>");
    let plan = plan.unwrap();
    assert_eq!((plan.api_base.path(), plan.lang.as_str()), ("/shop/api", "de"));
}
