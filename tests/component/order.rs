//! An order whose payment was seen, or that is final: its state in words, its steps, and what arrived.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn every_state_has_words_and_only_a_partial_payment_asks_for_money() {
    for (state, words) in [
        ("PaymentStarted", "Payment seen, waiting for confirmation"),
        ("PaymentReceived", "Payment received"),
        ("WaitingForDelivery", "Paid. Getting your order"),
        ("WaitingForManualAction", "Your order is being looked at"),
        ("WaitingForRebuy", "Your order is being looked at"),
        ("Teleported", "Your order is in progress (Teleported)"),
        ("Expired", "The time to pay is over"),
        ("PaymentFailed", "The payment failed"),
        ("PaymentSetupFailed", "The payment could not be set up"),
        ("Canceled", "The order was canceled"),
        ("Refunded", "Your money went back"),
    ] {
        let shop = Shop::checkout().await;
        shop.run(&format!("tell({{ order_state: '{state}' }})"));
        shop.until(&format!("part('status').dataset.state == '{state}'")).await;
        shop.see_text("status", words).await;
        assert_eq!(
            shop.value("[view(), Boolean(part('qr')), Boolean(part('address'))]"),
            r#"["order",false,false]"#,
            "{state}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_change_of_state_is_spoken_and_the_focus_stays() {
    let shop = Shop::checkout().await;
    let spoken = "one('[part=root] > [role=status]').textContent";
    // The heading has the focus, and says how the order stands.
    shop.until(&format!("{spoken} == ''")).await;
    shop.run("part('copy-address').focus()");
    shop.run("tell({ missing_amount: '0' })");
    assert_eq!(shop.value(spoken), r#""""#, "no change of state");
    shop.run("tell({ order_state: 'PaymentReceived' })");
    shop.until(&format!("{spoken} == 'Payment received'")).await;
    shop.until("container.getRootNode().activeElement == one('h2')").await;
}

#[wasm_bindgen_test]
async fn the_steps_show_how_far_an_order_is() {
    let shop = Shop::order("{ order_state: 'PaymentStarted' }").await;
    let steps = "all('.step').map((it) => it.dataset.step).join()";
    shop.until(&format!("{steps} == 'done,current,todo,todo'")).await;
    shop.run("tell({ order_state: 'WaitingForDelivery' })");
    shop.until(&format!("{steps} == 'done,done,current,todo'")).await;
    assert_eq!(shop.value("one('[aria-current=step]').textContent.includes('Airbnb')"), "true");
}

#[wasm_bindgen_test]
async fn after_a_partial_payment_the_rest_is_asked_for() {
    let shop = Shop::order("fixtures.partial").await;
    shop.see_text("missing-amount", "41.48").await;
    for words in ["USDC", "Solana"] {
        shop.see_text("missing-amount", words).await;
    }
    shop.see_text("amount-due", "101.48").await;
    assert_eq!(
        shop.value(
            "[all('[part=qr]').length, part('open-wallet').href == fixtures.partial.missing_amount_qr_text]"
        ),
        "[1,true]"
    );
    shop.click("copy-amount");
    shop.until("copied.join() == '41.48'").await;
}

#[wasm_bindgen_test]
async fn a_code_is_hidden_until_it_is_asked_for() {
    let shop = Shop::order("fixtures.done").await;
    shop.see("reveal").await;
    assert_eq!(shop.value("container.innerHTML.includes('AIRB-7Q2M')"), "false");
    assert_eq!(
        shop.value("[text('status'), all('[part=delivery]').length, Boolean(part('connection'))]"),
        r#"["Your order is ready",1,false]"#
    );
    shop.click("reveal");
    shop.see_text("code", "AIRB-7Q2M-X4KD-91ZP").await;
    for words in ["6006491234567890", "4417"] {
        shop.see_text("delivery", words).await;
    }
    shop.until("container.getRootNode().activeElement == part('code')").await;
    shop.click("copy-code");
    shop.until("copied.join() == 'AIRB-7Q2M-X4KD-91ZP'").await;
    shop.until("heard('cr-order-done').length == 1").await;
    assert_eq!(shop.value("JSON.stringify(told).includes('AIRB')"), "false", "no code leaves in an event");
    shop.until("openStreams().length == 0").await;
}

#[wasm_bindgen_test]
async fn what_comes_on_top_is_shown_with_its_terms_its_claim_and_its_transaction() {
    let shop = Shop::order(
        "{ ...fixtures.done, payment_transactions: ['5xTransaction'],
           campaign_rewards: [{ campaign_name: 'Double points', campaign_description: 'For this order',
             reward: { type: 'LINK', claim_url: 'https://rewards.example/claim' } }],
           deliveries: [{ ...fixtures.done.deliveries[0], deliverable: { ...fixtures.done.deliveries[0].deliverable,
             pin_code: 'https://card.example/1', pin_serial: '60064912', terms_and_conditions: '<p>Not for <b>resale</b>.</p>',
             promotion: { title: 'Spring offer', description: 'Until May' } } }] }",
    )
    .await;
    for words in ["Spring offer", "Until May", "Not for resale."] {
        shop.see_text("delivery", words).await;
    }
    for secret in ["card.example", "60064912"] {
        assert_eq!(shop.value(&format!("container.innerHTML.includes('{secret}')")), "false", "{secret}");
    }
    shop.click("reveal");
    shop.see_text("delivery", "60064912").await;
    shop.until("container.getRootNode().activeElement?.href == 'https://card.example/1'").await;
    shop.until("one('a[href=\"https://rewards.example/claim\"]')?.rel.includes('noopener')").await;
    shop.until("one('.transaction').textContent.includes('5xTransaction')").await;
    shop.run("one('.transaction button').click()");
    shop.until("copied.join() == '5xTransaction'").await;
}

#[wasm_bindgen_test]
async fn an_esim_comes_with_its_picture_and_the_links_that_install_it() {
    let shop = Shop::order("{ ...fixtures.done_esim, order_id: order.order_id }").await;
    shop.click("reveal");
    shop.see_text("code", "LPA:1$smdp.example.com").await;
    shop.until("one('[part=delivery] .delivery-image')").await;
    assert_eq!(
        shop.value("all('[part=delivery] a').map((it) => it.host)"),
        r#"["esim.example.com","esimsetup.android.com","esimsetup.apple.com"]"#
    );
}

#[wasm_bindgen_test]
async fn a_top_up_has_nothing_to_reveal() {
    let shop = Shop::order("{ ...fixtures.done_topup, order_id: order.order_id }").await;
    shop.see_text("delivery", "The phone has been topped up.").await;
    shop.see_text("delivery", "LY-20260825-004417").await;
    shop.see_no("reveal").await;
}

#[wasm_bindgen_test]
async fn each_line_of_an_order_has_its_own_end() {
    let shop = Shop::order("{ ...fixtures.several, order_id: order.order_id }").await;
    shop.until("all('[part=delivery]').length == 3").await;
    let words = |at: u8, words: &str| format!("all('[part=delivery]')[{at}].textContent.includes('{words}')");
    shop.until(&words(0, "Show code")).await;
    shop.until(&words(1, "went back")).await;
    shop.run("all('[part=delivery]')[2].querySelector('[part=reveal]').click()");
    shop.until(
        "all('[part=delivery]')[2].querySelector('a').href == 'https://redeem.example.com/c/8Q2M-X4KD'",
    )
    .await;
}

#[wasm_bindgen_test]
async fn an_order_that_is_done_without_its_code_waits_for_it() {
    let shop = Shop::order("{ order_state: 'Done' }").await;
    shop.see_text("delivery", "on its way").await;
    shop.run("tell(fixtures.done)");
    shop.see("reveal").await;
}

#[wasm_bindgen_test]
async fn what_arrived_in_the_wrong_coin_is_named() {
    let shop = Shop::order("{ order_state: 'WaitingForManualAction', original_payment_info: { coin: 'USDT', protocol: 'TRON_LIKE' } }").await;
    shop.until("container.textContent.includes('One of USDT on Tron and USDC on Solana was asked for')")
        .await;
    assert_eq!(shop.value("container.textContent.includes('_LIKE')"), "false");
    shop.until("container.textContent.includes('The payment was not as asked for.')").await;
}

#[wasm_bindgen_test]
async fn after_the_end_of_the_time_one_click_leads_back_to_the_form() {
    let shop = Shop::order("{ order_state: 'Expired' }").await;
    shop.see("restart").await;
    shop.until("container.textContent.includes('this page keeps checking')").await;
    shop.click("restart");
    shop.see_view("brand").await;
    shop.until("part('email').value == 'shopper@example.com' && text('price').includes('101.48')").await;
    shop.until("openStreams().length == 0").await;
}

#[wasm_bindgen_test]
async fn after_a_delivery_the_shop_is_there_again() {
    let shop = Shop::order("fixtures.done").await;
    shop.click("restart");
    shop.see_view("grid").await;
    shop.until("cards().length == 10").await;
}

#[wasm_bindgen_test]
async fn a_message_for_another_order_or_an_older_one_changes_nothing() {
    let shop = Shop::order("{ order_state: 'PaymentReceived' }").await;
    shop.run("emit('message', JSON.stringify({ ...fixtures.done, order_id: 'another' }))");
    shop.run("emit('message', JSON.stringify(fixtures.order))");
    shop.run("tell({ order_state: 'WaitingForDelivery' })");
    shop.until("part('status').dataset.state == 'WaitingForDelivery'").await;
    shop.until("heard('cr-order-status').length == 3").await;
    assert_eq!(
        shop.value("heard('cr-order-status').map(({ state }) => state)"),
        r#"["WaitingForPayment","PaymentReceived","WaitingForDelivery"]"#
    );
}

/// As a translator of the page does it: every text in elements of its own.
const TRANSLATE: &str = "(() => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = 'translated ' + text.data;
        outer.append(inner);
        text.replaceWith(outer);
    }
})()";

#[wasm_bindgen_test]
async fn what_a_translator_put_in_the_place_of_words_gives_way_to_news() {
    let shop = Shop::checkout().await;
    assert_eq!(shop.value("part('root').translate"), "false");
    shop.run(TRANSLATE);
    shop.see_text("status", "translated").await;
    shop.until("/^29:[0-9][0-9]$/.test(text('countdown'))").await;
    for (state, words) in [
        ("PaymentStarted", "Payment seen, waiting for confirmation"),
        ("WaitingForDelivery", "Paid. Getting your order"),
    ] {
        shop.run(&format!("tell({{ order_state: '{state}' }})"));
        shop.until(&format!("text('status') == '{words}'")).await;
        shop.run(TRANSLATE);
    }
    shop.run("tell({ ...fixtures.done, order_id: order.order_id })");
    shop.until("text('status') == 'Your order is ready'").await;
    shop.see("reveal").await;
    assert_eq!(shop.value("text('reveal')"), r#""Show code""#);
}

#[wasm_bindgen_test]
async fn a_payment_can_be_looked_at_on_its_chain() {
    let shop =
        Shop::order("{ order_state: 'PaymentReceived', payment_transactions: ['5xT9', '6yU1'] }").await;
    shop.see("explorer").await;
    assert_eq!(
        shop.value("all('.transaction a').map((link) => [link.href, link.target, link.rel, link.getAttribute('part')])"),
        r#"[["https://solscan.io/tx/5xT9","_blank","noopener noreferrer","explorer"],["https://solscan.io/tx/6yU1","_blank","noopener noreferrer",null]]"#
    );
    for change in [
        "network: 'Lightning'",
        "network: 'Nowhere'",
        "payment_transactions: ['no/../id']",
        "payment_via: 'BINANCE_PAY'",
    ] {
        shop.run(&format!("tell({{ {change} }})"));
        shop.see_no("explorer").await;
        shop.run("tell({ network: 'Solana', payment_transactions: ['5xT9'], payment_via: 'USER_WALLET' })");
        shop.see("explorer").await;
    }
}
