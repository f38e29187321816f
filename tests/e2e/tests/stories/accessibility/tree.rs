//! A purchase as somebody makes it who hears the page: what has the focus is known by its role and its name alone, what
//! stands around it by the browser's accessibility tree, and every step is a key.

use cryptorefills_e2e::{Page, World, until};

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';

/// Stops after which somebody would have given up.
const PATIENCE: usize = 60;

pub(crate) async fn roles_names_and_keys_alone_lead_to_the_code(world: &World) {
    world.open(&Page::widget(r#"country="US""#)).await;
    hear(world, "region", &["Gift cards"]).await;
    hear(world, "button", &["Steam"]).await;
    tab_to(world, "searchbox", &["Search"]).await;
    write(world, "steam").await;
    hear(world, "status", &["1 found"]).await;
    tab_to(world, "button", &["Steam"]).await;
    world.session.press(ENTER).await;

    focused(world, "heading", &["Steam"]).await;
    hear(world, "radiogroup", &["Amount"]).await;
    hear(world, "radio", &["10", "USDC"]).await;
    tab_to(world, "radio", &[]).await;
    world.session.press(DOWN).await;
    let (_, amount) = stop(world).await;
    let amount = amount.split(' ').next().unwrap_or_default().to_owned();
    tab_to(world, "combobox", &["Coin"]).await;
    tab_to(world, "combobox", &["Network"]).await;
    write(world, "Base").await;
    tab_to(world, "textbox", &["E-mail"]).await;
    write(world, "ada@example.com").await;
    hear(world, "button", &["Pay", "USDC", "Base"]).await;
    tab_to(world, "checkbox", &["offers"]).await;
    tab_to(world, "button", &["Pay", "USDC", "Base"]).await;
    world.session.press(ENTER).await;

    focused(world, "heading", &["Waiting for your payment"]).await;
    let order = world.sandbox.order().await;
    let text = |name: &str| order[name].as_str().unwrap_or_default().to_owned();
    let (due, address) = (text("coin_amount"), text("wallet_address"));
    let line = &order["deliveries"][0];
    assert!(line.to_string().contains(amount.trim_start_matches('$')), "{amount} was chosen: {line}");
    let [begin, end] = [&address[..6], &address[address.len() - 6..]];
    hear(world, "image", &["QR code", &due, "USDC", "Base", begin, end]).await;
    hear(world, "timer", &[":"]).await;
    hear_text(world, &due).await;
    hear_text(world, &address).await;
    tab_to(world, "button", &["Copy", "amount"]).await;
    world.session.press(ENTER).await;
    hear(world, "status", &["Copied"]).await;
    tab_to(world, "button", &["Copy", "address"]).await;
    world.session.press(ENTER).await;

    world.sandbox.step("pay").await;
    world.sandbox.step("deliver").await;
    hear(world, "status", &["Your order is ready"]).await;
    // The button that had the focus went with the payment.
    focused(world, "heading", &["Your order is ready"]).await;
    tab_to(world, "button", &["Show code"]).await;
    world.session.press(ENTER).await;
    let order = world.sandbox.order().await;
    let code = &order["deliveries"][0]["deliverable"]["pin_code"];
    hear_text(world, code.as_str().unwrap_or_else(|| panic!("no code in {order}"))).await;
    tab_to(world, "button", &["Copy", "code"]).await;
    world.session.press(ENTER).await;
    hear(world, "status", &["Copied"]).await;
}

/// Presses Tab until something of that role, whose name holds these words, has the focus.
async fn tab_to(world: &World, role: &str, words: &[&str]) {
    let mut passed = vec![];
    for _ in 0..PATIENCE {
        world.session.press(TAB).await;
        let stop = stop(world).await;
        if stop.0 == role && words.iter().all(|word| stop.1.contains(word)) {
            return;
        }
        passed.push(stop);
    }
    panic!("Tab came to no {role} {words:?}, but to {passed:?}");
}

/// Role and name of what has the focus.
async fn stop(world: &World) -> (String, String) {
    until("what has the focus", async || world.session.focus().await).await
}

/// Waits until something of that role, whose name holds these words, has the focus.
async fn focused(world: &World, role: &str, words: &[&str]) {
    until(&format!("the focus on {role} {words:?}"), async || {
        let (now, name) = world.session.focus().await?;
        (now == role && words.iter().all(|word| name.contains(word))).then_some(())
    })
    .await;
}

/// Waits until the tree holds something of that role whose name, or whose text, holds these words.
async fn hear(world: &World, role: &str, words: &[&str]) {
    until(&format!("{role} {words:?} in the accessibility tree"), async || {
        let tree = world.session.accessibility().await;
        let found = tree.iter().any(|(is, said)| is == role && words.iter().all(|word| said.contains(word)));
        found.then_some(())
    })
    .await;
}

/// Waits until the tree holds this text, whole.
async fn hear_text(world: &World, text: &str) {
    until(&format!("“{text}” in the accessibility tree"), async || {
        let tree = world.session.accessibility().await;
        let whole = tree.iter().filter(|(is, _)| is == "RootWebArea").any(|(_, said)| said.contains(text));
        whole.then_some(())
    })
    .await;
}

async fn write(world: &World, text: &str) {
    for key in text.chars() {
        world.session.press(key).await;
    }
}
