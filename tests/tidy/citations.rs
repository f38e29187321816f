//! Every citation in code and documents leads somewhere: a page that exists, and a heading that it has. It judges no
//! page's content.

use crate::repository::{everything, files, root};
use std::collections::BTreeMap;
use std::fs;

/// What is cited by a word of its own, and the page that has its sections.
const NAMED: [(&str, &str); 1] = [("reference", "docs/conformance.md")];

/// The end of a page's name.
const ENDING: &str = ".md";

#[test]
fn every_cited_section_has_a_heading() {
    let headings = headings();
    let mut lost = vec![];
    let mut found = 0;
    for (path, text) in everything().into_iter().filter(|(path, _)| !path.starts_with("tests/tidy/")) {
        let text = as_one_line(&text);
        for (page, section) in citations(&text) {
            found += 1;
            let Some(headings) = headings.get(&page) else {
                lost.push(format!("{path}: there is no {page}"));
                continue;
            };
            let heads = |heading: &String| {
                let heading = heading.trim_start_matches('§');
                heading
                    .strip_prefix(&section)
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
            };
            if !headings.iter().any(heads) {
                lost.push(format!("{path}: {page} has no section {section}"));
            }
        }
    }
    assert!(found > 100, "the search has found only {found}");
    assert_eq!(lost, [""; 0]);
}

#[test]
fn every_heading_that_is_cited_by_its_words_exists() {
    let headings = headings();
    let mut found = 0;
    for (path, text) in everything().into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        for (page, words) in headings_by_words(&as_one_line(&text)) {
            found += 1;
            let known = headings
                .get(&page)
                .is_some_and(|all| all.iter().any(|heading| heading.to_lowercase() == words));
            assert!(known, "{path}: {page} has no heading {words}");
        }
    }
    assert!(found > 0, "nobody cites a heading by its words");
}

#[test]
fn nobody_cites_what_is_not_in_the_repository() {
    // Put together here, so that this file does not find itself.
    let gone = [
        ["api/", "wire.md"],
        ["contract ", "section"],
        ["design ", "section"],
        ["wire ", "facts"],
        ["docs/", "reference.md"],
    ]
    .map(|parts| parts.concat());
    let cited = |text: &str| {
        gone.iter().any(|gone| as_one_line(text).replace(".md` section", "").contains(gone.as_str()))
    };
    let citing: Vec<_> =
        everything().into_iter().filter(|(_, text)| cited(text)).map(|(path, _)| path).collect();
    assert_eq!(citing, [""; 0]);
}

#[test]
fn every_link_of_a_page_leads_to_a_file_and_a_heading() {
    let headings = headings();
    let mut lost = vec![];
    for (path, text) in pages() {
        for link in links(&text) {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { path.clone() } else { joined(&path, file) };
            if !root().join(&target).exists() {
                lost.push(format!("{path}: {link}"));
            } else if let Some(known) = headings.get(&target).filter(|_| !anchor.is_empty())
                && !known.iter().any(|heading| slug(heading) == anchor)
            {
                lost.push(format!("{path}: {link}"));
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

/// The headings of every page below `docs` and of the pages at the root, by the page's path.
fn headings() -> BTreeMap<String, Vec<String>> {
    let heading = |line: &str| line.starts_with('#').then(|| line.trim_start_matches('#').trim().to_owned());
    pages()
        .into_iter()
        .map(|(path, text)| (path, prose(&text).lines().filter_map(heading).collect()))
        .collect()
}

fn pages() -> Vec<(String, String)> {
    let mut pages = files(&["docs", "style", "tests/sandbox", "tests/fixtures"], &["md"]);
    for name in ["README.md", "CHANGELOG.md"] {
        pages.extend(fs::read_to_string(root().join(name)).ok().map(|text| (name.to_owned(), text)));
    }
    pages
}

/// A page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// Page and section of each citation: "`docs/wire-format.md` sections 5.1 and 5.2", "reference section 9b".
fn citations(text: &str) -> Vec<(String, String)> {
    let mut found = vec![];
    for keyword in [" section ", " sections "] {
        for (at, _) in text.match_indices(keyword) {
            let Some(page) = page_before(&text[..at]) else { continue };
            found.extend(
                sections(&text[at + keyword.len()..]).into_iter().map(|section| (page.clone(), section)),
            );
        }
    }
    found
}

/// Page and heading, in small letters, of citations by words: "(`docs/architecture.md`, live status)".
fn headings_by_words(text: &str) -> Vec<(String, String)> {
    let cited = text.split("(`docs/").skip(1).filter_map(|rest| rest.split_once(')'));
    let cited = cited.filter_map(|(inside, _)| inside.split_once("`, "));
    let cited = cited.filter(|(page, _)| page.ends_with(ENDING) && !page.contains('`'));
    cited.map(|(page, words)| (format!("docs/{page}"), words.to_lowercase())).collect()
}

fn page_before(text: &str) -> Option<String> {
    let word = text
        .trim_end_matches(['`', ','])
        .rsplit(|c: char| c.is_whitespace() || c == '`' || c == '(')
        .next()?;
    if word.ends_with(ENDING) && word.starts_with("docs/") {
        return Some(word.to_owned());
    }
    NAMED.iter().find(|(name, _)| *name == word).map(|(_, page)| (*page).to_owned())
}

/// `5.1 and 5.2`, `7, 8, 10`, `2 to 9`: the numbers up to the first other word.
fn sections(text: &str) -> Vec<String> {
    let mut found = vec![];
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let number: String = word.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
        let number = number.trim_end_matches('.');
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            found.push(number.to_owned());
        } else if !["and", "to"].contains(&word) {
            break;
        }
        if word.ends_with([')', ';', ':', '.']) {
            break;
        }
    }
    found
}

/// Comments that are wrapped, read on.
fn as_one_line(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_start();
        line.trim_start_matches("//!").trim_start_matches("///").trim_start_matches("//").trim().to_owned()
    };
    text.lines().map(line).collect::<Vec<_>>().join(" ")
}

/// Relative links of a page.
fn links(text: &str) -> Vec<String> {
    let targets = prose(text)
        .split("](")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
        .collect::<Vec<_>>();
    targets.into_iter().filter(|link| !link.contains("://") && !link.contains(' ')).collect()
}

/// A link's target as a path from the root.
fn joined(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The anchor of a heading.
fn slug(heading: &str) -> String {
    let plain = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    plain.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

#[test]
fn citations_are_read_as_they_are_written() {
    let text = as_one_line(
        "/// A thing (reference sections 2 to 9, `docs/a.md`\n/// sections 5.1 and 5.2).\nSee `docs/a.md` section 7.",
    );
    let pair = |page: &str, section: &str| (page.to_owned(), section.to_owned());
    let reference = "docs/conformance.md";
    assert_eq!(
        citations(&text),
        [
            pair("docs/a.md", "7"),
            pair(reference, "2"),
            pair(reference, "9"),
            pair("docs/a.md", "5.1"),
            pair("docs/a.md", "5.2")
        ]
    );
    assert_eq!(slug("1. What a partner writes"), "1-what-a-partner-writes");
    assert_eq!(joined("docs/examples/README.md", "../host.md"), "docs/host.md");
}
