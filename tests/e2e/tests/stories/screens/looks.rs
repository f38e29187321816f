//! Every screen of the gallery as it looked when it was last looked at, in light and dark, at three widths; and at eight
//! widths with nothing cut off. `CR_LOOKS=update` keeps the present looks: look at them before they are committed.

use std::path::Path;

use cryptorefills_e2e::{Allowance, Looks, World, until};
use serde_json::{Value, json};

const WIDTHS: [u32; 8] = [280, 320, 400, 520, 768, 1040, 1280, 1600];

/// Those of which pictures are kept.
const SHOWN: [u32; 3] = [320, 768, 1280];

/// Higher than this no picture is: what follows in a long form has a screen of its own.
const HIGHEST: u64 = 1_400;

/// One font for every machine.
const FONT: &str = "const font = new FontFace('Looks', 'url(../font/inter.woff2)', { weight: '100 900' });
    document.fonts.add(font);
    document.documentElement.style.setProperty('--cr-font', 'Looks');
    // What the style names before the machine's own.
    const mono = new FontFace('SFMono-Regular', 'url(../font/inter.woff2)', { weight: '100 900' });
    document.fonts.add(mono);
    return Promise.all([font.load(), mono.load()]).then(() => 'there')";

const THEME: &str = "host.setAttribute('theme', arguments[1]);
    document.documentElement.dataset.theme = arguments[1]";

/// Drawn, with every picture that is near.
const SETTLED: &str =
    "const pictures = all('img').filter((it) => it.src && it.loading !== 'lazy' || it.complete);
    return Promise.all(pictures.map((it) => it.decode().catch(() => {})))
        .then(() => document.fonts.ready)
        .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        .then(() => document.body.scrollHeight)";

/// What sticks out of the page, or out of a box that does not scroll sideways.
const CUT_OFF: &str = "const scrolls = (e) => {
        for (let at = e.parentElement; at; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== 'visible') return true;
        return false;
    };
    const name = (e) => `${e.localName}.${e.className.baseVal ?? e.className} [${e.getAttribute('part')}]`;
    const out = all('[part~=root] *, :host > div > *').filter((e) => shown(e) && !scrolls(e)).filter((e) => {
        const box = e.getBoundingClientRect();
        return box.left < -0.5 || box.right > innerWidth + 0.5;
    }).map(name);
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page');
    return out";

pub(crate) async fn every_screen_of_the_catalogue_looks_as_it_did_and_fits_every_width(world: &World) {
    // One of its screens cannot be loaded.
    world.allow(Allowance::Console("could not be loaded"));
    look_at(world, "Catalogue").await;
}

pub(crate) async fn every_screen_of_a_brand_looks_as_it_did_and_fits_every_width(world: &World) {
    look_at(world, "Brand").await;
}

pub(crate) async fn every_screen_of_an_order_looks_as_it_did_and_fits_every_width(world: &World) {
    look_at(world, "Order").await;
}

async fn look_at(world: &World, group: &str) {
    let folder = group.to_lowercase();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("looks").join(&folder);
    let differing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks").join(&folder);
    let mut looks = Looks::new(&kept, &differing);
    let mut cut_off = Vec::new();
    world.session.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    let screens = screens(world, group).await;
    assert!(screens.len() > 5, "{screens:?}");
    for screen in screens {
        show(world, &screen).await;
        for width in WIDTHS {
            world.session.resize(width, 600).await;
            let height = settle(world).await.clamp(200, HIGHEST);
            let out = world.widget.evaluate(CUT_OFF, Value::Null).await;
            if out != json!([]) {
                cut_off.push(format!("{screen} at {width}: {out}"));
            }
            if !SHOWN.contains(&width) {
                continue;
            }
            world.session.resize(width, u32::try_from(height).unwrap_or(u32::MAX)).await;
            for theme in ["light", "dark"] {
                world.widget.evaluate(THEME, json!(theme)).await;
                settle(world).await;
                looks.see(&format!("{screen}-{width}-{theme}"), &world.session.screenshot().await);
            }
        }
    }
    let complaints = looks.complaints();
    assert!(complaints.is_empty() && cut_off.is_empty(), "{}\n{}", cut_off.join("\n"), complaints.join("\n"));
}

/// The names of a group's screens, as the gallery has them.
async fn screens(world: &World, group: &str) -> Vec<String> {
    world.session.goto(&format!("{}gallery/demo/gallery.html?screen=loading", world.server.url())).await;
    let list = "return import('./gallery_screens.js').then(({ SCREENS }) =>
        SCREENS.filter((screen) => screen.group === arguments[0]).map((screen) => screen.name))";
    let names = world.session.evaluate(list, vec![json!(group)]).await;
    names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// Opens one screen of the gallery and waits until it stands.
pub(super) async fn show(world: &World, screen: &str) {
    world.session.resize(768, 900).await;
    let url = format!("{}gallery/demo/gallery.html?theme=light&screen={screen}", world.server.url());
    world.session.goto(&url).await;
    let ready = "return document.documentElement.dataset.ready ?? null";
    let word = until(&format!("the screen {screen}"), async || {
        world.session.evaluate(ready, vec![]).await.as_str().map(str::to_owned)
    })
    .await;
    assert_eq!(word, "yes", "{screen}");
    assert_eq!(world.session.evaluate(FONT, vec![]).await, "there");
}

/// The height of the page, once it is drawn.
async fn settle(world: &World) -> u64 {
    world.widget.evaluate(SETTLED, Value::Null).await.as_u64().unwrap_or_default()
}
