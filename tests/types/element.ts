// Everything that the types offer, used as it should be, and what they refuse. A line that they refuse is marked, and the
// compiler complains of a mark without a mistake.
import "@cryptorefills/widget";
import type {
  CryptorefillsOrderState,
  CryptorefillsProblemCode,
  CryptorefillsWidgetAttributes,
  CryptorefillsWidgetElement,
} from "@cryptorefills/widget";
import { register } from "@cryptorefills/widget/register";
import manifest from "@cryptorefills/widget/custom-elements.json" with { type: "json" };

register();
register({ base: new URL("https://static.shop.example/widget/"), nonce: "abc" });
// @ts-expect-error: an address, not a number
register({ base: 1 });

const made = document.createElement("cryptorefills-widget");
made.selectBrand("Steam");
made.resume("2b6f1f7c");
made.reset();
made.texts = { pay: "Buy" };
made.texts = null;
// @ts-expect-error: a brand has a name
made.selectBrand();
// @ts-expect-error: no such method
made.pay();

const found: CryptorefillsWidgetElement | null = document.querySelector("cryptorefills-widget");
found?.addEventListener("cr-ready", (event) => void event.detail);
found?.addEventListener("cr-brand-select", (event) => void event.detail.brand.toUpperCase());
found?.addEventListener("cr-order-created", ({ detail }) => {
  const paid: string[] = [detail.orderId, detail.coin, detail.network, detail.coinAmount];
  // @ts-expect-error: an event is read, and not written
  detail.coin = paid[0] ?? "";
});
found?.addEventListener("cr-order-status", ({ detail }) => {
  const final: CryptorefillsOrderState[] = ["Done", "Expired"];
  const seen: [boolean, boolean] = [final.includes(detail.state), detail.resumed];
  return seen;
});
// Events bubble: the page may listen where it likes.
document.addEventListener("cr-order-done", ({ detail }) => void [detail.orderId, detail.resumed]);
window.addEventListener("cr-problem", ({ detail }) => {
  const code: CryptorefillsProblemCode = detail.code;
  // @ts-expect-error: a code alone, no words
  return [code, detail.message];
});
// @ts-expect-error: the members of another event
found?.addEventListener("cr-order-done", ({ detail }) => void detail.coin);

const attributes: Required<CryptorefillsWidgetAttributes> = {
  "api-base": "/api",
  "api-credentials": "include",
  country: "DE",
  lang: "de-AT",
  coin: "USDC",
  network: "Solana",
  brand: "Steam",
  kinds: "giftcard esim",
  category: "games",
  theme: "dark",
  email: "ada@example.com",
  coupon: "SAVE5",
  "utm-source": "mail",
  "refund-address": "bc1q",
  whitelabel: true,
  "payment-window": 15,
  "login-url": "https://shop.example/login",
  "kyc-url": "https://shop.example/kyc",
  "support-url": "https://shop.example/help",
  "terms-url": "https://shop.example/terms",
  "privacy-url": "https://shop.example/privacy",
  texts: "/texts.json",
};
for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
// @ts-expect-error: no such theme
attributes.theme = "blue";
// @ts-expect-error: no such attribute
attributes.currency = "EUR";

const described: string = manifest.modules[0]?.declarations[0]?.tagName ?? "";
void described;
