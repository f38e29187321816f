// The host of the gallery's screens: recorded answers (tests/fixtures), a stream that says nothing or is not there, and a
// clock that stands still, so that a screen is the same whenever it is looked at. Pictures are the sandbox's.

/** What the clock says, in milliseconds: three seconds after the recorded order was made. */
const NOW = 1787659202000;

const CDN = /https:\/\/cdn\.cryptorefills\.com\//g;
const asked = {};

/** A recorded answer by its file's name. */
export const recorded = (name) =>
  (asked[name] ??= fetchFile(`../fixtures/${name}.json`).then(async (answer) => {
    const near = new URL("../", location.href).href;
    // Nobody draws the icons of the recorded coins: their letters stand.
    const text = (await answer.text()).replace(/"https:[^"]*\/icons\/[^"]*"/g, "null").replace(CDN, near);
    return text.replaceAll(`${near}barcodes/`, `${near}images/barcode/`).replaceAll(`${near}esim/`, `${near}images/qr/`);
  }));

const fetchFile = globalThis.fetch.bind(globalThis);

/** Routes of the gallery's own: what a browser keeps of orders made elsewhere on this origin is not touched. */
export const API = "/gallery/api";

/**
 * Answers every request of the page's from now on.
 *
 * - `order`: a function of an id that returns, or promises, the order to answer with, also to who makes one
 * - `problems`: the codes that validation finds, or `true` for those of `validations_problems.json`
 * - `described`: what a brand says about itself, in place of nothing
 * - `amount`: what everything costs, in coin
 * - `silent`: the routes that never answer; `broken`: those that fail
 * - `stream`: "live", "lost" (it never opens) or "none" (the browser has no `EventSource`)
 * - `missing`: the ending of the files that cannot be loaded
 * - `kept`: what the browser kept of earlier orders
 */
export async function serve({ order, problems, described, amount, silent = [], broken = [], stream = "live", missing, kept }) {
  Date.now = () => NOW;
  performance.now = () => 1_000;
  const key = `cryptorefills-widget/1 ${new URL(API, location.href).href}`;
  if (kept) localStorage.setItem(key, kept);
  else localStorage.removeItem(key);

  const products = { Steam: "steam", Airbnb: "airbnb", "Lycamobile Bundle": "topup", eSIM: "esim" };
  const answers = {
    payment_vias: () => recorded("payment_vias"),
    brands: () => recorded("brands_us"),
    homepage: () => recorded("homepage_us"),
    products: async ({ searchParams }) => {
      const name = products[searchParams.get("brand_name")];
      const groups = name ? JSON.parse(await recorded(`products_${name}_us`)) : [];
      const priced = (product) => (amount ? { ...product, coin_amount: amount, original_coin_amount: amount } : product);
      return JSON.stringify(groups.map((group) => ({ ...group, ...described, products: group.products.map(priced) })));
    },
    price: ({ searchParams }) => JSON.stringify({ coin: searchParams.get("coin"), coin_amount: amount ?? `${searchParams.get("face_value")}.42` }),
    validations: () => validations(problems),
    orders: async () => JSON.stringify(await order()),
    order: async (url, id) => JSON.stringify({ ...(await order(id)), order_id: id }),
  };
  const route = (path) => {
    if (path.startsWith("products/country/")) return "products";
    if (path === "products/price") return "price";
    if (path === "orders/validations") return "validations";
    return path.startsWith("orders/") ? "order" : path;
  };
  globalThis.fetch = async (request, options) => {
    const url = new URL(request.url ?? request, location.href);
    if (missing && url.pathname.endsWith(missing)) return new Response("", { status: 404 });
    const path = url.pathname.split("/api/")[1];
    if (path === undefined) return fetchFile(request, options);
    const name = route(path);
    if (silent.includes(name)) return new Promise(() => {});
    const known = answers[name] && !broken.includes(name) && !(name.startsWith("order") && !order);
    const status = name === "order" ? 404 : 502;
    if (!known) return Response.json({ status, title: "", detail: "GALLERY" }, { status });
    return new Response(await answers[name](url, path.split("/")[1]), { headers: { "Content-Type": "application/json" } });
  };
  delete globalThis.EventSource;
  if (stream === "none") return;
  globalThis.EventSource = class extends EventTarget {
    constructor() {
      super();
      if (stream === "live") setTimeout(() => this.dispatchEvent(new Event("open")));
    }
    close() {}
  };
}

async function validations(problems) {
  if (!Array.isArray(problems)) return recorded(problems ? "validations_problems" : "validations_ok_empty");
  const answer = JSON.parse(await recorded("validations_problems"));
  return JSON.stringify({ ...answer, problems: problems.map((problem) => ({ problem, moreDetails: null })) });
}
