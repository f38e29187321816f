//! What comes out of a printer: a receipt, and nothing that only a screen can do.

use cryptorefills_e2e::World;
use serde_json::{Value, json};

/// Everything that is printed, as words, and the parts among it.
const PRINTED: &str = "const printed = all('[part~=root]')[0].innerText.replace(/\\s+/g, ' ');
    return [printed, all('button, a, [part~=connection], [part~=qr], [part~=countdown]').filter(shown).length]";

pub(crate) async fn a_receipt_is_printed_without_buttons_and_with_what_was_paid(world: &World) {
    world.show_screen("done-revealed", "en").await;
    world.session.print().await;
    let printed = world.widget.evaluate(PRINTED, Value::Null).await;
    let words = printed[0].as_str().unwrap_or_default();
    for told in [
        "Airbnb $100",
        "101.48 USDC on Solana",
        "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11",
        "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
        "2026",
        "AIRB-7Q2M-X4KD-91ZP",
    ] {
        assert!(words.contains(told), "{told} is not in: {words}");
    }
    assert_eq!(printed[1], 0, "{words}");
    // Black on white, whatever the theme.
    world.widget.evaluate("host.setAttribute('theme', 'dark')", Value::Null).await;
    let colours =
        "const style = getComputedStyle(all('[part~=root]')[0]); return [style.color, style.backgroundColor]";
    assert_eq!(
        world.widget.evaluate(colours, Value::Null).await,
        json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"])
    );
}

pub(crate) async fn a_code_that_nobody_has_seen_is_not_printed(world: &World) {
    world.show_screen("done", "en").await;
    world.session.print().await;
    let printed = world.widget.evaluate(PRINTED, Value::Null).await;
    let words = printed[0].as_str().unwrap_or_default();
    assert!(words.contains("Airbnb $100") && !words.contains("AIRB-7Q2M"), "{words}");
}
