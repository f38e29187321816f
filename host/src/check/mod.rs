//! `cryptorefills-host check URL`: what a partner's page, the widget's files and a host's routes answer to a browser, each
//! as a finding with what to do.
//!
//! Decisions are functions of values: `page` reads tags, `csp` a policy, `files` and `routes` answers. `ask` alone speaks
//! HTTP. It never sends a cookie or a body, makes no order, and asks no more often than [`Patience`] says.

mod address;
mod ask;
mod asked;
#[cfg(test)]
mod attacked;
mod body;
mod csp;
mod files;
mod finding;
mod page;
mod routes;
mod text;

use std::time::Instant;

use reqwest::Url;

use ask::{Answer, Asker, Failure, Question, Wanted};
use body::End;
use csp::{Needs, Policy};
use files::Files;
use page::Page;
use routes::Asking;

pub use address::AddressError;
pub use ask::Patience;
pub use asked::Check;
pub use finding::{Finding, Report, Verdict};

/// The most bytes of a page.
const LARGEST: usize = 4 << 20;

const PAGE: &str = "page";

/// What is looked at.
#[derive(Clone, Debug)]
pub struct Subject {
    /// A page, or a host.
    pub url: String,
    /// The page's origin, where `url` is a host.
    pub origin: Option<String>,
    /// Where the routes are, if the page does not say.
    pub api_base: Option<String>,
    /// Where the widget's script is, if the page does not say.
    pub script: Option<String>,
}

/// Looks at it.
///
/// # Errors
///
/// [`AddressError`] where one of the addresses is none.
pub async fn check(subject: &Subject, patience: Patience) -> Result<Report, AddressError> {
    let url = address::parse(&subject.url)?;
    let given = Given {
        origin: subject.origin.as_deref().map(address::parse).transpose()?,
        api_base: resolved(&url, subject.api_base.as_deref())?,
        script: resolved(&url, subject.script.as_deref())?,
    };
    let mut asker = Asker::new(patience);
    let mut findings = look(&mut asker, &url, &given, patience).await;
    if asker.wanted_more() {
        let sentence = format!("Not everything was looked at: {} requests are enough.", patience.requests);
        findings.push(Finding::warning(PAGE, sentence, "Mend what was found, and look again."));
    }
    Ok(Report { url: address::shown(&url), findings, requests: asker.sent() })
}

/// What the caller says that the page does not.
struct Given {
    origin: Option<Url>,
    api_base: Option<Url>,
    script: Option<Url>,
}

/// An address that may be a path of the page's origin.
fn resolved(url: &Url, text: Option<&str>) -> Result<Option<Url>, AddressError> {
    let Some(text) = text else { return Ok(None) };
    let whole = if text.starts_with('/') {
        url.join(text).map(String::from).unwrap_or_default()
    } else {
        text.to_owned()
    };
    address::parse(&whole).map(Some)
}

async fn look(asker: &mut Asker, url: &Url, given: &Given, patience: Patience) -> Vec<Finding> {
    let question = Question::get(url, Wanted::Bytes(LARGEST))
        .with("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .with("sec-fetch-mode", "navigate")
        .with("sec-fetch-dest", "document")
        .with("sec-fetch-site", "none");
    let answer = match asker.follow(&question).await {
        Ok(answer) => answer,
        Err(failure) => return vec![unreached(url, &failure)],
    };
    // A server in front of a host alone has often nothing of its own where no route is.
    let is_root = matches!(answer.url.path().trim_end_matches('/'), "" | "/api");
    let is_bare = answer.status.as_u16() == 404 && is_root;
    if is_page(&answer) && given.origin.is_none() && !is_bare {
        return of_page(asker, &answer, given, patience).await;
    }
    of_host(asker, url, &answer, given).await
}

fn unreached(url: &Url, failure: &Failure) -> Finding {
    let advice = match failure {
        Failure::Circle(_) | Failure::TooManyHops => {
            "Let the page answer a browser that sends no cookie: shoppers come without one."
        }
        Failure::Astray => "Correct the Location of the answer.",
        _ => "See whether the name leads to the server, it is on, and its certificate is good.",
    };
    Finding::problem(PAGE, format!("{} {failure}.", address::shown(url)), advice)
}

/// Whether it is a page at all: a host answers with JSON.
fn is_page(answer: &Answer) -> bool {
    matches!(answer.mime().as_str(), "text/html" | "application/xhtml+xml")
        || answer.mime().is_empty() && answer.body.bytes.trim_ascii_start().first() == Some(&b'<')
}

async fn of_page(asker: &mut Asker, answer: &Answer, given: &Given, patience: Patience) -> Vec<Finding> {
    let url = &answer.url;
    let mut found = loaded(answer);
    if !answer.status.is_success() {
        return found;
    }
    let mut page = Page::read(&answer.body.text(), url, Instant::now() + patience.answer);
    if !page.is_whole {
        found.push(Finding::warning(
            PAGE,
            "The page could not be read to its end in time.",
            "See what is served there.",
        ));
    }
    if let Some(script) = &given.script {
        page.name_script(script);
    }
    let (tags, answered) = files::find(asker, &page, url).await;
    let (plan, faults) = page::plan(&page, &tags, url);
    let lang = plan.as_ref().map_or("en", |plan| plan.lang.as_str()).to_owned();
    let (mut files, bundles) = match (tags.first(), answered) {
        (Some(tag), Some(answered)) => (files::of_tag(asker, tag, answered, url, &lang).await, false),
        (Some(_), None) => (Files::default(), false),
        (None, _) => match files::of_bundled(asker, &page, url, &lang).await {
            Some(files) => (files, true),
            None => (Files::default(), false),
        },
    };
    found.extend(page::judge(&page, &tags, url, bundles));
    found.extend(faults);
    found.append(&mut files.findings);
    let texts = plan.as_ref().and_then(|plan| plan.texts.clone());
    if let Some(texts) = &texts {
        found.extend(files::of_texts(asker, texts, url).await);
    }
    let base = given.api_base.clone().or(plan.as_ref().map(|plan| plan.api_base.clone()));
    let needs = needs(url, files, base.as_ref(), texts);
    found.extend(csp::judge(&policies(answer, &page), &needs));
    if let Some(base) = base {
        let with_credentials = plan.is_some_and(|plan| plan.with_credentials);
        let asking = Asking { page: Some(url.clone()), with_credentials };
        found.extend(routes::check(asker, &base, &asking).await);
    }
    found
}

/// What the page's policy has to allow: these files, a route as it is asked for, and a file of texts.
fn needs(page: &Url, files: Files, base: Option<&Url>, texts: Option<Url>) -> Needs {
    let route = base.and_then(|base| routes::below(base, "brands"));
    let fetched = files.fetched.into_iter().chain(route).chain(texts).collect();
    Needs { page: page.clone(), loader: files.loader, imported: files.imported, fetched }
}

fn policies(answer: &Answer, page: &Page) -> Vec<Policy> {
    let headers = Policy::of_header(&answer.header("content-security-policy"));
    headers.into_iter().chain(page.policies.iter().filter_map(|content| Policy::of_meta(content))).collect()
}

/// How the page itself came.
fn loaded(answer: &Answer) -> Vec<Finding> {
    let shown = address::shown(&answer.url);
    let status = answer.status.as_u16();
    if !answer.status.is_success() {
        return vec![Finding::problem(
            PAGE,
            format!("{shown} answers {status}."),
            "Name a page that shoppers can open.",
        )];
    }
    let mut found = Vec::new();
    if address::is_unprotected(&answer.url) {
        let sentence = format!(
            "{shown} has no TLS: what a shopper enters and what is to be paid can be changed on the way."
        );
        found.push(Finding::problem("tls", sentence, "Serve the page over https alone."));
    }
    match &answer.body.end {
        End::Whole => {
            let by = answer.hops.len();
            let way = if by == 0 {
                String::new()
            } else {
                format!(", after {by} redirect{}", if by == 1 { "" } else { "s" })
            };
            found.push(Finding::ok(PAGE, format!("{shown} answers {status}{way}.")));
        }
        End::TooLong => {
            let sentence =
                format!("{shown} is longer than {} MiB: only the beginning was read.", LARGEST >> 20);
            found.push(Finding::warning(
                PAGE,
                sentence,
                "See what makes it so long: shoppers load all of it.",
            ));
        }
        End::Late => {
            let sentence = format!("{shown} did not end in time: what came was read.");
            found.push(Finding::problem(PAGE, sentence, "See what holds the page back."));
        }
        End::Broken => {
            let sentence = format!("{shown} broke off: what came was read.");
            found.push(Finding::problem(PAGE, sentence, "See what ends the connection."));
        }
        End::Undecodable(name) => {
            let sentence =
                format!("{shown} says that it is compressed by {}, and is not.", text::piece(name));
            found.push(Finding::problem(
                PAGE,
                sentence,
                "Compress it once, and let nothing on the way add the header.",
            ));
        }
    }
    found
}

/// An address that is no page: a host's, or that of its routes.
async fn of_host(asker: &mut Asker, url: &Url, answer: &Answer, given: &Given) -> Vec<Finding> {
    let mut base = url.clone();
    base.set_query(None);
    if matches!(url.path(), "" | "/") {
        base.set_path("/api");
    }
    let base = given.api_base.clone().unwrap_or(base);
    let sentence = format!(
        "{} answers {} and is no page: the routes are looked for at {}.",
        address::shown(&answer.url),
        answer.status.as_u16(),
        address::shown(&base)
    );
    let mut found = vec![Finding::ok(PAGE, sentence)];
    let asking = Asking { page: given.origin.clone(), with_credentials: false };
    found.extend(routes::check(asker, &base, &asking).await);
    // This project's host has the bundle beside the routes; it may as well lie elsewhere.
    let script = given.script.clone().or_else(|| base.join("/widget/embed.js").ok());
    if let Some(script) = script {
        let page = given.origin.as_ref().unwrap_or(&base);
        found.extend(files::of_address(asker, &script, page, given.script.is_some()).await);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_may_name_the_folder_of_the_routes() {
        let url = |text: &str| Url::parse(text).unwrap();
        let needs =
            needs(&url("https://shop.example/"), Files::default(), Some(&url("https://a.example/api")), None);
        let policy = "connect-src https://a.example/api/";
        let found = csp::judge(&Policy::of_header(policy), &needs);
        assert_eq!(found.iter().map(|finding| finding.verdict).collect::<Vec<_>>(), [Verdict::Ok]);
    }
}
