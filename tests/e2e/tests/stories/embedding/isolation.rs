//! The page's style sheet and the widget's: neither gets at the other, beyond what a partner is promised.

use cryptorefills_e2e::{Page, World, part};
use serde_json::Value;

/// One font for every page: the widget takes the page's, which is promised.
const PLAIN: &str = "body { margin: 0 } html { --cr-font: sans-serif }";

/// What partners' pages are known to do, and worse.
const HOSTILE: [&str; 5] = [
    "html { --cr-font: sans-serif } * { all: unset !important }",
    "html { --cr-font: sans-serif } *, ::before, ::after { all: unset } cryptorefills-widget { all: unset }
     head, script { display: none }",
    "body { margin: 0 } html { --cr-font: sans-serif; font-size: 62.5% } body { direction: rtl }
     :focus, :focus-visible { outline: none !important } [hidden] { display: block !important }",
    "body { margin: 0 } html { --cr-font: sans-serif }
     * { letter-spacing: .3em !important; line-height: 3 !important; word-spacing: 1em; text-indent: 40px;
         text-transform: uppercase; text-align: center; text-shadow: 2px 2px red; white-space: nowrap;
         cursor: wait; user-select: none; -webkit-user-select: none; color: red; -webkit-text-fill-color: red;
         list-style: square; border-collapse: collapse; quotes: none; tab-size: 1; hyphens: auto; }",
    "body { margin: 0 } html { --cr-font: sans-serif }
     * { font: italic 900 1em/1 serif; font-variant: small-caps; font-feature-settings: 'smcp'; transition: all 9s;
         box-sizing: content-box !important; orphans: 9; caret-color: red; accent-color: red; color-scheme: dark;
         word-break: break-all; overflow-wrap: anywhere; text-wrap: balance; }
     div, section, button, input, select, p, ul, li, dl, dt, dd, img, svg, span, small, b, bdi, h2, h3, label {
         display: inline !important; padding: 7px !important; background: red !important; }",
];

/// Each computed property of each part, pseudo-classes included: one text a part.
const COMPUTED: &str = "const parts = ['root', 'kind-tab', 'search', 'country', 'category-tab', 'brand-grid', 'brand-card',
        'brand-logo', 'back', 'amount-option', 'coin', 'network', 'email', 'newsletter', 'coupon', 'price', 'pay'];
    const found = {};
    host.shadowRoot.querySelector('[part~=search], [part~=email]').focus();
    for (const name of parts) {
        const element = all(`[part~=${name}]`)[0];
        if (!element) continue;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        // The list of cards grows as far as it was looked at.
        const grows = /^(root|brand-grid)$/.test(name) ? /^(block-size|height|grid-template-rows|.*-origin)$/ : /^$/;
        found[name] = [...style].filter((property) => !grows.test(property)).map((property) => `${property}: ${style.getPropertyValue(property)}`);
        if (!grows.test('height')) found[name].push(`box: ${box.width} x ${box.height}`);
    }
    host.shadowRoot.activeElement.blur();
    return found";

/// The grid with its logos, and a brand with what is chosen in it.
async fn measure(world: &World, style: &'static str) -> [Value; 2] {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" theme="light""#).style(style)).await;
    widget.wait("brand-card").await;
    let logo = "return all('[part~=brand-card] img')[0]?.complete";
    widget.wait_until("the first logo", logo, Value::Null).await;
    let dressed = "return host.shadowRoot.adoptedStyleSheets.every((sheet) => sheet.cssRules.length)";
    widget.wait_until("the looks of what follows", dressed, Value::Null).await;
    let grid = widget.evaluate(COMPUTED, Value::Null).await;
    widget.open_brand("Steam").await;
    widget.pick("10 USD").await;
    widget.wait("pay").await;
    let priced = "return words(all('[part~=price]')[0] ?? host).includes('USDC')";
    widget.wait_until("the price", priced, Value::Null).await;
    [grid, widget.evaluate(COMPUTED, Value::Null).await]
}

pub(crate) async fn a_hostile_style_sheet_changes_nothing_in_the_widget(world: &World) {
    world.session.resize(900, 1400).await;
    // What is on its way to another colour is nobody's to compare.
    world.session.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    let plain = measure(world, PLAIN).await;
    assert!(plain.iter().map(|view| view.as_object().map_or(0, serde_json::Map::len)).sum::<usize>() >= 14);
    for hostile in HOSTILE {
        for (plain, changed) in plain.iter().zip(measure(world, hostile).await) {
            for (part, style) in plain.as_object().into_iter().flatten() {
                let (before, after) = (style.as_array().cloned(), changed[part].as_array().cloned());
                let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
                let differ: Vec<_> =
                    before.iter().zip(&after).filter(|(before, after)| before != after).collect();
                assert!(
                    differ.is_empty() && before.len() == after.len(),
                    "{part} under {hostile}\n{differ:#?}"
                );
            }
        }
    }
}

pub(crate) async fn the_widget_changes_nothing_in_the_page(world: &World) {
    let body = r#"<h1>A</h1><p class="root hint">B <a href="\#">C</a></p><ul class="options"><li>D</li></ul>
        <button class="button button-primary pay">E</button><input class="input search"><select><option>F</select>
        <table><tr><td>G</table><div class="notice sheet stack"><section part="root">H</section></div><dialog open>I</dialog>
        <script async src="/widget/embed.js"></script><cryptorefills-widget country="US"></cryptorefills-widget>"#;
    let page = "return [...document.querySelectorAll('html, body, body *:not(cryptorefills-widget, script)')].flatMap((e) => {
        const style = getComputedStyle(e);
        // The element takes room of its own: what depends on how much is not meant.
        const room = /^(block-size|height|perspective-origin|transform-origin|inline-size|width)$/;
        return [...style].filter((name) => !room.test(name) && !name.startsWith('--'))
            .map((name) => `${e.tagName} ${name}: ${style.getPropertyValue(name)}`);
    }).concat(document.styleSheets.length, document.adoptedStyleSheets.length)";
    // A page that is longer must not be narrower.
    let wide = "html { overflow-y: scroll }";
    let look = async || world.session.evaluate(page, vec![]).await.as_array().cloned().unwrap_or_default();
    // The same page, in which no element was ever defined.
    world
        .open(&Page::new(&body.replace("<script async src=\"/widget/embed.js\"></script>", "")).style(wide))
        .await;
    let before = look().await;
    world.open(&Page::new(body).style(wide)).await;
    world.widget.open_brand("Steam").await;
    world.widget.wait("pay").await;
    let after = look().await;
    assert!(before.len() > 1_000);
    let differ: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    assert!(differ.is_empty() && before.len() == after.len(), "{differ:#?}");
}

pub(crate) async fn a_partner_can_hide_the_element(world: &World) {
    let body = r#"<script async src="/widget/embed.js"></script>
        <div class="closed"><cryptorefills-widget country="US"></cryptorefills-widget></div>"#;
    world.open(&Page::new(body).style(".closed { visibility: hidden; pointer-events: none }")).await;
    let there = "return all('[part~=brand-card]').length > 0";
    world.widget.wait_until("the grid", there, Value::Null).await;
    let root = "const style = getComputedStyle(all('[part~=root]')[0]); return [style.visibility, style.pointerEvents]";
    assert_eq!(world.widget.evaluate(root, Value::Null).await, serde_json::json!(["hidden", "none"]));
    let open = "document.querySelector('.closed').className = ''; host.hidden = true; return getComputedStyle(host).display";
    assert_eq!(world.widget.evaluate(open, Value::Null).await, "none");
    world.widget.evaluate("host.hidden = false", Value::Null).await;
    world.widget.wait(part("brand-card")).await;
}
