//! What a page's tags say before anything of the widget is asked for: whether the widget is brought in, and from where it
//! takes what. It asks nobody.

use reqwest::Url;

use super::{Element, Kind, Page, ScriptTag, TAG, attributes};
use crate::check::finding::Finding;
use crate::check::{address, text};

const SCRIPT: &str = "script";
const ELEMENT: &str = "element";

/// What the page takes from where.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The host's routes.
    pub(crate) api_base: Url,
    /// Whether cookies travel to them from another origin.
    pub(crate) with_credentials: bool,
    /// A file of the page's own texts.
    pub(crate) texts: Option<Url>,
    /// The language of its words: one of the page's, or `en`.
    pub(crate) lang: String,
}

/// What is wrong with the tags, or that they are good. `tags` are the scripts that are the widget's, of all that the page
/// has; an app that `bundles` the loader needs none.
pub(crate) fn judge(page: &Page, tags: &[&ScriptTag], url: &Url, bundles: bool) -> Vec<Finding> {
    let mut found: Vec<Finding> = tags.iter().flat_map(|tag| of_tag(page, tag, url)).collect();
    let mut sources: Vec<&Url> = tags.iter().filter_map(|tag| tag.src.as_ref()).collect();
    sources.dedup();
    if let [first, second, ..] = sources.as_slice() {
        let (first, second) = (address::shown(first), address::shown(second));
        let sentence = format!("The page has two of the widget's scripts: {first} and {second}.");
        found.push(Finding::warning(SCRIPT, sentence, "Keep one: the element is of whichever comes first."));
    }
    for element in &page.elements {
        found.extend(attributes::slips(element.attributes.iter().map(|(name, _)| name.as_str())));
    }
    match page.elements.first() {
        Some(element) if bundles || !tags.is_empty() => {
            found.push(Finding::ok(ELEMENT, stands(element, page.elements.len())));
        }
        Some(_) => found.push(missing(
            page,
            format!("There is a <{TAG}> that nobody defines: the widget's script is not in the page as its server sends it."),
            NAME_IT,
        )),
        None if bundles => {}
        None if inserting(tags).is_some() => {
            found.push(Finding::ok(ELEMENT, "The tag inserts the widget by its data- attributes."));
        }
        None => found.push(nothing_inserts(page, tags)),
    }
    found
}

/// From where the page takes what, and what is wrong with how it says so.
pub(crate) fn plan(page: &Page, tags: &[&ScriptTag], url: &Url) -> (Option<Plan>, Vec<Finding>) {
    let values = match (page.elements.first(), inserting(tags)) {
        (Some(element), _) => Values { lang: element.lang.clone(), all: element.attributes.clone() },
        (None, Some(tag)) => Values { lang: String::new(), all: tag.data.clone() },
        (None, None) => Values::default(),
    };
    values.plan(page, url)
}

fn inserting<'p>(tags: &[&'p ScriptTag]) -> Option<&'p ScriptTag> {
    tags.iter().copied().find(|tag| inserts(tag))
}

const NAME_IT: &str = "Paste the two lines of README.md; where an app's own script brings the widget in, name what it loads \
                       with --script and --api-base.";

/// Attributes, whoever has them.
#[derive(Default)]
struct Values {
    lang: String,
    all: Vec<(String, String)>,
}

impl Values {
    fn get(&self, name: &str) -> &str {
        let value = self.all.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value.as_str())
    }

    fn plan(&self, page: &Page, url: &Url) -> (Option<Plan>, Vec<Finding>) {
        let mut found = Vec::new();
        let resolve = |written: &str| page.resolve(written);
        let written = Some(self.get("api-base")).filter(|base| !base.is_empty()).unwrap_or("/api");
        let api_base = resolve(written).or_else(|| {
            let sentence = format!("api-base is {}, which is no web address.", text::piece(written));
            found.push(Finding::problem(
                ELEMENT,
                sentence,
                "The widget takes /api: write a path or an https address.",
            ));
            resolve("/api")
        });
        let other = |element: &Element| {
            let base = element.attributes.iter().find(|(name, _)| name == "api-base").map(|(_, base)| base);
            base.and_then(|base| resolve(base)).is_some_and(|base| Some(base) != api_base)
        };
        if page.elements.iter().skip(1).any(other) {
            let sentence =
                "Another element has other routes, which were not looked at: --api-base names them.";
            found.push(Finding::ok(ELEMENT, sentence));
        }
        let texts = Some(self.get("texts")).filter(|name| !name.is_empty()).and_then(resolve);
        let lang = Some(self.get("lang")).filter(|lang| !lang.is_empty()).unwrap_or(&self.lang);
        let lang = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let with_credentials = self.get("api-credentials").eq_ignore_ascii_case("include");
        let is_mixed =
            |other: &Url| url.scheme() == "https" && other.scheme() == "http" && !address::is_loopback(other);
        if let Some(base) = api_base.as_ref().filter(|base| is_mixed(base)) {
            let sentence = format!(
                "api-base leads to {} without TLS, which browsers refuse to a page that has it.",
                address::shown(base)
            );
            found.push(Finding::problem(ELEMENT, sentence, "Write https."));
        }
        let plan = api_base.map(|api_base| Plan { api_base, with_credentials, texts, lang });
        (plan, found)
    }
}

/// Whether the tag inserts the widget by itself.
fn inserts(tag: &ScriptTag) -> bool {
    tag.data.iter().any(|(name, _)| name == "target" || attributes::is_known(name))
}

fn of_tag(page: &Page, tag: &ScriptTag, url: &Url) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(src) = &tag.src else {
        let sentence = format!("The tag's src is {}, which is no web address.", text::piece(&tag.written));
        return vec![Finding::problem(SCRIPT, sentence, "Write the address of embed.js.")];
    };
    if url.scheme() == "https" && src.scheme() == "http" && !address::is_loopback(src) {
        let sentence = format!(
            "{} is named without TLS, which browsers refuse to a page that has it.",
            address::shown(src)
        );
        found.push(Finding::problem(SCRIPT, sentence, "Write https."));
    }
    if tag.kind == Kind::Held {
        let sentence = "The tag has a type that no browser runs, or is for browsers without modules.";
        let advice = "Nothing appears until something of the page runs it, such as a consent manager: take the type off \
                      if that is not meant.";
        found.push(Finding::warning(SCRIPT, sentence, advice));
    }
    let is_elsewhere = src.origin() != url.origin();
    if is_elsewhere && !tag.integrity.is_empty() && tag.crossorigin.is_none() && tag.kind != Kind::Module {
        let sentence = "The tag pins a script of another origin without crossorigin, which browsers refuse.";
        found.push(Finding::problem(SCRIPT, sentence, "Add crossorigin=\"anonymous\"."));
    }
    let target = tag.data.iter().find(|(name, _)| name == "target").map(|(_, target)| target);
    if let Some((written, count)) =
        target.and_then(|target| page.targets.iter().find(|(known, _)| known == target))
    {
        match count {
            None => {
                let sentence = format!("data-target is {}, which is no selector.", text::piece(written));
                found.push(Finding::problem(SCRIPT, sentence, "Write one such as #shop."));
            }
            Some(0) => found.push(missing(
                page,
                format!("data-target is {}, which matches nothing in the page.", text::piece(written)),
                "Write a selector of what is there, such as #shop; what a script of the page makes has to be there before.",
            )),
            Some(_) => {}
        }
    } else if inserts(tag) && !tag.in_body && page.elements.is_empty() {
        let sentence =
            "The tag inserts the widget and stands in <head>: the widget stands at the end of the page.";
        found.push(Finding::warning(
            SCRIPT,
            sentence,
            "Move it to where the widget is wanted, or add data-target.",
        ));
    }
    found
}

fn nothing_inserts(page: &Page, tags: &[&ScriptTag]) -> Finding {
    if tags.is_empty() {
        return missing(
            page,
            format!("There is neither the widget's script nor <{TAG}> in the page as its server sends it."),
            NAME_IT,
        );
    }
    missing(
        page,
        format!(
            "The script only registers the element, and there is no <{TAG}> in the page as its server sends it."
        ),
        "Put one where the widget is wanted, or add data-target to the tag.",
    )
}

/// A fault, unless a script of the page's own may make good for it, which only a browser would see.
fn missing(page: &Page, sentence: String, advice: &str) -> Finding {
    let others = page
        .scripts
        .iter()
        .any(|script| (script.is_named || !script.is_candidate()) && script.kind != Kind::Held);
    if others || page.has_inline {
        Finding::warning(ELEMENT, sentence + " A script of the page may still put it there.", advice)
    } else {
        Finding::problem(ELEMENT, sentence, advice)
    }
}

fn stands(element: &Element, count: usize) -> String {
    let own = element.attributes.iter().filter(|(name, _)| attributes::is_known(name) && name != "email");
    let own: Vec<String> = own.map(|(name, value)| format!("{name}={}", text::piece(value))).collect();
    let has = if own.is_empty() { "no attributes".to_owned() } else { text::piece(&own.join(" ")) };
    format!("The page has {count} <{TAG}>, the first with {has}.")
}

#[cfg(test)]
mod tests;
