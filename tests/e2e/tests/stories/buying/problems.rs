//! What stands between a shopper and an order: told in words, beside the field that mends it.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::{Value, json};

/// Whether a control's description contains a problem.
const DESCRIBED: &str = "const [css, code] = arguments[1];
    const control = all(css)[0].closest('[aria-describedby]') ?? all(css)[0];
    const ids = (control.getAttribute('aria-describedby') ?? '').split(' ');
    return ids.some((id) => host.shadowRoot.getElementById(id)?.querySelector(`[data-code=\"${code}\"]`))";

pub(crate) async fn problems_stand_beside_their_fields_until_they_are_mended(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "ada.example.com").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:email")).await;
    assert!(world.sandbox.requests("/v5/orders/validations").await.is_empty(), "nothing was asked");

    let several =
        "KYC_MISSING+OUT_OF_STOCK+NOT_ALLOWED_PAYMENT_VIA+INVALID_BENEFICIARY_ACCOUNT+NEVER_SEEN_BEFORE";
    widget.fill("email", &format!("{several}@sandbox.example")).await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    let mut codes = widget.problems().await;
    codes.sort();
    let mut expected: Vec<&str> = several.split('+').collect();
    expected.sort_unstable();
    assert_eq!(codes, expected, "each once, and none of the time before");
    widget.wait_view("brand").await;
    for (control, code) in [
        ("[part~=email]", "INVALID_BENEFICIARY_ACCOUNT"),
        ("[part~=amount-option]", "OUT_OF_STOCK"),
        ("[part~=network]", "NOT_ALLOWED_PAYMENT_VIA"),
    ] {
        assert_eq!(widget.evaluate(DESCRIBED, json!([control, code])).await, true, "{code} beside {control}");
    }
    let spoken = "return all('[part~=problem]').every((e) => words(e).length > 10
        && (e.dataset.code === 'NEVER_SEEN_BEFORE') === words(e).includes(e.dataset.code))";
    assert_eq!(widget.evaluate(spoken, Value::Null).await, true, "known codes have words of their own");
    assert!(world.sandbox.ordered().await.is_empty(), "no order was made");

    widget.fill("email", EMAIL).await;
    widget.pay().await;
    assert_eq!(world.sandbox.ordered().await.len(), 1);
    let told: Vec<Value> = world.told("cr-problem").await;
    assert!(told.contains(&json!({ "code": "KYC_MISSING" })), "{told:?}");
}

pub(crate) async fn what_is_typed_stays_where_it_is_typed(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Airbnb").await;
    // A blank at the end is no part of an address, and phones add one: the caret stays behind it all the same.
    widget.fill("email", "ada @example.com").await;
    widget.fill("amount-input", "1 20").await;
}

pub(crate) async fn a_folded_coupon_opens_for_its_problem(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "COUPON_EXPIRED@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "COUPON_EXPIRED")).await;
    widget.wait("coupon").await;
}

pub(crate) async fn a_refused_order_is_told_in_the_form(world: &World) {
    let widget = &world.widget;
    world.allow(cryptorefills_e2e::Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "SUSPENDED_NETWORK@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "SUSPENDED_NETWORK")).await;
    widget.wait_view("brand").await;
    widget.fill("email", "CREATE.USER_BLOCKED@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "USER_BLOCKED")).await;
    assert_eq!(widget.problems().await, ["USER_BLOCKED"]);
    assert!(world.sandbox.orders().await.is_empty());
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    assert_eq!(world.sandbox.orders().await.len(), 1);
}
