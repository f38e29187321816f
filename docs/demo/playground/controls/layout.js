// How the attributes are arranged, and which control is right where their type alone does not say. An attribute that stands
// in no group comes last, so that a new one is never missing.

export const GROUPS = [
  { title: "Shop", open: true, names: ["country", "lang", "theme", "kinds", "category", "brand", "whitelabel", "texts"] },
  { title: "Payment", open: true, names: ["coin", "network", "payment-window"] },
  { title: "Prefilled", names: ["email", "coupon", "refund-address", "utm-source"] },
  { title: "Where links lead", names: ["login-url", "kyc-url", "support-url", "terms-url", "privacy-url"] },
  { title: "Host", names: ["api-base", "api-credentials"] },
];

const CONTROLS = {
  country: { control: "country", blank: "The browser’s region" },
  lang: { blank: "The page’s, else the browser’s" },
  kinds: { control: "kinds" },
  brand: { list: "brands", example: "Steam" },
  category: { list: "categories", example: "games" },
  coin: { list: "coins" },
  network: { list: "networks" },
  "payment-window": { min: 1, max: 1440 },
  email: { kind: "email", example: "ada@example.com" },
  coupon: { example: "TENOFF" },
  "utm-source": { example: "newsletter" },
  "login-url": { kind: "url", example: "https://partner.example/login" },
  "kyc-url": { kind: "url", example: "https://partner.example/verify" },
  "support-url": { kind: "url", example: "https://partner.example/help" },
  "terms-url": { kind: "url", example: "https://partner.example/terms" },
  "privacy-url": { kind: "url", example: "https://partner.example/privacy" },
  "api-base": { example: "https://partner.example/api" },
  texts: { example: "texts.json" },
};

// Groups with their attributes, and what each control needs to know.
export const arranged = (attributes) => {
  const find = (name) => attributes.find((attribute) => attribute.name === name);
  const grouped = GROUPS.map((group) => ({ ...group, attributes: group.names.map(find).filter(Boolean) }));
  const rest = attributes.filter(({ name }) => !GROUPS.some(({ names }) => names.includes(name)));
  return rest.length ? [...grouped, { title: "More", attributes: rest }] : grouped;
};

export const hints = ({ name, type }) => {
  const known = CONTROLS[name] ?? {};
  const byType = Array.isArray(type) ? "choice" : { boolean: "switch", number: "number" }[type] ?? "text";
  return { control: byType, ...known };
};
