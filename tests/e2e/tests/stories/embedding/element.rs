//! The element as a developer meets it: wherever and whenever a page makes it, and whatever is asked of it.

use cryptorefills_e2e::{Allowance, EMAIL, Page, Policy, World, part, until};
use serde_json::{Value, json};

/// Makes elements in every way that a page may, before the loader is there (`early`) and after it.
const PLACES: &str = "
    window.made = {};
    const make = (country, doc = document) => {
        const element = doc.createElement('cryptorefills-widget');
        element.setAttribute('country', country);
        return element;
    };
    window.load = (doc) => new Promise((resolve) => {
        const script = doc.createElement('script');
        script.src = new URL('/widget/embed.js', location.href).href;
        script.onload = resolve;
        doc.body.append(script);
    });
    made.markup = document.querySelector('cryptorefills-widget');
    made.early = make('DE');
    document.body.append(made.early);

    window.later = async () => {
        await load(document);
        made.late = make('FR');
        document.body.append(made.late);

        const outer = document.createElement('div');
        outer.lang = 'de-AT';
        outer.attachShadow({ mode: 'open' }).append(made.shadow = make('DE'));
        document.body.append(outer);

        const template = document.createElement('template');
        template.content.append(make('US'));
        document.body.append(template);
        document.body.append(document.importNode(template.content, true));
        made.template = document.body.lastElementChild;

        const frame = document.createElement('iframe');
        document.body.append(frame);
        const inner = frame.contentDocument;
        inner.body.append(made.frame = make('DE', inner));
        await load(inner);
        // An element of the frame is another class's, and the same tag.
        made.frame = inner.querySelector('cryptorefills-widget');
    };
    return later()";

/// The country of each grid that stands, by how its element was made.
const STANDING: &str = "return Object.fromEntries(Object.entries(made).map(([how, element]) => {
        const all = (css) => element.shadowRoot?.querySelector(css);
        return [how, all('[part~=brand-card]') ? all('[part~=country]').value : null];
    }))";

pub(crate) async fn it_stands_wherever_and_whenever_a_page_makes_it(world: &World) {
    let body = r#"<cryptorefills-widget country="US"></cryptorefills-widget>"#;
    world.open(&Page::new(body).policy(Policy::Absent)).await;
    world.session.evaluate(PLACES, vec![]).await;
    let expected = json!({
        "markup": "US", "early": "DE", "late": "FR", "shadow": "DE", "template": "US", "frame": "DE",
    });
    until("all of them", async || (world.session.evaluate(STANDING, vec![]).await == expected).then_some(()))
        .await;
    // A grid may stand before its second module is asked for.
    let wasm = || world.server.asked().iter().filter(|path| path.ends_with(".wasm")).count();
    until("both modules of both documents", async || (wasm() >= 4).then_some(())).await;
    assert_eq!(wasm(), 4, "each once");
    // The language of the host of the shadow root around it.
    world.session.evaluate("made.shadow.selectBrand('zalando')", vec![]).await;
    until("German data", async || {
        let asked = world.sandbox.requests("lang=de").await;
        (!asked.is_empty()).then_some(())
    })
    .await;
}

pub(crate) async fn a_move_keeps_everything_and_asks_for_nothing(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    move_it(world).await;
    assert_eq!(widget.property("email", "value").await, EMAIL);
    widget.pay().await;
    until("its stream", async || (world.sandbox.order().await["open_streams"] == 1).then_some(())).await;
    let address = widget.text("address").await;
    let asked = world.server.asked();
    move_it(world).await;
    assert_eq!(widget.text("address").await, address);
    assert_eq!(world.server.asked(), asked, "nothing is asked for again");
    world.finish().await;
}

/// Takes the element out of the page and puts it into a new box, as frameworks do.
async fn move_it(world: &World) {
    let script = "const box = document.createElement('main'), element = document.querySelector('cryptorefills-widget');
        element.remove();
        box.append(element);
        document.body.append(box);
        return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";
    world.session.evaluate(script, vec![]).await;
}

pub(crate) async fn methods_wait_for_the_widget_and_take_any_nonsense(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::new(r#"<script async src="/widget/embed.js"></script>"#)).await;
    let defined = "return customElements.get('cryptorefills-widget') !== undefined";
    widget.wait_until("the element", defined, Value::Null).await;
    world.session.evaluate(WATCH_WARNINGS, vec![]).await;
    let early = "window.kept = document.createElement('cryptorefills-widget');
        kept.setAttribute('country', 'US');
        kept.selectBrand(' STEAM ');
        document.body.append(kept)";
    world.session.evaluate(early, vec![]).await;
    widget.wait_view("brand").await;
    assert_eq!(world.wait_told("cr-brand-select").await, json!({ "brand": "Steam" }));

    let nonsense = "for (const it of [undefined, null, 1, {}, Object.create(null), Symbol(), '  ']) {
            kept.selectBrand(it);
            kept.resume(it);
        }
        kept.reset(it => it, {})";
    world.session.evaluate(nonsense, vec![]).await;
    widget.wait_view("grid").await;
    let told = world.session.evaluate("return warnings", vec![]).await;
    let told = told.as_array().cloned().unwrap_or_default();
    assert_eq!(told.len(), 14, "{told:?}");
    assert!(told.iter().all(|text| text.to_string().contains("needs the")), "{told:?}");
    assert!(world.told("cr-problem").await.is_empty(), "the shopper has done nothing");

    for (call, code) in [
        ("selectBrand('No such brand')", "client:brand"),
        ("selectBrand('spotify')", "client:sold-out"),
        ("resume('no such order')", "client:order-unknown"),
        ("resume('00000000-0000-0000-0000-000000000000')", "client:order-unknown"),
    ] {
        let before = world.told("cr-problem").await.len();
        world.session.evaluate(&format!("kept.{call}"), vec![]).await;
        let told = until(call, async || world.told("cr-problem").await.get(before).cloned()).await;
        assert_eq!(told, json!({ "code": code }), "{call}");
        widget.wait(part("problem").with("data-code", code)).await;
    }

    let gone = "kept.remove();
        return new Promise((resolve) => setTimeout(() => {
            kept.selectBrand('Steam');
            kept.reset();
            document.body.append(kept);
            resolve();
        }))";
    world.session.evaluate(gone, vec![]).await;
    widget.wait("brand-card").await;
    let opened = world.told("cr-brand-select").await.len();
    world.session.evaluate("kept.selectBrand('Airbnb')", vec![]).await;
    widget.wait_view("brand").await;
    assert_eq!(world.told("cr-brand-select").await[opened..], [json!({ "brand": "Airbnb" })]);
    assert_eq!(opened, 1, "what is called after the end is nothing");
}

/// Keeps what the console warns of.
pub(crate) const WATCH_WARNINGS: &str = "window.warnings = [];
    const warn = console.warn;
    console.warn = (...all) => { warnings.push(all.join(' ')); }";
