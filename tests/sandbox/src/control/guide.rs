//! The part of the page that says which names do something: steps, e-mail addresses, coupons and brands. It lists what
//! other modules decide and decides nothing.

use crate::problems::KNOWN;
use maud::{Markup, html};

type Rows = &'static [(&'static str, &'static str)];

const STEPS: Rows = &[
    ("pay", "the money is there: PaymentReceived, then WaitingForDelivery; completes a partial payment"),
    (
        "pay-partial",
        "three fifths of what is owed are seen: PartialPaymentStarted, with the rest and its code",
    ),
    ("PaymentStarted", "all of it is seen and not confirmed yet"),
    ("confirm", "what was seen is confirmed: PaymentReceived"),
    ("deliver", "Done, with codes"),
    ("manual-action", "WaitingForManualAction"),
    ("expire", "Expired; with money on the way, payment_state says so"),
    ("fail, refund, cancel", "PaymentFailed, Refunded, Canceled"),
    ("any state name", "that state, also one that nobody listed"),
];

const DETAILS: Rows = &[
    ("amount", "how much arrives, in coin: pay?amount=50 is too much for a small card"),
    ("late", "pay: the window had ended"),
    ("original_payment_info", "{coin, protocol} that arrived instead"),
    ("line, failed, reason", "deliver: that line cannot be delivered"),
    ("line, only", "deliver: that line and no other"),
    ("without_code", "deliver: done, the codes come with the next deliver"),
];

const EMAILS: Rows = &[
    ("KYC_MISSING@sandbox.example", "that code, where the upstream answers it"),
    ("KYC_MISSING+OUT_OF_STOCK@sandbox.example", "several"),
    ("CREATE.OUT_OF_STOCK@sandbox.example", "a refusal that only the order's creation knows"),
    ("STATE.PaymentSetupFailed@sandbox.example", "the state that the order begins in"),
    ("fullname@…", "a shopper whose name is on file, for stablecoins on Tron"),
];

const COUPONS: Rows = &[
    ("TENOFF, HALFOFF", "10 and 50 percent off"),
    ("FIVEDOLLARS", "5 USD off each line"),
    ("BIGSPENDER", "10 percent off from 100 USD"),
    ("COUPON_EXPIRED, …", "a coupon with that problem"),
];

const BRANDS: Rows = &[
    ("DoorDash, Roblox, Uber Eats", "default above the maximum"),
    ("Target, Starbucks", "steps of 3 and of 0.01"),
    ("Free Fire, Minecraft, DAZN", "products without a face value"),
    ("Uber, Airbnb", "a link in the place of a code"),
    ("Best Buy", "code, serial and security code"),
    ("Starbucks", "a barcode"),
    ("Google Play", "promotion and reward"),
    ("Meta Quest", "hostile HTML; window.__sandbox_attack must stay undefined"),
    ("Boost Credits, Lycamobile (DE)", "several groups; several brands of a family"),
    ("Spotify, Olive Garden", "out of stock"),
    ("American Express, Venmo", "e-money: LOGIN_REQUIRED unless the partner id begins with whitelabel"),
    ("DOGE; USDC on Sonic", "suspended coin; suspended network"),
    ("KRAKEN_PAY; BINANCE_PAY; KUCOIN_PAY", "hosted; hosted and cards only; not available"),
];

/// Every table, folded.
pub(crate) fn guide() -> Markup {
    html! {
        h2 { "Names that do something" }
        div class="card" {
            (table("steps", "Steps: POST /sandbox/orders/{id}/{step}", STEPS))
            (table("details", "Details of a step, in its query or a JSON body", DETAILS))
            (table("emails", "E-mail addresses", EMAILS))
            (table("coupons", "Coupons", COUPONS))
            (table("brands", "Brands and coins", BRANDS))
            details id="codes" {
                summary { "Codes" }
                p class="muted" { @for (code, _) in &KNOWN { (code) " " } }
            }
        }
    }
}

fn table(id: &str, title: &str, rows: Rows) -> Markup {
    html! {
        details id=(id) {
            summary { (title) }
            dl { @for (name, meaning) in rows { dt { (name) } dd { (meaning) } } }
        }
    }
}
