//! What is typed into and chosen from under a finger. An iPhone zooms into a field whose letters are smaller than 16 px,
//! and does not zoom out again.

use cryptorefills_e2e::{Page, World};
use serde_json::{Value, json};

const IS_TOUCHED: &str = "return matchMedia('(pointer: coarse)').matches";

/// The fields that a phone would zoom into, of those that open a keyboard or a list.
const SMALL: &str = "const fields = all('input, select, textarea').filter(({ type }) => !['radio', 'checkbox'].includes(type));
    const size = (field) => parseFloat(getComputedStyle(field).fontSize);
    return [fields.length > 1, fields.filter((field) => size(field) < 16).map((field) => `${field.className}: ${size(field)}`)]";

pub(crate) async fn no_field_makes_a_phone_zoom(world: &World) {
    let widget = &world.widget;
    world.session.touch(true).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    widget.wait_until("a finger", IS_TOUCHED, Value::Null).await;
    assert_eq!(widget.evaluate(SMALL, Value::Null).await, json!([true, []]), "the closed grid");
    widget.click("country").await;
    widget.wait("country").await;
    assert_eq!(widget.evaluate(SMALL, Value::Null).await, json!([true, []]), "the open list of countries");
    world.session.press('\u{e00c}').await;
    for (kind, brand) in [("giftcard", "Airbnb"), ("mobile_recharge", "T-Mobile Credits")] {
        widget.open_kind(kind).await;
        widget.open_brand(brand).await;
        widget.wait("email").await;
        widget.evaluate("all('summary').forEach((summary) => summary.click())", Value::Null).await;
        assert_eq!(widget.evaluate(SMALL, Value::Null).await, json!([true, []]), "{brand}");
        widget.click("back").await;
    }
    world.session.touch(false).await;
}
