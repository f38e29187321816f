//! An order that waits for its payment: what to send, where to, how long, and nothing of it any longer than that.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

const ADDRESS: &str = "7YttLkHDoNj9wyDur5pM1ejNaAvT9X4eqaYcHQqtj2G5";

#[wasm_bindgen_test]
async fn amount_coin_network_and_address_stand_together_in_full() {
    let shop = Shop::checkout().await;
    for words in ["101.48", "USDC", "Solana"] {
        shop.see_text("amount-due", words).await;
    }
    assert_eq!(shop.value("text('address')"), format!("\"{ADDRESS}\""));
    assert_eq!(shop.value("text('status')"), r#""Waiting for your payment""#);
    assert_eq!(shop.value("part('status').dataset.state"), r#""WaitingForPayment""#);
    assert_eq!(shop.value("one('.order-id').textContent == order.order_id"), "true");
    shop.until("/^29:[0-9][0-9]$/.test(text('countdown'))").await;
}

#[wasm_bindgen_test]
async fn the_code_is_drawn_once_and_described_in_words() {
    let shop = Shop::checkout().await;
    assert_eq!(shop.value("all('[part=qr]').length"), "1");
    assert_eq!(
        shop.value("part('qr').ariaLabel"),
        r#""QR code: 101.48 USDC on Solana to 7YttLkHD…HQqtj2G5""#
    );
    assert_eq!(shop.value("part('open-wallet').getAttribute('href') == order.qr_text"), "true");
    assert_eq!(shop.value("all('[part=qr] path').length"), "2", "its ground and its modules");
}

#[wasm_bindgen_test]
async fn amount_and_address_are_copied_whole() {
    let shop = Shop::checkout().await;
    shop.run("part('copy-amount').click(), part('copy-address').click()");
    shop.until("copied.length == 2").await;
    assert_eq!(shop.value("copied"), format!(r#"["101.48","{ADDRESS}"]"#));
    shop.see_text("copy-amount", "Copied").await;
}

#[wasm_bindgen_test]
async fn copying_the_older_way_leaves_the_focus_on_the_button() {
    let shop = Shop::checkout().await;
    // The view takes the focus to its beginning once the order is on file, and is told of: what comes before that is moved.
    shop.until("heard('cr-order-created').length == 1").await;
    shop.run("(shop.settled = false, setTimeout(() => (shop.settled = true)))");
    shop.until("shop.settled").await;
    for (works, said) in [(false, "refused"), (true, "Copied")] {
        let older = format!(
            "(Object.defineProperty(navigator, 'clipboard', {{ value: undefined, configurable: true }}),
            (document.execCommand = () => {works} && copied.push(all('textarea')[0].value) > 0),
            part('copy-address').focus(), part('copy-address').click())"
        );
        shop.run(&older);
        shop.until(&format!("all('[role=status]').some((it) => it.textContent.includes('{said}'))")).await;
        let left = shop.value("[host.shadowRoot.activeElement?.part.value, all('textarea').length]");
        assert_eq!(left, r#"["copy-address",0]"#, "{works}");
    }
    shop.run("delete document.execCommand");
    assert_eq!(shop.value("copied"), format!(r#"["{ADDRESS}"]"#));
}

#[wasm_bindgen_test]
async fn news_that_change_nothing_leave_the_code_where_it_is() {
    let shop = Shop::checkout().await;
    shop.run("(part('qr').mine = part('copy-address').mine = true), tell({}), emit('message', 'garbage')");
    shop.until("requests('order').length == 1").await;
    assert_eq!(shop.value("[part('qr').mine, part('copy-address').mine]"), "[true,true]");
}

#[wasm_bindgen_test]
async fn at_the_end_of_the_time_nothing_asks_for_money_any_more() {
    let shop = Shop::filled_in().await;
    let almost = "(answers.orders = () => json({ ...fixtures.order, timestamp_of_request: fixtures.order.payment_requested_at + 1798 }))";
    shop.run(almost);
    shop.click("pay");
    shop.see("qr").await;
    for part in ["qr", "address", "open-wallet", "copy-address"] {
        shop.see_no(part).await;
    }
    assert_eq!(shop.value("[view(), text('countdown')]"), r#"["checkout","0:00"]"#);
    shop.run("button('Order again').click()");
    shop.see_view("brand").await;
    shop.until("part('email').value == 'shopper@example.com'").await;
    shop.until("part('amount-input').value == '100'").await;
}

#[wasm_bindgen_test]
async fn a_payment_that_is_seen_takes_the_code_away() {
    let shop = Shop::checkout().await;
    shop.run("tell({ order_state: 'PaymentStarted' })");
    shop.see_view("order").await;
    for part in ["qr", "address", "open-wallet", "countdown"] {
        shop.see_no(part).await;
    }
}

#[wasm_bindgen_test]
async fn a_payment_text_for_another_address_is_neither_drawn_nor_linked() {
    let shop = Shop::filled_in().await;
    shop.run(
        "(answers.orders = () => json({ ...fixtures.order, qr_text: 'solana:SomebodyElse?amount=101.48' }))",
    );
    shop.click("pay");
    shop.see("qr").await;
    shop.see_no("open-wallet").await;
    assert_eq!(shop.value("text('address')"), format!("\"{ADDRESS}\""));
}

#[wasm_bindgen_test]
async fn a_lightning_invoice_is_an_address_too() {
    let shop = Shop::filled_in().await;
    shop.run("choose('coin', 'BTC')");
    shop.until("options('network').some((it) => it.value == 'Lightning')").await;
    shop.run("choose('network', 'Lightning')");
    shop.until("part('network').value == 'Lightning' && text('price').includes('BTC')").await;
    shop.run("(answers.orders = () => json(fixtures.lightning))");
    shop.click("pay");
    shop.see_text("amount-due", "0.0025").await;
    assert_eq!(shop.value("text('address') == fixtures.lightning.wallet_address"), "true");
    assert_eq!(shop.value("part('open-wallet').getAttribute('href').startsWith('lightning:')"), "true");
}

#[wasm_bindgen_test]
async fn a_hosted_payment_leads_to_its_page() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, wallet_address: null, qr_text: null, network: null, checkout_url: 'https://pay.example/x' }))");
    shop.click("pay");
    shop.see("open-wallet").await;
    assert_eq!(
        shop.value("[part('open-wallet').href, part('open-wallet').rel]"),
        r#"["https://pay.example/x","noopener noreferrer"]"#
    );
    shop.see_no("qr").await;
}

#[wasm_bindgen_test]
async fn a_hosted_payment_without_a_page_leads_to_the_picture_of_its_code() {
    let shop = Shop::filled_in().await;
    shop.run("choose('network', 'BINANCE_PAY')");
    shop.run("(answers.orders = () => json({ ...fixtures.order, payment_via: 'BINANCE_PAY', wallet_address: null, qr_text: null, network: null, qr_url: 'https://api.example/v3/qrs/1' }))");
    shop.click("pay");
    shop.see("open-wallet").await;
    assert_eq!(shop.value("part('open-wallet').href"), r#""https://api.example/v3/qrs/1""#);
}

#[wasm_bindgen_test]
async fn an_order_without_a_way_to_pay_says_so() {
    let shop = Shop::filled_in().await;
    shop.run("(answers.orders = () => json({ ...fixtures.order, wallet_address: null, qr_text: null }))");
    shop.click("pay");
    shop.until("container.textContent.includes('There is no address yet.')").await;
    shop.see_no("qr").await;
}

#[wasm_bindgen_test]
async fn how_news_arrive_is_shown() {
    let shop = Shop::checkout().await;
    shop.until("part('connection').dataset.state == 'live' && text('connection') == 'Live'").await;
    shop.run("emit('error')");
    shop.until("part('connection').dataset.state == 'reconnecting'").await;
    shop.until("openStreams().length == 1").await;
    shop.run("emit('open')");
    shop.until("part('connection').dataset.state == 'live'").await;
}

#[wasm_bindgen_test]
async fn without_a_stream_the_order_is_asked_for_and_the_shopper_told() {
    let shop = Shop::filled_in().await;
    shop.run("delete globalThis.EventSource");
    shop.click("pay");
    shop.until("part('connection')?.dataset.state == 'polling'").await;
    shop.until("container.textContent.includes('Live updates are paused.')").await;
    shop.until("requests('order').length > 0").await;
    assert_eq!(shop.value("Boolean(part('qr'))"), "true", "the code stays while only the news are slow");
}

#[wasm_bindgen_test]
async fn a_wallet_that_cannot_read_the_payment_text_gets_the_address_alone() {
    let shop = Shop::checkout().await;
    let code = "one('.qr-modules').getAttribute('d')";
    let text = shop.value(code);
    shop.run("button('Address only').click()");
    shop.until(&format!("{code} != {text}")).await;
    assert_eq!(shop.value("[all('[part=qr]').length, button('Address only').ariaPressed]"), r#"[1,"true"]"#);
    shop.until("one('.qr-panel').textContent.includes('Enter 101.48 USDC yourself')").await;
    shop.run("button('Address only').click()");
    shop.until(&format!("{code} == {text}")).await;
}

#[wasm_bindgen_test]
async fn a_payment_text_that_cannot_be_trusted_or_drawn_gives_way_to_the_address() {
    for text in [
        "`solana:${fixtures.order.wallet_address}?amount=901.48`",
        "`solana:${fixtures.order.wallet_address}?amount=101.48${'&memo=0123456789'.repeat(250)}`",
        "`javascript:alert('${fixtures.order.wallet_address}')`",
        "null",
    ] {
        let shop = Shop::filled_in().await;
        shop.run(&format!("(answers.orders = () => json({{ ...fixtures.order, qr_text: {text} }}))"));
        shop.click("pay");
        shop.see("qr").await;
        shop.until("one('.qr-panel').textContent.includes('This code is the address alone.')").await;
        assert_eq!(shop.value("Boolean(button('Address only'))"), "false", "there is nothing to choose");
        let harmless = "!part('open-wallet') || part('open-wallet').href.includes('amount=101.48')";
        assert_eq!(shop.value(harmless), "true", "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_hosted_method_is_named_and_asks_for_no_transfer() {
    let shop = Shop::filled_in().await;
    shop.run("choose('network', 'BINANCE_PAY')");
    shop.run("(answers.orders = () => json({ ...fixtures.order, payment_via: 'BINANCE_PAY', wallet_address: null, qr_text: null, network: null, checkout_url: 'https://pay.example/x' }))");
    shop.click("pay");
    shop.until("container.textContent.includes('You pay with Binance Pay, on its own page.')").await;
    assert_eq!(shop.value("container.textContent.includes('Send only')"), "false");
    shop.see_text("amount-due", "101.48").await;
    assert_eq!(shop.value("part('open-wallet').target"), r#""_blank""#);
    shop.run("tell({ order_state: 'PaymentReceived' })");
    shop.see_view("order").await;
}
