/**
 * `<cryptorefills-widget>`: gift cards, mobile top-ups and eSIMs, paid with stablecoins, on any page.
 *
 * Importing these types teaches TypeScript the element (`document.createElement`, `querySelector`) and its events, wherever
 * a page listens to them. They describe what a page sees, and import nothing.
 */

/** A language of the widget. */
export type CryptorefillsLanguage = "en" | "es" | "fr" | "de" | "it" | "pt" | "zh" | "tr" | "vi" | "tl";

/** A kind of product. */
export type CryptorefillsKind = "giftcard" | "mobile_recharge" | "esim";

/** The state of an order. More may come: treat one that you do not know as "not final". */
export type CryptorefillsOrderState =
  | "Created"
  | "WaitingForPayment"
  | "PaymentStarted"
  | "PartialPaymentStarted"
  | "PaymentReceived"
  | "WaitingForDelivery"
  | "WaitingForManualAction"
  | "WaitingForRebuy"
  | "Done"
  | "Expired"
  | "Canceled"
  | "PaymentFailed"
  | "PaymentSetupFailed"
  | "Refunded"
  | (string & {});

/** The code of a problem: the widget's own begin with `client:`, all others are the API's. */
export type CryptorefillsProblemCode =
  | "client:amount"
  | "client:answer-lost"
  | "client:brand"
  | "client:busy"
  | "client:dearer-order"
  | "client:email"
  | "client:empty-amount"
  | "client:high-amount"
  | "client:load"
  | "client:low-amount"
  | "client:malformed"
  | "client:not-saved"
  | "client:nothing-made"
  | "client:off-step-amount"
  | "client:order-not-made"
  | "client:order-unknown"
  | "client:other-order"
  | "client:pair"
  | "client:phone"
  | "client:price"
  | "client:refund-address"
  | "client:refused"
  | "client:same-phone"
  | "client:server"
  | "client:sold-out"
  | "client:still-ordering"
  | "client:timeout"
  | "client:unclear-amount"
  | "client:unreachable"
  | (string & {});

/** A brand was opened. */
export interface CryptorefillsBrandSelectDetail {
  /** The API's name of the brand, as `selectBrand` takes it. */
  readonly brand: string;
}

/** An order was made; its id is to be treated as a secret. */
export interface CryptorefillsOrderCreatedDetail {
  /** Enough to read the order through a host that does not bind orders to browsers: treat it as a secret. */
  readonly orderId: string;
  readonly coin: string;
  readonly network: string;
  /** Decimal text in the coin, exactly as it has to be paid. */
  readonly coinAmount: string;
}

/** An order came into a state. Each state is told once a browser. */
export interface CryptorefillsOrderStatusDetail {
  readonly orderId: string;
  readonly state: CryptorefillsOrderState;
  /** Whether a reload, or `resume`, found it so. */
  readonly resumed: boolean;
}

/** An order was delivered. */
export interface CryptorefillsOrderDoneDetail {
  readonly orderId: string;
  /** Whether a reload, or `resume`, found it so. */
  readonly resumed: boolean;
}

/** Something stands between the shopper and the order. */
export interface CryptorefillsProblemDetail {
  readonly code: CryptorefillsProblemCode;
}

/** The events. They bubble out of every shadow root; no detail holds an e-mail address, a phone number or a code. */
export interface CryptorefillsWidgetEventMap {
  /** The grid stands: once its brands are there, and again for each other country. */
  "cr-ready": CustomEvent<Readonly<Record<string, never>>>;
  "cr-brand-select": CustomEvent<CryptorefillsBrandSelectDetail>;
  "cr-order-created": CustomEvent<CryptorefillsOrderCreatedDetail>;
  "cr-order-status": CustomEvent<CryptorefillsOrderStatusDetail>;
  "cr-order-done": CustomEvent<CryptorefillsOrderDoneDetail>;
  "cr-problem": CustomEvent<CryptorefillsProblemDetail>;
}

/** The attributes. All can change at any time, and none of them touches an order that is being paid. */
export interface CryptorefillsWidgetAttributes {
  /** Path or URL of the host's routes, resolved against the page. Default `/api`. */
  "api-base"?: string;
  /** Whether cookies travel to another origin. Default `same-origin`. */
  "api-credentials"?: "same-origin" | "include";
  /** The country to start in, an ISO 3166-1 alpha-2 code. Default: the region of the browser's language, else `US`. */
  country?: string;
  /** The language of words and data. Default: nearest `lang` on the element or around it, else the browser's, else `en`. */
  lang?: CryptorefillsLanguage | (string & {});
  /** Preferred coin, in any case. Default `USDC`. */
  coin?: string;
  /** Preferred network, in any case. Default: `Solana`, if offered. */
  network?: string;
  /** A brand to open at once, by the API's name. */
  brand?: string;
  /** The kinds on sale, separated by spaces. Default: all three. */
  kinds?: CryptorefillsKind | (string & {});
  /** The category to start in. */
  category?: string;
  /** The colours: the system's, light or dark. Default `auto`. */
  theme?: "auto" | "light" | "dark";
  /** A prefilled e-mail address. */
  email?: string;
  /** A prefilled coupon. */
  coupon?: string;
  /** Sent on with the order as its source. */
  "utm-source"?: string;
  /** A prefilled address for payments that have to go back. */
  "refund-address"?: string;
  /** Present: e-money products are shown. */
  whitelabel?: boolean | "";
  /** Minutes that an order can be paid, 1 to 1440. Default `30`. */
  "payment-window"?: number | string;
  /** The `https` page where a shopper signs in. */
  "login-url"?: string;
  /** The `https` page where a shopper verifies their identity. */
  "kyc-url"?: string;
  /** The `https` page where a shopper gets help. */
  "support-url"?: string;
  /** The `https` page with the terms of sale, which the part `seller` links to. */
  "terms-url"?: string;
  /** The `https` page about privacy, which the part `seller` links to. */
  "privacy-url"?: string;
  /** Path or URL of a JSON file with texts of the page's own, resolved against the page. See {@link CryptorefillsTexts}. */
  texts?: string;
}

/**
 * Texts of the page's own, by the keys of the widget's language files. Any of them may be left out. `@lang` (BCP 47) is the
 * language that numbers, dates, names and the direction of writing follow.
 */
export type CryptorefillsTexts = Readonly<Record<string, string>>;

/** The element. What is called before it stands is done once it does. */
export interface CryptorefillsWidgetElement extends HTMLElement {
  /** Texts of the page's own, over the built-in ones and those of the attribute's file; live. */
  texts: CryptorefillsTexts | null;
  /** Opens a brand by the API's name for it, in any case. */
  selectBrand(name: string): void;
  /** Shows an order that exists; by its pass where the host gives passes and this browser has none. */
  resume(orderId: string, pass?: string): void;
  /** Back to the grid, unless an order is being paid. */
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "cryptorefills-widget": CryptorefillsWidgetElement;
  }
  interface GlobalEventHandlersEventMap extends CryptorefillsWidgetEventMap {}
}
