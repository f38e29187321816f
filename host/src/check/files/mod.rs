//! The widget's own files: the script that the page names, and what that loads. Each is asked for once.

mod file;
mod integrity;
mod names;

use reqwest::Url;

use super::ask::{Answer, Asker, Failure, Question, Wanted};
use super::csp::Script;
use super::finding::Finding;
use super::page::{Kind, Page, ScriptTag, TAG};
use super::{address, text};

use file::{Expected, File};

/// The most bytes of a script, a style or words. A module has more, above all one that is not optimised.
const LARGEST: usize = 2 << 20;
const LARGEST_MODULE: usize = 64 << 20;

/// How many of a page's scripts are looked at.
const SCRIPTS: usize = 4;

const SCRIPT: &str = "script";

/// Where an app serves the files of the npm package unless it says otherwise.
const PACKAGE: &str = "/cryptorefills-widget/";

/// What was learnt of the widget's files.
#[derive(Default)]
pub(crate) struct Files {
    /// The page's own tag, and where it leads.
    pub(crate) loader: Option<(Url, Script)>,
    /// Scripts that the loader imports.
    pub(crate) imported: Vec<Url>,
    /// Files that it fetches.
    pub(crate) fetched: Vec<Url>,
    pub(crate) findings: Vec<Finding>,
}

/// The widget's script among those of the page, with its text; of several that may be it by name, the one that is.
pub(crate) async fn find<'p>(
    asker: &mut Asker,
    page: &'p Page,
    url: &Url,
) -> (Vec<&'p ScriptTag>, Option<Result<Answer, Failure>>) {
    let candidates: Vec<&ScriptTag> = page.scripts.iter().filter(|script| script.is_candidate()).collect();
    let mut first = None;
    let mut ours: Option<(&ScriptTag, Answer)> = None;
    for tag in candidates.iter().copied().take(SCRIPTS) {
        let Some(src) = &tag.src else { continue };
        let answer = asker.follow(&asking(src, url, is_cors(tag))).await;
        match answer {
            Ok(answer) if is_loader(&answer.body.text()) => {
                ours = Some((tag, answer));
                break;
            }
            answer if first.is_none() => first = Some(answer),
            _ => {}
        }
    }
    match ours {
        Some((tag, answer)) => {
            // Others have files of that name too; a hash in it is ours.
            let same = |other: &&ScriptTag| other.src == tag.src || names::hash(other.file()).is_some();
            (candidates.into_iter().filter(same).collect(), Some(Ok(answer)))
        }
        // One whose address is none is told of, though there is nothing to ask.
        None => (candidates, first),
    }
}

/// Whether a script is the widget's loader, alone or within an app's bundle.
fn is_loader(script: &str) -> bool {
    script.contains(TAG) && !names::of(script, "wasm").is_empty()
}

/// Whether the browser asks for the script of the tag by CORS.
fn is_cors(tag: &ScriptTag) -> bool {
    tag.crossorigin.is_some() || tag.kind == Kind::Module
}

fn asking(file: &Url, page: &Url, is_cors: bool) -> Question {
    let question = Question::get(
        file,
        Wanted::Bytes(if file.path().ends_with(".wasm") { LARGEST_MODULE } else { LARGEST }),
    );
    if is_cors && file.origin() != page.origin() {
        return question.with("origin", address::origin(page));
    }
    question
}

/// What the page's own tag and its answer come to, and the files that it loads.
pub(crate) async fn of_tag(
    asker: &mut Asker,
    tag: &ScriptTag,
    answer: Result<Answer, Failure>,
    page: &Url,
    lang: &str,
) -> Files {
    let Some(src) = &tag.src else { return Files::default() };
    let script = Script { nonce: tag.nonce.clone(), integrity: tag.integrity.clone() };
    let mut files = Files { loader: Some((src.clone(), script)), ..Files::default() };
    let answer = match answer {
        Ok(answer) => answer,
        Err(failure) => {
            let sentence = format!("{} {failure}.", address::shown(src));
            files.findings.push(Finding::problem(
                SCRIPT,
                sentence,
                "Serve the bundle there, or correct the tag's src.",
            ));
            return files;
        }
    };
    if let Some(last) = answer.hops.last() {
        let sentence = format!("{} redirects to {}.", address::shown(last), address::shown(&answer.url));
        let advice =
            "Name that address in the tag: the other files are looked for beside the one that it names.";
        files.findings.push(Finding::warning(SCRIPT, sentence, advice));
    }
    let file = File { what: SCRIPT, expected: Expected::Script, page, is_cors: is_cors(tag) };
    files.findings.extend(file.judge(&answer));
    files.findings.extend(integrity::judge(&tag.integrity, &answer));
    let text = answer.body.text();
    if answer.status.is_success() && !is_loader(&text) && !file.is_page(&answer) {
        let sentence = format!("{} is not the widget's script.", address::shown(src));
        let advice = "Name the embed.js of `cargo xtask dist`, or of this project's host under /widget/.";
        files.findings.push(Finding::problem(SCRIPT, sentence, advice));
    }
    if answer.status.is_success() {
        load(asker, &mut files, &text, src, page, lang).await;
    }
    files
}

/// The script at an address and the files that it loads, for a page of this origin. One that nobody `named` may be
/// elsewhere.
pub(crate) async fn of_address(asker: &mut Asker, script: &Url, page: &Url, named: bool) -> Vec<Finding> {
    let tag = ScriptTag { src: Some(script.clone()), ..ScriptTag::default() };
    let answer = asker.follow(&asking(script, page, false)).await;
    let is_there =
        answer.as_ref().is_ok_and(|answer| answer.status.is_success() && is_loader(&answer.body.text()));
    if !named && !is_there {
        let sentence = format!(
            "There is no widget at {}: the page has to take it from elsewhere.",
            address::shown(script)
        );
        return vec![Finding::ok(SCRIPT, sentence + " This project's host serves it with --dist.")];
    }
    of_tag(asker, &tag, answer, page, "en").await.findings
}

/// The loader within an app's own scripts, and the files beside the app that it loads; `None` where none has it.
pub(crate) async fn of_bundled(asker: &mut Asker, page: &Page, url: &Url, lang: &str) -> Option<Files> {
    let own = page.scripts.iter().filter(|script| script.kind != Kind::Held);
    let own: Vec<&Url> =
        own.filter_map(|script| script.src.as_ref()).filter(|src| src.origin() == url.origin()).collect();
    for src in own.into_iter().take(SCRIPTS) {
        let Ok(answer) = asker.follow(&asking(src, url, false)).await else { continue };
        let text = answer.body.text();
        if !answer.status.is_success() || !is_loader(&text) {
            continue;
        }
        let mut files = Files::default();
        let sentence =
            format!("{} holds the widget's loader, as the npm package brings it.", address::shown(src));
        files.findings.push(Finding::ok(SCRIPT, sentence));
        if let Ok(folder) = url.join(PACKAGE) {
            load(asker, &mut files, &text, &folder, url, lang).await;
        }
        return Some(files);
    }
    None
}

/// Asks for what a loader's text names beside `near`, and for what that names.
async fn load(asker: &mut Asker, files: &mut Files, loader: &str, near: &Url, page: &Url, lang: &str) {
    let module = names::of(loader, "wasm").into_iter().find(|name| !names::is_deferred(name));
    let script = names::of(loader, "js").into_iter().find(|name| names::is_beside(name, module.as_deref()));
    let mut beside = Vec::new();
    if let Some(name) = script
        && let Some((url, text)) = one(asker, files, &name, near, page, Expected::Script).await
    {
        files.imported.push(url);
        let deferred = names::of(&text, "wasm").into_iter().find(|name| names::is_deferred(name));
        beside.extend(names::of(&text, "css").into_iter().find(|name| !names::is_deferred(name)));
        beside.extend(names::words(&text, lang));
        beside.extend(deferred);
    }
    beside.extend(module);
    for name in beside {
        let expected = Expected::of(&name);
        if let Some((url, _)) = one(asker, files, &name, near, page, expected).await {
            files.fetched.push(url);
        }
    }
}

/// Asks for a file beside another; its address and its text.
async fn one(
    asker: &mut Asker,
    files: &mut Files,
    name: &str,
    near: &Url,
    page: &Url,
    expected: Expected,
) -> Option<(Url, String)> {
    let url = near.join(name).ok()?;
    let file = File { what: expected.word(), expected, page, is_cors: true };
    match asker.follow(&asking(&url, page, true)).await {
        Ok(answer) => {
            files.findings.extend(file.judge(&answer));
            Some((url, answer.body.text()))
        }
        Err(Failure::Spent) => None,
        Err(failure) => {
            let sentence = format!("{} {failure}.", address::shown(&url));
            files.findings.push(Finding::problem(
                file.what,
                sentence,
                "Serve the whole bundle, all files in one folder.",
            ));
            Some((url, String::new()))
        }
    }
}

/// All that is said of one answer and a tag's `integrity`, whatever they are.
#[cfg(test)]
pub(crate) fn attacked(answer: &Answer, integrity: &str) -> Vec<Finding> {
    let page = &answer.url;
    let mut found: Vec<Finding> = integrity::judge(integrity, answer).into_iter().collect();
    for (what, expected) in
        [(SCRIPT, Expected::Script), ("wasm", Expected::Module), ("words", Expected::Words)]
    {
        found.extend(File { what, expected, page, is_cors: true }.judge(answer));
    }
    names::words(&answer.body.text(), integrity);
    found
}

/// A file of the page's own texts.
pub(crate) async fn of_texts(asker: &mut Asker, texts: &Url, page: &Url) -> Vec<Finding> {
    const WHAT: &str = "texts";
    match asker.follow(&asking(texts, page, true)).await {
        Ok(answer) => {
            let is_object =
                serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&answer.body.bytes);
            let file = File { what: WHAT, expected: Expected::Texts, page, is_cors: true };
            let mut found = file.judge(&answer);
            if answer.status.is_success() && is_object.is_err() {
                let sentence = format!("{} holds no JSON object.", address::shown(texts));
                found.push(Finding::problem(
                    WHAT,
                    sentence,
                    "Correct the file: until then the widget's own words stand.",
                ));
            }
            found
        }
        Err(Failure::Spent) => Vec::new(),
        Err(failure) => {
            let sentence = text::tame(&format!("{} {failure}.", address::shown(texts)));
            vec![Finding::problem(WHAT, sentence, "Correct the attribute texts, or serve the file.")]
        }
    }
}
