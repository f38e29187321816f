//! The playground, as a partner's developer uses it: what is set reaches the element and the code, what happens is
//! listed, and the address keeps it all.

pub(crate) mod controls;
pub(crate) mod page;
pub(crate) mod tools;

use cryptorefills_e2e::{World, until};
use serde_json::{Value, json};

/// The value of a script on the page; `arguments[0]` is the argument.
async fn evaluate(world: &World, script: &str, argument: Value) -> Value {
    world.session.evaluate(script, vec![argument]).await
}

/// Waits until a script's value is the expected one.
async fn wait_for(world: &World, what: &str, script: &str, argument: Value, expected: Value) {
    let mut last = Value::Null;
    let waited = until(what, async || {
        last = evaluate(world, script, argument.clone()).await;
        (last == expected).then_some(())
    });
    waited.await;
}

/// Presses what a selector finds, as a mouse does.
async fn press(world: &World, css: &str) {
    let pressed = "const found = document.querySelector(arguments[0]);
        if (!found || found.disabled || !found.checkVisibility()) return false;
        found.click();
        return true";
    wait_for(world, css, pressed, json!(css), json!(true)).await;
}

/// Gives the control of an attribute or token a value, as somebody who leaves the field; `null` empties it.
async fn give(world: &World, name: &str, text: &Value) {
    let given = "const [name, text] = arguments[0];
        const field = document.querySelector(`[data-attribute='${name}'], [data-token='${name}']`);
        for (const folded of document.querySelectorAll('details.group')) folded.open ||= folded.contains(field);
        const boxes = [...field.querySelectorAll('input[type=checkbox]')];
        for (const box of boxes) {
            const wanted = boxes.length > 1 ? (text ?? boxes.map((box) => box.value).join(' ')).split(' ').includes(box.value) : text !== null;
            if (box.checked !== wanted) box.click();
        }
        const input = field.querySelector('select, input:not([type=checkbox], [type=color])');
        if (!input) return;
        input.focus();
        input.value = text ?? '';
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    evaluate(world, given, json!([name, text])).await;
}

/// An attribute of the element as it stands in the page.
async fn attribute(world: &World, name: &str) -> Value {
    let script = "return document.querySelector('cryptorefills-widget').getAttribute(arguments[0])";
    evaluate(world, script, json!(name)).await
}

/// A text of the page.
async fn text(world: &World, css: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
    evaluate(world, script, json!(css)).await.as_str().unwrap_or_default().to_owned()
}
