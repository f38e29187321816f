//! Every screen of the gallery as it looked when it was last looked at, in light and dark, at three widths; and at eight
//! widths with nothing cut off. `CR_LOOKS=update` keeps the present looks: look at them before they are committed.

use std::cell::RefCell;
use std::path::Path;

use cryptorefills_e2e::{Looks, World};
use serde_json::{Value, json};

use super::{by_group, each, every_screen};

const WIDTHS: [u32; 8] = [280, 320, 400, 520, 768, 1040, 1280, 1600];

/// Those of which pictures are kept.
const SHOWN: [u32; 3] = [320, 768, 1280];

/// Higher than this no picture is: what follows in a long form has a screen of its own.
const HIGHEST: u64 = 1_400;

/// One font for every machine.
const FONT: &str = "const font = new FontFace('Looks', 'url(../font/inter.woff2)', { weight: '100 900' });
    document.fonts.add(font);
    document.documentElement.style.setProperty('--cr-font', 'Looks');
    // What the loader says by itself is in the page's letters.
    document.body.style.fontFamily = 'Looks';
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

by_group! {
    look_at:
    every_screen_of_the_catalogue_looks_as_it_did_and_fits_every_width of "Catalogue",
    every_screen_of_a_brand_looks_as_it_did_and_fits_every_width of "Brand",
    every_screen_of_an_order_looks_as_it_did_and_fits_every_width of "Order",
}

async fn look_at(world: &World, group: &str) {
    let folder = group.to_lowercase();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("looks").join(&folder);
    let differing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks").join(&folder);
    let looks = RefCell::new(Looks::new(&kept, &differing));
    world.session.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    every_screen(world, group, "en", async |screen| {
        assert_eq!(world.session.evaluate(FONT, vec![]).await, "there");
        let mut cut_off = Vec::new();
        for width in WIDTHS {
            world.session.resize(width, 600).await;
            let height = settle(world).await.clamp(200, HIGHEST);
            let out = world.widget.evaluate(CUT_OFF, Value::Null).await;
            cut_off.extend(each(&out, &format!("{screen} at {width}")));
            if !SHOWN.contains(&width) {
                continue;
            }
            world.session.resize(width, u32::try_from(height).unwrap_or(u32::MAX)).await;
            for theme in ["light", "dark"] {
                world.widget.evaluate(THEME, json!(theme)).await;
                settle(world).await;
                let picture = world.session.screenshot().await;
                looks.borrow_mut().see(&format!("{screen}-{width}-{theme}"), &picture);
            }
        }
        cut_off
    })
    .await;
    let complaints = looks.into_inner().complaints();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The height of the page, once it is drawn.
async fn settle(world: &World) -> u64 {
    world.widget.evaluate(SETTLED, Value::Null).await.as_u64().unwrap_or_default()
}
