//! Whatever a page does to bring the script in, and whatever it calls its own things: one widget stands where it was
//! meant, or a line in the console says what to write.

use cryptorefills_e2e::{Allowance, Page, Policy, World, until};
use serde_json::Value;

/// The element in which each widget of the page stands, once all of them show cards.
const STAND: &str = "const all = [...Document.prototype.getElementsByTagName.call(document, 'cryptorefills-widget')];
    const parent = (e) => e.parentElement.getAttribute?.('id') ?? e.parentElement.localName;
    return Reflect.get(Document.prototype, 'readyState', document) === 'complete' && all.length
        && all.every((e) => e.shadowRoot?.querySelector('[part~=brand-card]')) ? all.map(parent).join(' ') : null";

const COUNTRY: &str = "return Document.prototype.querySelector.call(document, 'cryptorefills-widget')
    .shadowRoot.querySelector('[part~=country]').value";

/// How the script comes in; each with the parts of the page before, in and after the place.
const TAGS: &[(&str, &str)] = &[
    ("a classic tag", r#"<script src="/widget/embed.js" data-country="DE"></script>"#),
    ("an async tag", r#"<script async src="/widget/embed.js" data-country="DE"></script>"#),
    ("a deferred tag", r#"<script defer src="/widget/embed.js" data-country="DE"></script>"#),
    ("a module", r#"<script type="module" src="/widget/embed.js" data-country="DE"></script>"#),
    (
        "a module with a query",
        r#"<script type="module" src="/widget/embed.js?v=1.2" data-country="DE"></script>"#,
    ),
    (
        "a tag that a script inserts",
        r#"<script>const tag = document.createElement("script");
            Object.assign(tag, { src: "/widget/embed.js" }).dataset.country = "DE"; place.append(tag)</script>"#,
    ),
    (
        "a tag that a script writes",
        r#"<script>document.write('<script src="/widget/embed.js" data-country="DE"><\/script>')</script>"#,
    ),
    (
        "a tag that a library fetches and evaluates",
        r#"<script type="text/plain" src="/widget/embed.js" data-country="DE"></script>
            <script>fetch("/widget/embed.js").then((it) => it.text()).then((text) => (0, eval)(text))</script>"#,
    ),
    (
        "a tag that a library makes a function of",
        r#"<script type="text/plain" src="/widget/embed.js" data-country="DE"></script>
            <script>fetch("/widget/embed.js").then((it) => it.text()).then((text) => new Function(text)())</script>"#,
    ),
    (
        "a tag whose text a library puts into another",
        r#"<script type="text/plain" src="/widget/embed.js" data-country="DE"></script>
            <script>fetch("/widget/embed.js").then((it) => it.text()).then((text) => {
                const tag = document.createElement("script"); tag.text = text; document.head.append(tag); tag.remove();
            })</script>"#,
    ),
    (
        "a tag whose text a library loads from memory",
        r#"<script type="text/plain" src="/widget/embed.js" data-country="DE"></script>
            <script>fetch("/widget/embed.js").then((it) => it.blob()).then((blob) => {
                const tag = document.createElement("script"); tag.src = URL.createObjectURL(blob); document.head.append(tag);
            })</script>"#,
    ),
    (
        "an optimiser's copy of a tag",
        r#"<script type="optimised-text/javascript" src="/widget/embed.js" data-country="DE" data-cfasync="true"></script>
            <script>addEventListener("load", () => { const held = place.firstElementChild;
                const tag = document.createElement("script");
                for (const { name, value } of held.attributes) if (name !== "type") tag.setAttribute(name, value);
                held.replaceWith(tag); })</script>"#,
    ),
    (
        "a tag that a framework has marked",
        r#"<script async src="/widget/embed.js" data-nscript="afterInteractive" data-country="DE"></script>"#,
    ),
    (
        "marks alone beside an element",
        r#"<script async src="/widget/embed.js" data-nscript="afterInteractive" data-cfasync="false" data-id="x"></script>
            <cryptorefills-widget country="DE"></cryptorefills-widget>"#,
    ),
    (
        "a tag twice",
        r#"<script src="/widget/embed.js" data-country="DE"></script><script src="/widget/embed.js" data-country="DE"></script>"#,
    ),
    (
        "a tag under two addresses",
        r#"<script async src="/widget/embed.js?1" data-country="DE"></script>
            <script async src="/widget/embed.js?2" data-country="DE"></script>"#,
    ),
    (
        "a tag that is run again",
        r#"<script src="/widget/embed.js" data-country="DE"></script>
            <script>addEventListener("load", () => { const held = place.firstElementChild;
                const tag = document.createElement("script");
                for (const { name, value } of held.attributes) tag.setAttribute(name, value);
                held.replaceWith(tag); })</script>"#,
    ),
    (
        "a page that was saved with its widget",
        r#"<script src="/widget/embed.js" data-country="DE"></script><cryptorefills-widget country="DE"></cryptorefills-widget>"#,
    ),
    (
        "a page that was saved with what its widget showed",
        r#"<script async src="/widget/embed.js" data-country="DE"></script><cryptorefills-widget country="DE">
            <template shadowrootmode="open"><div part="root">Old</div></template></cryptorefills-widget>"#,
    ),
    (
        "an image that is called like the running script",
        r#"<img name="currentScript" alt=""><script src="/widget/embed.js" data-country="DE"></script>"#,
    ),
    (
        "images that are called like what a document does",
        r#"<img name="createElement" alt=""><img name="head" alt=""><img name="body" alt=""><img name="querySelector" alt="">
            <img name="getElementsByTagName" alt=""><img name="baseURI" alt=""><img name="scripts" alt="">
            <img name="readyState" alt=""><img name="createTextNode" alt=""><img name="createComment" alt="">
            <img name="activeElement" alt=""><img name="documentElement" alt=""><img name="hidden" alt="">
            <script async src="/widget/embed.js" data-country="DE"></script>"#,
    ),
    (
        "images that are called like what a window does",
        r#"<img id="addEventListener" alt=""><img id="removeEventListener" alt=""><img id="dispatchEvent" alt="">
            <script async src="/widget/embed.js" data-country="DE"></script>"#,
    ),
    (
        "forms that are called like what a document does",
        r#"<form name="createElement"></form><form name="addEventListener"></form><form name="visibilityState"></form>
            <script type="module" src="/widget/embed.js" data-country="DE"></script>"#,
    ),
];

/// What stands around the tag in a form: each name hides a property of the form.
const FIELDS: [&str; 12] = [
    "lang",
    "parentNode",
    "parentElement",
    "getAttribute",
    "attributes",
    "children",
    "host",
    "nodeType",
    "closest",
    "getRootNode",
    "matches",
    "addEventListener",
];

pub(crate) async fn one_widget_stands_where_it_was_meant_however_the_script_comes_in(world: &World) {
    // What a browser says where the script was quicker than the parser, which then has nowhere to put what was saved.
    world.allow(Allowance::Console("A second declarative shadow root"));
    for (page, tag) in TAGS {
        world.open(&Page::new(&format!(r#"<div id="place">{tag}</div>"#)).policy(Policy::Absent)).await;
        stands(world, page, "place").await;
    }
}

pub(crate) async fn a_form_whose_fields_are_called_like_properties_holds_a_widget(world: &World) {
    let fields: String = FIELDS.iter().map(|name| format!(r#"<input name="{name}">"#)).collect();
    let element = r#"<cryptorefills-widget country="DE"></cryptorefills-widget>"#;
    let tag = r#"<script async src="/widget/embed.js"></script>"#;
    let body = format!(r#"<div lang="fr"><form>{fields}<p id="place">{element}</p></form></div>{tag}"#);
    world.open(&Page::new(&body)).await;
    stands(world, "fields", "place").await;
    let lang = "return Document.prototype.querySelector.call(document, 'cryptorefills-widget')
        .shadowRoot.querySelector('[part~=root]').lang";
    assert_eq!(world.session.evaluate(lang, vec![]).await, "fr", "the language around the form");
    let fields =
        r#"<input name="append"><input name="appendChild"><input name="after"><input name="insertBefore">"#;
    let tag = r##"<script async src="/widget/embed.js" data-country="DE" data-target="#place"></script>"##;
    world.open(&Page::new(&format!(r#"<form id="place">{fields}</form>{tag}"#)).policy(Policy::Absent)).await;
    stands(world, "a form that is the place", "place").await;
}

pub(crate) async fn a_tag_that_stands_nowhere_stands_last_and_says_so(world: &World) {
    world.allow(Allowance::Console("data-target must name a place"));
    let tag = r#"<p>Shop</p><script>const tag = document.createElement("script");
        Object.assign(tag, { src: "/widget/embed.js" }).dataset.country = "DE"; document.head.append(tag)</script>"#;
    world.open(&Page::new(tag).policy(Policy::Absent)).await;
    stands(world, "a tag in the head", "body").await;
    said(world, "data-target must name a place").await;
}

pub(crate) async fn what_cannot_be_placed_or_found_says_what_to_write(world: &World) {
    for (line, tag) in [
        (
            "data-target must name a place",
            r##"<script async src="/widget/embed.js" data-target="#nowhere"></script>"##,
        ),
        (
            "data-target must name a place",
            r##"<script async src="/widget/embed.js" data-target="a b,"></script>"##,
        ),
        (
            "needs its own",
            r#"<script>fetch("/widget/embed.js").then((it) => it.text()).then((text) => (0, eval)(text))</script>"#,
        ),
    ] {
        world.allow(Allowance::Console(line));
        world.open(&Page::new(tag).policy(Policy::Absent)).await;
        said(world, line).await;
    }
}

/// One widget, in that element, in the country that was asked for.
async fn stands(world: &World, page: &str, place: &str) {
    let stand = async || world.session.evaluate(STAND, vec![]).await.as_str().map(str::to_owned);
    assert_eq!(until(&format!("{page} to stand"), stand).await, place, "{page}");
    assert_eq!(world.session.evaluate(COUNTRY, vec![]).await, "DE", "{page}");
    world.assert_clean().await;
}

async fn said(world: &World, line: &str) {
    let said = "return window.__recorded.console.some(({ message }) => message.includes(arguments[0]))";
    let heard =
        async || (world.session.evaluate(said, vec![line.into()]).await == Value::Bool(true)).then_some(());
    until(&format!("the console to say {line}"), heard).await;
}
