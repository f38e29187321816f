//! A search, from whichever kind is open, and the categories above it.

use cryptorefills_e2e::{Page, World, part};
use serde_json::{Value, json};

pub(crate) async fn a_search_looks_through_every_kind_that_is_on_offer(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    widget.fill("search", "eSIM").await;
    widget.wait(part("brand-card").with("data-brand", "eSIM")).await;
    let first = "return all('[part~=brand-card]')[0].dataset.brand";
    assert_eq!(widget.evaluate(first, Value::Null).await, "eSIM", "before any looser match in the open kind");
    widget.fill("search", "a").await;
    let headed = "const heads = all('[part~=brand-grid] h3').map(words);
        return heads[0] === 'Gift cards' && heads.includes('Top-ups') && all('[part~=brand-grid]').length === 1";
    widget.wait_until("each kind under a heading of its own", headed, Value::Null).await;
    widget.open_kind("mobile_recharge").await;
    let turned = "return words(all('[part~=brand-grid] h3')[0]) === 'Top-ups'";
    widget.wait_until("the open kind first", turned, Value::Null).await;
}

/// The rows in which categories are seen, and whether all of them are.
const ROWS: &str =
    "const chips = all('[part~=category-tab]'), seen = chips.filter((chip) => chip.offsetParent !== null
        && chip.getBoundingClientRect().bottom <= chip.parentElement.getBoundingClientRect().bottom + 1);
    const tops = new Set(seen.map((chip) => Math.round(chip.getBoundingClientRect().top)));
    return [tops.size, seen.length === chips.length]";

pub(crate) async fn categories_take_two_rows_at_most_and_the_rest_is_one_press_away(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" lang="de""#)).await;
    widget.wait("brand-card").await;
    let expands = |open: bool| {
        format!(
            "const more = all('.chips-more')[0]; return more?.hidden === false && more.ariaExpanded === '{open}'"
        )
    };
    for width in [600, 800] {
        world.session.resize(width, 800).await;
        widget.wait_until("a button for the rest", &expands(false), Value::Null).await;
        assert_eq!(widget.evaluate(ROWS, Value::Null).await, json!([2, false]), "{width}");
    }
    let press = "all('.chips-more')[0].click()";
    widget.evaluate(press, Value::Null).await;
    widget.wait_until("all categories", &format!("{ROWS}[1]"), Value::Null).await;
    widget.evaluate(press, Value::Null).await;
    widget.wait_until("two rows again", &expands(false), Value::Null).await;
    world.session.resize(400, 800).await;
    let row = "const more = all('.chips-more')[0];
        return more.hidden && new Set(all('[part~=category-tab]').map((chip) => chip.offsetTop)).size === 1";
    widget.wait_until("one row that scrolls", row, Value::Null).await;
}

/// What is seen around the card that has the focus: the outline's own edges, against what cuts it off.
const RING: &str = "const card = all('[part~=brand-card]')[arguments[1]];
    card.focus({ focusVisible: true });
    const style = getComputedStyle(card), out = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const own = card.getBoundingClientRect();
    for (let box = card.parentElement; box.part?.contains('root') === false; box = box.parentElement) {
        const its = getComputedStyle(box);
        const cuts = its.contentVisibility === 'auto' || its.overflowX !== 'visible' || its.contain.includes('paint');
        if (!cuts) continue;
        const edge = box.getBoundingClientRect();
        const inside = own.left - out >= edge.left - 0.5 && own.top - out >= edge.top - 0.5 && own.bottom + out <= edge.bottom + 0.5;
        if (!inside) return `${box.className || box.localName} cuts it`;
    }
    return style.outlineStyle === 'none' ? 'no ring' : 'whole'";

pub(crate) async fn the_ring_around_a_card_is_whole_and_its_mark_leaves_the_logo_alone(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    for width in [400, 900] {
        world.session.resize(width, 800).await;
        for card in [0, 1, 9, 20] {
            assert_eq!(widget.evaluate(RING, json!(card)).await, "whole", "{card} at {width}");
        }
    }
    let apart = "return all('.brand-tag').length > 0 && all('.brand-tag').every((mark) => {
        const tile = mark.closest('[part~=brand-card]').querySelector('.brand-tile').getBoundingClientRect();
        return mark.getBoundingClientRect().top >= tile.bottom })";
    assert_eq!(widget.evaluate(apart, Value::Null).await, true);
}
