//! Colours that partners set, in whatever combination: text can be read and controls can be found (WCAG 2.2, 1.4.3 and
//! 1.4.11). Measured on what the browser has drawn the parts with.

use cryptorefills_e2e::{Page, World};
use serde_json::{Value, json};

const ACCENTS: [&str; 26] = [
    "#ffff00",
    "#ffffff",
    "#000000",
    "#39ff14",
    "#ff00ff",
    "#00ffff",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#808080",
    "#777777",
    "#767676",
    "#f6f7f9",
    "#0f1115",
    "#2d52d6",
    "#4767ea",
    "#ff5a1f",
    "#ffb000",
    "#635bff",
    "#1d6b54",
    "#c0ffee",
    "#8b0000",
    "rebeccapurple",
    "hsl(50 100% 50% / 40%)",
    "color(display-p3 0 1 0)",
    "oklch(70% 0.25 330)",
];

/// What else a partner sets, and the theme that goes with it.
const GROUNDS: [(&str, &str); 14] = [
    ("light", ""),
    ("dark", ""),
    // Pairs that were set in halves.
    ("light", "--cr-bg: #101522"),
    ("dark", "--cr-bg: #ffffff"),
    ("light", "--cr-text: #ffff66"),
    ("dark", "--cr-text: #101010"),
    ("light", "--cr-surface: #202020"),
    ("dark", "--cr-surface: #fafafa"),
    ("light", "--cr-muted: #eeeeee"),
    ("light", "--cr-bg: #777777"),
    ("dark", "--cr-bg: #808080"),
    ("light", "--cr-bg: #ffd400; --cr-surface: #ffe45c; --cr-text: #d0b000"),
    ("light", "--cr-bg: transparent"),
    ("light", "--cr-on-accent: #ffff00"),
];

/// Sets each combination in turn, and returns those whose contrast is too low: `[what, setting, ratio]`.
const MEASURE: &str = "
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = (rgb) => rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
    const ratio = (a, b) => {
        const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
        return (high + 0.05) / (low + 0.05);
    };
    // Everything that lies under an element's words, from the page up.
    const under = (element) => {
        const grounds = [];
        for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) grounds.unshift(getComputedStyle(at).backgroundColor);
        return ['#fff', ...grounds];
    };
    const one = (css) => { const e = all(css)[0]; if (!e) throw new Error(css); return e; };
    const [themes, accents] = arguments[1];
    const low = [];
    host.shadowRoot.querySelector('[part~=search], [part~=email]').focus();
    const text = (css) => [`text of ${css}`, 4.5, (e) => getComputedStyle(e).color, (e) => under(e), css];
    const edge = (css, property) => [`${property} of ${css}`, 3, (e) => getComputedStyle(e)[property], (e) => under(e.parentElement), css];
    const checks = all('[part~=pay]').length ? [
        text('[part~=pay]'), text('.brand-head .view-title'), text('.hint'), text('.review dt'), text('.review dd'), text('.problem'),
        text('.amount-option:has(:checked) .option-price'), text('.amount-option:has(:checked) .option-face'),
        text('[part~=email]'), text('.pair-label'),
        edge('[part~=pay]', 'borderTopColor'), edge('[part~=email]', 'outlineColor'), edge('.amount-option:has(:checked) .radio', 'borderTopColor'),
        edge('.amount-option .radio', 'borderTopColor'), edge('.pair-field', 'borderTopColor'), edge('[part~=newsletter]', 'borderTopColor'),
    ] : [
        text('.chip[aria-pressed=true]'), text('.chip[aria-pressed=false]'), text('[part~=kind-tab][aria-pressed=false]'),
        text('.brand-name'), text('.brand-range'), text('.count'),
        edge('[part~=search]', 'outlineColor'), edge('.country-label', 'borderTopColor'), edge('.chip[aria-pressed=true]', 'borderTopColor'),
    ];
    for (const [theme, tokens] of themes) for (const accent of accents) {
        const setting = `${theme}; ${tokens}; --cr-accent: ${accent}`;
        host.setAttribute('theme', theme);
        host.style.cssText = `${tokens}; --cr-accent: ${accent}`;
        for (const [what, least, colour, ground, css] of checks) {
            const element = one(css);
            const below = ground(element);
            const found = ratio(paint([...below, colour(element)]), paint(below));
            if (found < least) low.push([what, setting, Math.round(found * 100) / 100]);
        }
    }
    return low";

pub(crate) async fn whatever_colours_a_partner_sets_the_widget_can_be_read(world: &World) {
    let widget = &world.widget;
    // Colours that are on their way to others are nobody's to judge.
    world.session.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    // A country with few brands: each change of a token draws all of them anew.
    world.open(&Page::widget(r#"country="DE""#)).await;
    widget.wait("brand-card").await;
    assert_readable(world, "grid").await;
    world.open(&Page::widget(r#"country="US" brand="Steam""#)).await;
    widget.pick("10 USD").await;
    widget.fill("email", "nobody").await;
    widget.click("pay").await;
    widget.wait("problem").await;
    assert_readable(world, "brand").await;
}

/// One script a ground: none of them takes long.
async fn assert_readable(world: &World, view: &str) {
    for ground in GROUNDS {
        let low = world.widget.evaluate(MEASURE, json!([[ground], ACCENTS])).await;
        assert_eq!(low, json!([]), "{view}");
    }
}

pub(crate) async fn a_theme_and_a_token_that_change_are_followed_at_once(world: &World) {
    let widget = &world.widget;
    let session = &world.session;
    let motion = ("prefers-reduced-motion", "reduce");
    session.prefer(&[motion, ("prefers-color-scheme", "light")]).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    let look = "const style = getComputedStyle(all('[part~=root]')[0]);
        return [style.backgroundColor, style.colorScheme, getComputedStyle(all('.chip[aria-pressed=true]')[0]).color]";
    let seen = async || widget.evaluate(look, Value::Null).await;
    let set = async |name: &str, value: &str| {
        widget.evaluate("host.setAttribute(...arguments[1])", json!([name, value])).await;
    };
    let light = seen().await;
    assert_eq!((&light[0], &light[1]), (&json!("rgb(255, 255, 255)"), &json!("light")));
    session.prefer(&[motion, ("prefers-color-scheme", "dark")]).await;
    let dark = seen().await;
    assert_eq!((&dark[0], &dark[1]), (&json!("rgb(15, 17, 21)"), &json!("dark")));
    assert_ne!(dark[2], light[2]);
    set("theme", "light").await;
    assert_eq!(seen().await, light, "an attribute is stronger than the system");
    session.prefer(&[motion, ("prefers-color-scheme", "light")]).await;
    set("theme", "Dark").await;
    assert_eq!(seen().await, dark);
    set("theme", "auto").await;
    assert_eq!(seen().await, light);
    // A class of the page's, above the element.
    widget
        .evaluate("document.documentElement.style.setProperty('--cr-accent', '#8b0000')", Value::Null)
        .await;
    assert_ne!(seen().await[2], light[2]);
    widget.evaluate("document.documentElement.style.setProperty('--cr-bg', '#101522')", Value::Null).await;
    assert_eq!(seen().await[0], "rgb(16, 21, 34)");
    widget.evaluate("document.documentElement.removeAttribute('style')", Value::Null).await;
    assert_eq!(seen().await, light);
}
