//! A partner's page as a browser reads it: what brings the widget in, and under which policy. It runs no script, so that
//! what an app's own code inserts is not there to be seen.

mod attributes;
mod tags;

use std::time::Instant;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use reqwest::Url;
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};

use super::address;

pub(crate) use tags::{judge, plan};

/// The widget's element.
pub(crate) const TAG: &str = "cryptorefills-widget";

/// What a page says that has to do with the widget.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// What its addresses are relative to.
    pub(crate) base: Option<Url>,
    /// The policies in its `<meta>` tags.
    pub(crate) policies: Vec<String>,
    /// The scripts that it loads.
    pub(crate) scripts: Vec<ScriptTag>,
    /// Whether it has a script in itself.
    pub(crate) has_inline: bool,
    /// The widget's elements.
    pub(crate) elements: Vec<Element>,
    /// How often each `data-target` of its scripts is there; `None` where it is no selector.
    pub(crate) targets: Vec<(String, Option<usize>)>,
    /// Whether it was read to its end.
    pub(crate) is_whole: bool,
}

/// A `<script src>`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScriptTag {
    /// The address as the page writes it.
    pub(crate) written: String,
    /// Where that leads; `None` where it is no address of the web.
    pub(crate) src: Option<Url>,
    pub(crate) kind: Kind,
    pub(crate) integrity: String,
    /// `crossorigin`, as far as it is there.
    pub(crate) crossorigin: Option<String>,
    pub(crate) nonce: String,
    /// The attributes that begin with `data-`, without that.
    pub(crate) data: Vec<(String, String)>,
    /// Whether it stands in the page's body.
    pub(crate) in_body: bool,
    /// Whether it is the widget's because somebody says so.
    pub(crate) is_named: bool,
}

/// How a browser takes a script.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Kind {
    #[default]
    Classic,
    Module,
    /// Not at all: it has a type that is none of JavaScript's, or is for browsers without modules.
    Held,
}

/// A `<cryptorefills-widget>`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) attributes: Vec<(String, String)>,
    /// The nearest language around it.
    pub(crate) lang: String,
}

impl ScriptTag {
    /// The last part of its address.
    pub(crate) fn file(&self) -> &str {
        self.src.as_ref().map_or("", |src| src.path().rsplit('/').next().unwrap_or_default())
    }

    /// Whether it may be the widget's by its name: `embed.js`, or `embed-` and a hash.
    pub(crate) fn is_candidate(&self) -> bool {
        let file = self.file();
        let plain = file.starts_with("embed") && [".js", ".mjs"].iter().any(|ending| file.ends_with(ending));
        plain || self.is_named || self.data.iter().any(|(name, _)| attributes::is_telling(name))
    }
}

impl Page {
    /// What the text of the page at `url` says, as far as it can be read until then: nests without an end take for ever.
    pub(crate) fn read(text: &str, url: &Url, until: Instant) -> Self {
        let (html, is_whole) = parse(text, until);
        let all = |selector: &str| -> Vec<ElementRef> {
            let found = Selector::parse(selector).map(|selector| html.select(&selector).collect::<Vec<_>>());
            found.unwrap_or_default().into_iter().filter(lives).collect()
        };
        let base = all("base[href]").first().and_then(|base| url.join(base.attr("href")?.trim()).ok());
        let base = base.filter(address::is_web).unwrap_or_else(|| url.clone());
        let policies = all("head meta[http-equiv][content]").into_iter().filter(|meta| {
            let named = meta.attr("http-equiv").unwrap_or_default().trim();
            named.eq_ignore_ascii_case("content-security-policy")
        });
        let policies = policies.filter_map(|meta| meta.attr("content").map(str::to_owned)).collect();
        let mut scripts: Vec<ScriptTag> = all("script[src]").iter().map(|tag| script(*tag, &base)).collect();
        let targets =
            scripts.iter().filter_map(|script| script.data.iter().find(|(name, _)| name == "target"));
        let targets = targets.map(|(_, written)| {
            // One that is longer may nest deeper than a parser likes.
            let selector = Some(written).filter(|written| written.len() <= LONGEST_SELECTOR);
            let selector = selector.and_then(|written| Selector::parse(written).ok());
            let count = selector.map(|selector| html.select(&selector).filter(lives).count());
            (written.clone(), count)
        });
        let targets = targets.collect();
        let elements = all(TAG).into_iter().map(element).collect();
        let inline: Vec<ElementRef> =
            all("script:not([src])").into_iter().filter(|tag| kind(*tag) != Kind::Held).collect();
        scripts.extend(inline.iter().flat_map(|tag| named_within(*tag, &base)));
        let has_inline = !inline.is_empty();
        Self { base: Some(base), policies, scripts, has_inline, elements, targets, is_whole }
    }

    /// Takes a script for the widget's that the page itself does not name.
    pub(crate) fn name_script(&mut self, script: &Url) {
        let is_it = |tag: &ScriptTag| tag.src.as_ref() == Some(script);
        self.scripts.retain(|tag| is_it(tag) || !tag.is_candidate());
        match self.scripts.iter_mut().find(|tag| is_it(tag)) {
            Some(tag) => tag.is_named = true,
            None => {
                let src = Some(script.clone());
                self.scripts.push(ScriptTag { src, is_named: true, ..ScriptTag::default() });
            }
        }
    }

    /// An address as the page resolves it.
    pub(crate) fn resolve(&self, written: &str) -> Option<Url> {
        self.base.as_ref()?.join(written.trim()).ok().filter(address::is_web)
    }
}

/// The most bytes of a selector.
const LONGEST_SELECTOR: usize = 300;

/// How much is read before it is looked at the clock again.
const PIECE: usize = 16 * 1024;

fn parse(text: &str, until: Instant) -> (Html, bool) {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let at = (0..=PIECE.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or_default();
        let (piece, after) = rest.split_at(at);
        parser.process(piece.into());
        rest = after;
        if Instant::now() >= until {
            break;
        }
    }
    (parser.finish(), rest.is_empty())
}

/// What stands in a template is not in the page, unless it is the template of a shadow root.
fn lives(element: &ElementRef) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .all(|around| around.value().name() != "template" || around.attr("shadowrootmode").is_some())
}

fn script(tag: ElementRef, base: &Url) -> ScriptTag {
    let text = |name: &str| tag.attr(name).unwrap_or_default().trim().to_owned();
    let written = text("src");
    let data = tag.value().attrs().filter_map(|(name, value)| {
        name.strip_prefix("data-").map(|name| (name.to_owned(), value.trim().to_owned()))
    });
    ScriptTag {
        src: base.join(&written).ok().filter(address::is_web).filter(|_| !written.is_empty()),
        written,
        kind: kind(tag),
        integrity: text("integrity"),
        crossorigin: tag.attr("crossorigin").map(str::to_owned),
        nonce: text("nonce"),
        data: data.collect(),
        in_body: tag.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "body"),
        is_named: false,
    }
}

/// Scripts of the widget's name that a script within the page imports or inserts.
fn named_within(tag: ElementRef, base: &Url) -> Vec<ScriptTag> {
    let text: String = tag.text().collect();
    let imports = text.contains("import");
    let pieces = text.split(['"', '\'', '`']).filter(|piece| piece.len() < 300 && piece.contains("embed"));
    let named = pieces.filter(|piece| !piece.contains(|c: char| c.is_whitespace() || "{}()<>".contains(c)));
    let found = named.filter_map(|piece| {
        let script = ScriptTag {
            written: piece.to_owned(),
            src: base.join(piece).ok().filter(address::is_web),
            kind: if imports { Kind::Module } else { Kind::Classic },
            nonce: tag.attr("nonce").unwrap_or_default().to_owned(),
            ..ScriptTag::default()
        };
        script.is_candidate().then_some(script)
    });
    found.collect()
}

fn kind(tag: ElementRef) -> Kind {
    let named = tag.attr("type").unwrap_or_default().trim().to_ascii_lowercase();
    match named.as_str() {
        "module" => Kind::Module,
        _ if tag.attr("nomodule").is_some() => Kind::Held,
        "" => Kind::Classic,
        named if is_javascript(named) => Kind::Classic,
        _ => Kind::Held,
    }
}

/// Whether a MIME type is one of JavaScript's.
pub(crate) fn is_javascript(mime: &str) -> bool {
    let (kind, name) = mime.split_once('/').unwrap_or_default();
    matches!(kind, "text" | "application")
        && matches!(name, "javascript" | "ecmascript" | "x-javascript" | "x-ecmascript")
        || matches!(mime, "text/jscript" | "text/livescript")
}

fn element(tag: ElementRef) -> Element {
    let lang = |element: &ElementRef| {
        element.attr("lang").map(str::trim).filter(|lang| !lang.is_empty()).map(str::to_owned)
    };
    let around = tag.ancestors().filter_map(ElementRef::wrap).find_map(|around| lang(&around));
    Element {
        attributes: tag
            .value()
            .attrs()
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
        lang: lang(&tag).or(around).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
