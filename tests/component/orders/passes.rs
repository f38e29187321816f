//! An order at a host that gives passes and tickets: what is sent, what is kept, and that neither is told to anybody.

use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

/// The host answers with these, as this project's does.
const GIVES: &str = "(shop.pass = '1800000000.pass', shop.tickets = 0,
    shop.admit = (order, more) => Response.json(structuredClone(order), { headers: { ...more,
        'CR-Stream-Ticket': `1800000000.ticket-${++shop.tickets}; max-age=900` } }),
    answers.orders = () => shop.admit(fixtures.order, { 'CR-Order-Pass': shop.pass }),
    answers.order = ({ headers }) => headers.get('CR-Order-Pass') === shop.pass
        ? shop.admit(shop.order) : refusal(404, 'ORDER_NOT_FOUND'))";

#[wasm_bindgen_test]
async fn the_stream_is_opened_by_its_ticket_and_the_order_asked_for_by_its_pass() {
    let mut shop = bought().await;
    assert_eq!(
        shop.value("new URL(streams[0].url).search"),
        r#""?ticket=1800000000.ticket-1""#,
        "what came with the creation"
    );
    shop.reload();
    shop.see_view("checkout").await;
    shop.until("openStreams().length == 1 && requests('order').length > 0").await;
    assert_eq!(
        shop.value("requests('order').every(({ headers }) => headers.get('CR-Order-Pass') === shop.pass)"),
        "true"
    );
    assert_eq!(shop.value("requests('order').some(({ url }) => url.includes('?'))"), "false");
    shop.until("openStreams().every(({ url }) => /[?]ticket=1800000000[.]ticket-[2-9]$/.test(url))").await;
}

#[wasm_bindgen_test]
async fn neither_is_shown_or_told_and_the_pass_alone_is_kept() {
    let shop = bought().await;
    shop.told_out().await;
    for (place, held) in [
        ("JSON.stringify(shop.told)", false),
        ("JSON.stringify(shop.warnings)", false),
        ("container.innerHTML", false),
        ("JSON.stringify({ ...localStorage })", true),
    ] {
        assert_eq!(shop.value(&format!("{place}.includes('1800000000.pass')")), held.to_string(), "{place}");
        assert_eq!(shop.value(&format!("{place}.includes('ticket-')")), "false", "{place}");
    }
}

#[wasm_bindgen_test]
async fn an_order_that_is_named_is_opened_by_the_pass_that_is_named_with_it() {
    const ID: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";
    for pass in ["", "1800000000.wrong", "not a pass"] {
        let shop = Shop::open_with("{}", GIVES).await;
        shop.widget().resume(ID.into(), pass.into());
        shop.see_problem("client:order-unknown").await;
        assert_eq!(shop.value("view()"), r#""grid""#, "{pass}");
        shop.until(&format!("problem('client:order-unknown').textContent.includes('{ID}')")).await;
        assert_eq!(shop.value("container.textContent.includes('1800000000')"), "false");
    }
    let mut shop = Shop::open_with("{}", GIVES).await;
    shop.widget().resume(ID.into(), "1800000000.pass".into());
    shop.see_view("checkout").await;
    shop.until("openStreams().length == 1 && openStreams()[0].url.includes('?ticket=')").await;
    // It is on file from then on.
    shop.reload();
    shop.see_view("checkout").await;
}

async fn bought() -> Shop {
    let shop = Shop::filled_in().await;
    shop.run(GIVES);
    shop.click("pay");
    shop.see_view("checkout").await;
    shop.until("openStreams().length == 1").await;
    shop.run("emit('open')");
    shop
}
