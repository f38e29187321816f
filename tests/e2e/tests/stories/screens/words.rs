//! Every screen in a language that nobody speaks: no word of it is written in code, no long word breaks it, and from
//! right to left it is a mirror. German, which is long by nature, breaks none either, nor does English on the smallest
//! phone.

use cryptorefills_e2e::World;
use serde_json::{Value, json};

use super::{by_group, each, every_screen};

const WIDTHS: [u32; 3] = [280, 320, 768];

/// What the recorded order of the screen `checkout` asks for.
const DUE: &str = "101.48 USDC";

/// What stands outside of brackets and has letters; names, amounts and what the API says are no words of the widget.
const WRITTEN_IN_CODE: &str = r"
    if (!all('[part~=root]').length) return [];
    const data = 'bdi, option, .prose, .brand-name, .brand-range, .brand-initials, .brand-head .view-title, .brand-head .hint, '
        + '.option-face, .option-details, .affix, .glyph, .address, .code, .delivery-name, .order-row b, .basket-bar .hint, '
        + '.country-option, .country-name, .notice > div > p > b';
    const unbracketed = (text) => {
        for (let before; before !== text;) text = (before = text).replace(/⟦[^⟦⟧]*⟧/g, '');
        return /\p{L}/u.test(text);
    };
    const root = all('[part~=root]')[0], found = new Set();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const element = node.parentElement;
        if (!unbracketed(node.data) || element.closest(data) || !element.checkVisibility()) continue;
        // A text may be in pieces: some element near it holds it whole.
        const around = [element, element.parentElement, element.parentElement?.parentElement];
        if (around.every((at) => unbracketed(at.textContent))) found.add(element.className + ': ' + words(element));
    }
    for (const element of [root, ...root.querySelectorAll('[aria-label], img[alt]')]) {
        const label = element.ariaLabel ?? element.alt ?? '';
        if (unbracketed(label)) found.add('label: ' + label);
    }
    return [...found]";

/// Words that are wider or higher than their place, and whatever leaves the widget. Names are cut short on purpose, and
/// rows that scroll by themselves may be longer.
const BROKEN: &str = r"
    const cut = '.brand-name, .brand-range, .brand-initials, .order-id, .address, .visually-hidden, input, select, option, picture, svg';
    const scrolls = (e) => {
        for (let at = e.parentElement; at; at = at.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
        return false;
    };
    const inline = (e) => getComputedStyle(e).display.startsWith('inline');
    const wordy = (e) => words(e) && [...e.childNodes].every((node) => !(node instanceof Element) || inline(node));
    // What the loader says by itself has no root.
    const root = all('[part~=root]')[0] ?? host.shadowRoot, frame = (all('[part~=root]')[0] ?? host).getBoundingClientRect();
    const found = new Set();
    const name = (e) => (e.getAttribute('part') ?? '') + '.' + e.className + ' ' + words(e).slice(0, 60);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.add('the page scrolls');
    for (const e of root.querySelectorAll('*')) {
        if (!shown(e) || (e.closest(cut) && !e.matches('[part]'))) continue;
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        if (!scrolls(e) && (box.left < frame.left - 0.5 || box.right > frame.right + 0.5)) found.add('outside: ' + name(e));
        if (e.closest(cut)) continue;
        if (style.display === 'inline' || !wordy(e)) continue;
        // A blank that hangs over the end of a line is nothing to see, and counts in Firefox.
        const blank = parseFloat(style.fontSize) / 3;
        if (e.scrollWidth > e.clientWidth + 1 + blank) found.add('too wide: ' + name(e));
        if (style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1) found.add('too high: ' + name(e));
    }
    return [...found]";

/// Where the line begins: at the right. Amounts, addresses and codes run as they always do.
const MIRRORED: &str = r"
    if (!all('[part~=root]').length) return [];
    const root = all('[part~=root]')[0], found = [];
    const middle = (e) => { const box = e.getBoundingClientRect(); return (box.left + box.right) / 2; };
    const half = middle(root);
    if (root.dir !== 'rtl' || getComputedStyle(root).direction !== 'rtl') found.push('the root');
    for (const e of all('[part~=back].icon-button').filter(shown)) {
        if (middle(e) < half) found.push('the way back is on the left');
        if (getComputedStyle(e.querySelector('svg')).transform !== 'matrix(-1, 0, 0, 1, 0, 0)') found.push('its arrow');
    }
    for (const e of all('.option-price').filter(shown))
        if (middle(e) > middle(e.closest('[part~=amount-option]'))) found.push('a price is on the right');
    for (const e of all('[part~=address], [part~=code], .amount, [part~=email], [part~=phone]').filter(shown))
        if (getComputedStyle(e).direction !== 'ltr') found.push('direction of ' + e.getAttribute('part'));
    for (const e of all('[part~=qr]'))
        if (getComputedStyle(e).transform !== 'none') found.push('the code is turned');
    return found";

by_group! {
    read:
    every_word_of_the_catalogue_comes_from_the_language_file_and_fits of "Catalogue",
    every_word_of_a_brand_comes_from_the_language_file_and_fits of "Brand",
    every_word_of_an_order_comes_from_the_language_file_and_fits of "Order",
}

async fn read(world: &World, group: &str) {
    // What is said is not said again in another language.
    every_screen(world, group, "en-XA", async |screen| {
        let written = world.widget.evaluate(WRITTEN_IN_CODE, Value::Null).await;
        let mut wrong = each(&written, &format!("written in code: {screen}"));
        wrong.extend(broken(world, screen, "en-XA", &WIDTHS).await);
        world.dress_screen("de", "light").await;
        wrong.extend(broken(world, screen, "de", &WIDTHS).await);
        world.dress_screen("ar-XB", "light").await;
        let turned = world.widget.evaluate(MIRRORED, Value::Null).await;
        wrong.extend(each(&turned, &format!("from right to left: {screen}")));
        if screen == "checkout" {
            let due = world.widget.text("amount-due").await;
            assert!(due.starts_with(DUE), "{due}");
        }
        wrong.extend(broken(world, screen, "ar-XB", &WIDTHS).await);
        world.dress_screen("en", "light").await;
        wrong.extend(broken(world, screen, "en", &[320]).await);
        wrong
    })
    .await;
}

/// What is too wide or too high for its place at these widths.
async fn broken(world: &World, screen: &str, lang: &str, widths: &[u32]) -> Vec<String> {
    let mut wrong = Vec::new();
    for width in widths {
        world.session.resize(*width, 800).await;
        let settled = "return document.documentElement.clientWidth === arguments[1]";
        world.widget.wait_until("the width", settled, json!(width)).await;
        let broken = world.widget.evaluate(BROKEN, Value::Null).await;
        wrong.extend(each(&broken, &format!("{screen} in {lang} at {width}")));
    }
    wrong
}
