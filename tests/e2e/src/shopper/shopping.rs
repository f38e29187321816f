//! What shoppers do in most stories, step by step, so that a story tells only what is its own.

use serde_json::Value;

use crate::shopper::part::part;
use crate::shopper::widget::Widget;
use crate::wait::until;
use crate::world::World;

/// Number and pass of a new order of what was ordered before.
const ORDER_AGAIN: &str = "const [body, tell] = arguments;
    fetch('/api/orders', { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
        .then(async (answer) => tell([(await answer.json()).order_id, answer.headers.get('CR-Order-Pass')]))";

/// An address that asks the sandbox for nothing special.
pub const EMAIL: &str = "ada@example.com";

impl Widget {
    /// Opens a brand from the grid.
    pub async fn open_brand(&self, brand: &str) {
        self.wait_view("grid").await;
        self.click(part("brand-card").with("data-brand", brand)).await;
        self.wait_view("brand").await;
    }

    /// Opens the tab of a kind: `giftcard`, `mobile_recharge` or `esim`.
    pub async fn open_kind(&self, kind: &str) {
        self.click(part("kind-tab").with("data-kind", kind)).await;
    }

    /// Chooses a fixed amount by the API's text.
    pub async fn pick(&self, denomination: &str) {
        let option = part("amount-option").with("data-denomination", denomination);
        self.click(option.clone()).await;
        self.wait(option.within("input:checked + *")).await;
    }

    /// Fills a Steam card of 10 USD for [`EMAIL`] into the form.
    pub async fn fill_steam(&self) {
        self.open_brand("Steam").await;
        self.pick("10 USD").await;
        self.fill("email", EMAIL).await;
    }

    /// Presses the button and waits for the order.
    pub async fn pay(&self) {
        self.click("pay").await;
        self.wait_view("checkout").await;
    }
}

impl World {
    /// Orders a Steam card of 10 USD from the grid, and returns the order as the sandbox tells it.
    pub async fn order_steam(&self) -> Value {
        self.widget.fill_steam().await;
        self.widget.pay().await;
        self.sandbox.order().await
    }

    /// Orders once more what was ordered before, past the widget, and returns number and pass: both strings of JSON.
    pub async fn order_again_elsewhere(&self) -> [Value; 2] {
        let body = self.sandbox.ordered().await.remove(0);
        let made = self.session.evaluate_later(ORDER_AGAIN, vec![body]).await;
        [made[0].clone(), made[1].clone()]
    }

    /// Pays, delivers and waits for the end.
    pub async fn finish(&self) -> Value {
        self.sandbox.step("pay").await;
        self.widget.wait_state("WaitingForDelivery").await;
        self.sandbox.step("deliver").await;
        self.widget.wait_state("Done").await;
        self.sandbox.order().await
    }

    /// Waits until the page was told of something.
    pub async fn wait_told(&self, name: &str) -> Value {
        until(&format!("the event {name}"), async || self.told(name).await.into_iter().next()).await
    }
}
