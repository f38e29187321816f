//! A page that is translated while the widget runs: what a translator puts in the place of texts gives way to news.

use cryptorefills_e2e::{Page, World};
use serde_json::{Value, json};

/// As translators do it: every text in elements of their own, in another language.
const TRANSLATE: &str = r"
    const walker = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT), texts = [];
    for (let node; (node = walker.nextNode());) if (node.data.trim()) texts.push(node);
    for (const text of texts) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        inner.textContent = 'übersetzt ' + text.data;
        outer.append(inner);
        text.replaceWith(outer);
    }
    return texts.length";

const LEFT: &str = "return all('[part~=status], [part~=countdown], [part~=connection]')
    .filter((e) => e.textContent.includes('übersetzt')).map((e) => e.outerHTML)";

pub(crate) async fn what_a_translator_wrote_gives_way_to_news(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    assert_eq!(widget.property("root", "translate").await, false);
    widget.evaluate(TRANSLATE, Value::Null).await;
    widget.pick("20 USD").await;
    let words = "const text = words(all(`[part~=${arguments[1]}]`)[0]);
        return /USDC/.test(text) && !text.includes('übersetzt')";
    for part in ["price", "pay"] {
        widget.wait_until(part, words, json!(part)).await;
    }
    widget.pay().await;
    widget.wait_text("countdown", ":").await;
    widget.evaluate(TRANSLATE, Value::Null).await;
    let counting = "return /^[0-9]+:[0-9][0-9]$/.test(words(all('[part~=countdown]')[0]))";
    widget.wait_until("the countdown to go on", counting, Value::Null).await;
    for (step, state, text) in [
        ("pay", "WaitingForDelivery", "Paid. Getting your order"),
        ("deliver", "Done", "Your order is ready"),
    ] {
        world.sandbox.step(step).await;
        widget.wait_state(state).await;
        widget
            .wait_until(state, "return words(all('[part~=status]')[0]) === arguments[1]", json!(text))
            .await;
        assert_eq!(widget.evaluate(LEFT, Value::Null).await, json!([]));
        widget.evaluate(TRANSLATE, Value::Null).await;
    }
}

/// What is selected by hand is what is sent to.
pub(crate) async fn a_selected_address_is_the_address(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    let order = world.order_steam().await;
    let selected = "const range = document.createRange(), selection = getSelection();
        range.selectNodeContents(all('[part~=address]')[0]);
        selection.removeAllRanges();
        selection.addRange(range);
        return [selection.toString(), all('[part~=address]')[0].innerText]";
    for width in [320, 1280] {
        world.session.resize(width, 800).await;
        widget.wait("address").await;
        let address = &order["wallet_address"];
        assert_eq!(widget.evaluate(selected, Value::Null).await, json!([address, address]), "at {width}");
    }
}
