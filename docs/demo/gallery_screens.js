// Every screen of the gallery: its name, the group it stands in, the host behind it, what a shopper did to get there
// (`show`), and what to do once more where the widget has been built anew in another language (`again`).
import { recorded } from "./gallery_service.js";

const read = async (name) => JSON.parse(await recorded(name));
const ID = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";

/** The recorded order in another state, as old as when it was made. */
const inState = (order_state, file = "order_created_front_end") => async () => {
  const order = await read(file);
  const deliveries = order.deliveries.map((line) => ({ ...line, delivery_state: order_state }));
  return { ...order, order_state, deliveries: file === "order_created_front_end" ? deliveries : order.deliveries };
};
const paid = { sent_coin_amount: "101.48", payment_transactions: ["5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"] };
const changed = (order, change) => async () => ({ ...(await order()), ...change });

const grid = (name, more = {}) => ({ name, group: "Catalogue", show: ({ there }) => there("brand-card"), ...more });
const brand = (name, of, more = {}) => ({ name, group: "Brand", show: (w) => w.brand(of), ...more });
const placed = (name, order, more = {}) => ({
  name,
  group: "Order",
  show: (w) => w.order(ID),
  ...more,
  service: { order, ...more.service },
});

const chosen = async (w) => {
  await w.brand("Steam");
  await w.click("amount-option", '[data-denomination="50 USD"]');
  await w.type("email", "ada@example.com");
};
const revealed = { show: async (w) => (await w.order(ID), w.reveal()), again: (w) => w.reveal() };
const unfolded = { show: async (w) => (await w.order(ID), await w.reveal(), w.unfold()), again: async (w) => (await w.reveal(), w.unfold()) };
const added = async (w) => (await chosen(w), w.all(".review .button")[1].click(), w.until("the basket", () => w.all(".basket-bar").length));

/** Opens the list of countries and looks for one. */
const countries = async (w, typed) => {
  await w.until("its list", () => (w.all('[part~="country"][aria-expanded="false"]')[0]?.click(), w.all(".country-option, .country-none").length));
  await w.type("country", typed);
};
// A list that is left closes: once more it is opened by somebody who has the focus there.
const countriesAgain = async (w, typed) => ((await w.there("country")).focus(), countries(w, typed));
const noCountry = (w) => w.until("no country", () => w.all(".country-none").length);
const alone = (w) => w.until("the address alone", () => (w.all('.qr-switch[aria-pressed="false"]')[0]?.click(), w.all('.qr-switch[aria-pressed="true"]').length));

const unanswered = [];
const offline = (w) => w.until("being offline", () => (dispatchEvent(new Event("offline")), w.all('[part~="connection"][data-state="offline"]').length));

const described = {
  redeem_method: ["Online", "InStore"],
  rich_description: {
    markup: "html",
    description: "<p>A card for <b>stays</b> and more:</p><ul><li>in cities</li><li>by the sea</li></ul>",
    how_to_redeem: "<ol><li>Open the account.</li><li>Enter the code.</li></ol>",
    redeem_geo: "<p>United States <b>and</b> Canada</p>",
    term_and_conditions: "<p>Valid for a year. No refunds.</p>",
    note: "<p>Not in Puerto Rico &amp; Guam.</p>",
    brand_url: "https://www.airbnb.com/",
  },
};
/** As many digits as a coin has. */
const LONG = "0.018967000000000001";
const long = { coin: "ETH", network: "ETH Mainnet", coin_amount: LONG, qr_text: null };
const hosted = { payment_via: "BINANCE_PAY", payment_method: "USDC", network: null, wallet_address: null, qr_text: null, qr_url: null, checkout_url: "https://pay.example.com/c4f6b4a2" };

/** All of them, in the order in which a purchase comes by them. */
export const SCREENS = [
  grid("loading", { service: { silent: ["brands"] }, show: (w) => w.until("its skeleton", () => w.all(".skeleton").length) }),
  grid("grid"),
  grid("search", { show: async (w) => (await w.there("brand-card"), w.type("search", "air")) }),
  grid("search-none", { show: async (w) => (await w.there("brand-card"), await w.type("search", "zzz"), w.gone("brand-card")) }),
  grid("category", { show: (w) => w.click("category-tab", ":nth-of-type(4)") }),
  grid("country", {
    focused: true,
    show: async (w) => (await w.there("brand-card"), countries(w, "un")),
    again: (w) => countriesAgain(w, "un"),
  }),
  grid("country-none", {
    focused: true,
    show: async (w) => (await w.there("brand-card"), await countries(w, "zzz"), noCountry(w)),
    again: async (w) => (await countriesAgain(w, "zzz"), noCountry(w)),
  }),
  grid("topups", { show: (w) => w.click("kind-tab", '[data-kind="mobile_recharge"]') }),
  grid("grid-failed", { service: { broken: ["brands"] }, show: ({ there }) => there("problem") }),
  grid("load-failed", { service: { missing: ".wasm" }, show: ({ there }) => there("problem") }),

  brand("brand-loading", "Steam", {
    service: { silent: ["products"] },
    show: async (w) => (await w.click("brand-card", '[data-brand="Steam"]'), w.until("its skeleton", () => w.all(".skeleton").length)),
  }),
  brand("brand-fixed", "Steam", { show: chosen }),
  brand("brand-range", "Airbnb", { show: async (w) => (await w.brand("Airbnb"), w.type("amount-input", "75"), w.until("a price", () => w.all('[part~="price"]').some((it) => it.textContent.includes("75.42")))) }),
  brand("brand-range-problems", "Airbnb", {
    show: async (w) => (await w.brand("Airbnb"), await w.type("amount-input", "2"), await w.click("pay"), await w.there("problem", '[data-code="client:low-amount"]'), w.there("problem", '[data-code="client:email"]')),
    again: (w) => w.there("problem"),
  }),
  brand("brand-described", "Airbnb", { service: { described }, show: async (w) => (await w.brand("Airbnb"), w.unfold()), again: (w) => w.unfold() }),
  brand("brand-unfolded", "Steam", { show: async (w) => (await chosen(w), w.unfold()), again: (w) => w.unfold() }),
  brand("brand-long", "Steam", { service: { amount: LONG }, show: chosen }),
  brand("brand-range-long", "Airbnb", { service: { amount: LONG } }),
  brand("brand-plan", "eSIM", { attributes: { kinds: "esim" } }),
  brand("brand-topup", "Lycamobile Bundle", { attributes: { kinds: "mobile_recharge" } }),
  brand("brand-topup-problems", "Lycamobile Bundle", {
    attributes: { kinds: "mobile_recharge" },
    show: async (w) => (await w.brand("Lycamobile Bundle"), await w.click("amount-option"), await w.click("pay"), w.there("problem", '[data-code="client:phone"]')),
    again: (w) => w.there("problem"),
  }),
  brand("brand-failed", "Steam", { service: { broken: ["products"] }, show: async (w) => (await w.click("brand-card", '[data-brand="Steam"]'), w.there("problem")) }),
  brand("brand-problems", "Steam", { service: { problems: true }, show: async (w) => (await chosen(w), await w.click("pay"), w.there("problem")), again: (w) => w.there("problem") }),
  brand("brand-problems-more", "Steam", {
    service: { problems: ["KYC_MISSING", "FULLNAME_MISSING", "AMOUNT_TOO_LOW", "COUPON_EXPIRED"] },
    show: async (w) => (await chosen(w), await w.click("pay"), await w.there("problem"), w.unfold()),
    again: async (w) => (await w.there("problem"), w.unfold()),
  }),
  brand("brand-compliance", "Steam", { show: async (w) => (await chosen(w), await w.choose("coin", "USDT"), await w.choose("network", "Tron"), w.there("compliance-note")) }),
  brand("basket", "Steam", { show: added }),
  brand("basket-form", "Airbnb", { show: async (w) => (await added(w), await w.brand("Airbnb"), w.there("basket-item")) }),

  placed("checkout", inState("WaitingForPayment"), { show: async (w) => (await w.order(ID), w.there("qr")) }),
  placed("checkout-address", inState("WaitingForPayment"), { show: async (w) => (await w.order(ID), await w.there("qr"), alone(w)), again: alone }),
  placed("checkout-price-changed", inState("WaitingForPayment"), {
    show: async (w) => {
      await w.brand("Airbnb");
      await w.type("amount-input", "100");
      await w.type("email", "shopper@example.com");
      await w.until("a price", () => w.all('[part~="price"]').some((it) => it.textContent.includes("100.42")));
      await w.click("pay");
      await w.there("qr");
    },
  }),
  placed("checkout-long", changed(inState("WaitingForPayment"), long), { show: async (w) => (await w.order(ID), w.there("qr")) }),
  placed("checkout-hosted", changed(inState("WaitingForPayment"), hosted), { show: async (w) => (await w.order(ID), w.there("open-wallet")) }),
  placed("checkout-lightning", () => read("order_lightning"), { show: async (w) => (await w.order(ID), w.there("qr")) }),
  placed("checkout-reconnecting", inState("WaitingForPayment"), { service: { stream: "lost" } }),
  placed("checkout-polling", inState("WaitingForPayment"), { service: { stream: "none" }, show: async (w) => (await w.order(ID), w.there("connection", '[data-state="polling"]')) }),
  placed("checkout-offline", inState("WaitingForPayment"), {
    service: { stream: "lost", silent: unanswered },
    // An answer would put an end to the browser's word.
    show: async (w) => (await w.order(ID), unanswered.push("order"), offline(w)),
    again: (w) => offline(w),
  }),
  placed("partial", changed(() => read("order_partial"), { timestamp_of_request: 1787659202 }), { show: async (w) => (await w.order(ID), w.there("qr")) }),
  placed("partial-long", changed(() => read("order_partial"), { ...long, timestamp_of_request: 1787659202, sent_coin_amount: "0.008967000000000001", missing_amount: "0.010000000000000001", missing_amount_qr_text: null }), { show: async (w) => (await w.order(ID), w.there("qr")) }),
  placed("detected", changed(inState("PaymentStarted"), paid)),
  placed("received", changed(inState("PaymentReceived"), paid)),
  placed("delivering", changed(inState("WaitingForDelivery"), paid)),
  placed("manual", changed(inState("WaitingForManualAction"), paid)),
  placed("rebuy", changed(inState("WaitingForRebuy"), paid)),
  placed("unknown-state", changed(inState("SomethingNew"), paid)),
  placed("expired", inState("Expired")),
  placed("payment-failed", inState("PaymentFailed")),
  placed("setup-failed", inState("PaymentSetupFailed")),
  placed("refunded", changed(inState("Refunded"), paid)),
  placed("canceled", inState("Canceled")),
  placed("done", () => read("order_done")),
  placed("done-revealed", () => read("order_done"), revealed),
  placed("done-long", changed(() => read("order_done"), { ...long, sent_coin_amount: "0.028967000000000001" })),
  placed("done-unfolded", () => read("order_done"), unfolded),
  placed("done-esim", () => read("order_done_esim"), revealed),
  placed("done-esim-unfolded", () => read("order_done_esim"), unfolded),
  placed("done-topup", () => read("order_done_topup")),
  placed("done-several", () => read("order_multi_one_failed"), revealed),
  placed("done-failed", async () => {
    const order = await read("order_multi_one_failed");
    return { ...order, deliveries: [order.deliveries[1]] };
  }),
  placed("not-found", undefined, {
    show: async (w) => (await w.there("brand-card"), w.element.resume(ID), w.there("problem")),
  }),
  placed("orders", (id) => read(id === ID ? "order_done" : "order_done_esim"), {
    service: { kept: `o ${ID} 1787659199000 - -\no 5d0a6b7e-0c51-4f3a-8c57-7b8e4d3c2a05 1787659199000 - -\n` },
    show: (w) => w.until("the list", () => w.all(".order-row").length > 1),
  }),
];
