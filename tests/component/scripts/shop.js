// A page with one widget: the host's answers, the stream, the clipboard, and what the page holds open are all played or
// watched here. `close` puts the page back as it was; where a test broke off before, the next shop does it.
globalThis.openShop = (fixtures, texts) => {
  globalThis.closeShop?.();
  globalThis.streams?.restore();
  const real = { fetch, EventSource, BroadcastChannel, setTimeout, clearTimeout, setInterval, clearInterval };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  // A place of its own, so that what a broken test left behind shares nothing with this one.
  const base = `${location.origin}/${crypto.randomUUID()}/api`;
  const shop = { base, asked: [], streams: [], told: [], copied: [], warnings: [], timers: new Map(), bells: new Map(), listening: 0, speed: 1 };
  const json = (value, status = 200) => Response.json(structuredClone(value), { status });
  const refusal = (status, detail) => json({ status, detail, title: null, moreDetails: null }, status);

  // The host: one answer a route, to be replaced by a test.
  const created = fixtures.order;
  const products = { Steam: fixtures.steam, Airbnb: fixtures.airbnb, "Lycamobile Bundle": fixtures.topup, eSIM: fixtures.esim };
  shop.order = created;
  shop.answers = {
    payment_vias: () => json(fixtures.vias),
    brands: () => json(fixtures.brands),
    homepage: () => json({}),
    products: ({ query }) => json(products[query.get("brand_name")] ?? []),
    // A hundred dollars cost what the recorded order does.
    price: ({ query }) => json({ coin: query.get("coin"), coin_amount: query.get("face_value") === "100" ? "101.48" : query.get("face_value") + ".42" }),
    validations: () => json(fixtures.valid),
    orders: () => json(created),
    order: () => json(shop.order),
    made: () => refusal(404, "NO_SUCH_KEY"),
  };
  const route = (method, path) => {
    if (path.startsWith("products/country/")) return "products";
    if (path === "products/price") return "price";
    if (path === "orders/validations") return "validations";
    if (path === "orders/by-key") return "made";
    if (path.startsWith("orders/") && method === "GET") return "order";
    return path;
  };
  globalThis.fetch = async (request) => {
    if (!request.url.startsWith(base)) return new Promise(() => {});
    const url = new URL(request.url);
    const path = url.pathname.split("/api/")[1];
    const body = await request.clone().text();
    const asked = { route: route(request.method, path), query: url.searchParams, headers: request.headers, url: request.url, signal: request.signal };
    shop.asked.push({ ...asked, body: body && JSON.parse(body) });
    const answer = await shop.answers[asked.route](asked);
    return asked.route === "orders" || asked.route === "made" ? ofWhatWasAsked(answer) : answer;
  };
  // An order is of the lines that were asked for, whichever was recorded; `verbatim` makes it the recorded one.
  const ofWhatWasAsked = async (answer) => {
    const asked = shop.requests("orders").at(-1)?.body;
    const order = answer.ok && asked && !shop.verbatim && (await answer.clone().json().catch(() => null));
    if (!order?.deliveries) return answer;
    order.deliveries = asked.deliveries.map((line) => {
      const { brand_name, product_value, beneficiary_account } = line;
      const isSame = ({ deliverable: it }) => it.brand_name === brand_name && it.product_value === product_value;
      const recorded = order.deliveries.find(isSame) ?? { kind: "giftcard", delivery_state: order.order_state, deliverable: line };
      return { ...recorded, deliverable: { ...recorded.deliverable, beneficiary_account } };
    });
    order.user = { email: asked.email };
    if (shop.order.order_id === order.order_id) shop.order = { ...shop.order, deliveries: order.deliveries, user: order.user };
    return Response.json(order, { status: answer.status, headers: answer.headers });
  };
  shop.requests = (name) => shop.asked.filter(({ route }) => route === name);
  // A host that honours `Idempotency-Key` says so when it validates.
  shop.honourKeys = () => (shop.answers.validations = () => Response.json(fixtures.valid, { headers: { "Cr-Idempotency": "1" } }));
  Object.assign(shop, { json, refusal, fixtures });

  // The stream, which this page has for itself: nothing else may share it.
  delete globalThis.BroadcastChannel;
  const Stream = (globalThis.EventSource = class extends EventTarget {
    constructor(url) {
      super();
      this.url = String(url);
      shop.streams.push(this);
    }
    close() {
      this.closed = true;
    }
  });
  shop.openStreams = () => shop.streams.filter((stream) => !stream.closed);
  shop.emit = (type, data) => {
    const event = data === undefined ? new Event(type) : new MessageEvent(type, { data });
    shop.openStreams().forEach((stream) => stream.dispatchEvent(event));
  };
  // The server describes the order anew.
  shop.tell = (change) => {
    const timestamp_of_request = shop.order.timestamp_of_request + 1;
    shop.order = { ...shop.order, timestamp_of_request, ...change };
    shop.emit("message", JSON.stringify(shop.order));
  };

  // What is held open.
  const watch = (set, clear, again) => {
    globalThis[set] = (callback, wait = 0) => {
      // WebKit's driver looks at the page with a timer of its own in it.
      if (/JavaScriptTimeout/.test(callback)) return real[set].call(globalThis, callback, wait);
      const ring = () => (again || (shop.timers.delete(handle), shop.bells.delete(handle)), callback());
      const handle = real[set].call(globalThis, ring, wait / shop.speed);
      shop.timers.set(handle, wait);
      if (!again) shop.bells.set(handle, { wait, ring: () => (globalThis[clear](handle), callback()) });
      return handle;
    };
    globalThis[clear] = (handle) => (shop.timers.delete(handle), shop.bells.delete(handle), real[clear].call(globalThis, handle));
  };
  watch("setTimeout", "clearTimeout", false);
  watch("setInterval", "clearInterval", true);
  // The timers of this length go off at once.
  shop.ring = (wait) => [...shop.bells.values()].filter((bell) => bell.wait === wait).map(({ ring }) => ring()).length;
  const ofThePage = (target) => target === globalThis || target === document || target instanceof Stream;
  EventTarget.prototype.addEventListener = function (...all) {
    if (ofThePage(this ?? globalThis)) shop.listening += 1;
    return add.apply(this ?? globalThis, all);
  };
  EventTarget.prototype.removeEventListener = function (...all) {
    if (ofThePage(this ?? globalThis)) shop.listening -= 1;
    return remove.apply(this ?? globalThis, all);
  };
  const writeText = async (text) => void shop.copied.push(text);
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  const warn = console.warn;
  console.warn = (...words) => shop.warnings.push(words.join(" "));

  // What the browser keeps, with a word from the page about each write; `forbid` makes it a browser that keeps nothing.
  const { getItem, setItem, removeItem } = Storage.prototype;
  const storage = localStorage;
  storage.clear();
  shop.kept = () => storage.getItem(`cryptorefills-widget/1 ${base}`) ?? "";
  shop.everythingKept = () => JSON.stringify([{ ...storage }, { ...sessionStorage }, document.cookie]);
  shop.writes = [];
  Storage.prototype.setItem = function (key, value) {
    shop.writes.push({ value, shown: Boolean(shop.part("address")) });
    return setItem.call(this, key, value);
  };
  shop.fill = () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); });
  // Not by another `localStorage` of the page: it looked as if WebKit had gone on with the old one, in two of some twenty
  // runs. A story has that.
  shop.forbid = () => {
    const refuse = () => { throw new DOMException("blocked", "SecurityError"); };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse });
  };
  // Another tab of this browser writes.
  shop.elsewhere = (text) => {
    const key = `cryptorefills-widget/1 ${base}`;
    text ? setItem.call(storage, key, text) : removeItem.call(storage, key);
    globalThis.dispatchEvent(new StorageEvent("storage", { key, newValue: text || null, storageArea: storage }));
  };

  // The element and what is in it.
  shop.texts = texts;
  shop.host = document.createElement("div");
  shop.container = document.createElement("div");
  shop.host.attachShadow({ mode: "open" }).append(shop.container);
  document.body.prepend(shop.host);
  for (const name of ["ready", "brand-select", "order-created", "order-status", "order-done", "problem"]) {
    add.call(shop.host, "cr-" + name, ({ type, detail }) => shop.told.push({ type, detail }));
  }
  shop.heard = (type) => shop.told.filter((event) => event.type === type).map(({ detail }) => detail);
  shop.all = (selector) => [...shop.container.querySelectorAll(selector)];
  shop.one = (selector) => shop.container.querySelector(selector);
  shop.part = (name) => shop.one(`[part=${name}]`);
  shop.text = (name) => shop.part(name)?.textContent ?? "";
  shop.view = () => shop.part("root")?.dataset.view;
  shop.card = (brand) => shop.one(`[part=brand-card][data-brand="${brand}"]`);
  shop.cards = () => shop.all("[part=brand-card]").map((card) => card.dataset.brand);
  shop.options = (name) => shop.all(`[part=${name}] option`);
  shop.problem = (code) => shop.one(`[part=problem][data-code="${code}"]`);
  shop.problems = () => shop.all("[part=problem]").map((problem) => problem.dataset.code);
  shop.type = (name, text) => {
    shop.part(name).value = text;
    shop.part(name).dispatchEvent(new Event("input", { bubbles: true }));
  };
  shop.choose = (name, value) => {
    shop.part(name).value = value;
    shop.part(name).dispatchEvent(new Event("change", { bubbles: true }));
  };
  shop.press = (name, key) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true });
    return shop.part(name).dispatchEvent(event);
  };
  shop.leave = (name) => shop.part(name).dispatchEvent(new Event("blur"));
  shop.button = (words) => shop.all("button").find((button) => button.textContent === words);

  // What can be read, without the names of all countries.
  shop.words = () => shop.all("[part=root] > :not(.stack), .stack > :not(.toolbar)").map((it) => it.textContent).join(" | ");

  shop.until = (condition) =>
    new Promise((resolve, reject) => {
      const giveUp = performance.now() + 30_000;
      const look = () => {
        let met = false;
        try {
          met = condition();
        } catch {}
        if (met) resolve();
        else if (performance.now() > giveUp) reject(new Error(`${shop.view()} [${shop.problems()}] ${shop.words()}`));
        else real.setTimeout.call(globalThis, look, 10);
      };
      look();
    });
  shop.close = globalThis.closeShop = () => {
    delete globalThis.closeShop;
    shop.host.remove();
    Object.assign(globalThis, real);
    Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
    Object.assign(Storage.prototype, { getItem, setItem, removeItem });
    storage.clear();
    delete navigator.clipboard;
    console.warn = warn;
  };
  return shop;
};
