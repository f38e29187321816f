// The loader: defines the element, paints its skeleton, and starts the catalogue request, the WebAssembly, the style and
// the words side by side. It knows no screen, and everything it needs lies beside it.
(() => {
  const FILES = { script: "cryptorefills-widget.js", wasm: "cryptorefills-widget_bg.wasm", style: "cryptorefills-widget.css", locales: { en: "locale-en.json" } }; // replaced by the build
  const TAG = "cryptorefills-widget";
  const ATTRIBUTES =
    "api-base api-credentials country lang coin network brand kinds category theme email coupon utm-source refund-address whitelabel payment-window login-url kyc-url support-url";
  const script = document.currentScript;
  const make = (tag) => document.createElement(tag);
  const near = (file) => new URL(file, script.src).href;
  const resolve = (path) => {
    try {
      return new URL(path, document.baseURI).href;
    } catch {
      return "";
    }
  };
  const once = {};

  // One answer for all elements; a failure is forgotten, so that the next attempt asks again.
  const shared = (key, load) => (once[key] ??= load().catch((error) => {
    delete once[key];
    throw error;
  }));
  const get = async (file) => {
    const response = await fetch(near(file));
    if (!response.ok) throw new Error(file + ": " + response.status);
    return response;
  };
  let attempts = 0;
  const loadModule = () => shared("module", async () => {
    const bytes = get(FILES.wasm);
    // Awaited below, and not at all when the script fails first.
    bytes.catch(() => {});
    // A browser remembers an address whose module failed: the next attempt needs another one.
    const module = await import(near(FILES.script) + (attempts++ ? "?" + attempts : ""));
    await module.default({ module_or_path: bytes });
    return module;
  });
  const loadStyle = () => shared("style", async () => sheet(await (await get(FILES.style)).text()));
  const loadTexts = (lang) => {
    const file = FILES.locales[lang] ?? FILES.locales.en;
    return shared(file, async () => (await get(file)).json());
  };
  const sheet = (text) => {
    const style = new CSSStyleSheet();
    style.replaceSync(text);
    return style;
  };
  // What stands until the style is there: a quiet box of the grid's height.
  const first = () => (once.first ??= sheet(
    ":host{display:block}div{min-height:420px;padding:24px;display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(120px,1fr));align-content:start}i{aspect-ratio:1.57;border-radius:12px;background:#8882}p,button{grid-column:1/-1;justify-self:start;margin:0;font:inherit}button{padding:10px 16px}",
  ));

  class Element extends HTMLElement {
    static observedAttributes = ATTRIBUTES.split(" ");

    #root = this.attachShadow({ mode: "open" });
    #widget;
    #mounting;
    #queued;
    #texts;
    #bad;
    #calls = [];

    connectedCallback() {
      if (!this.#widget && !this.#mounting) this.#start();
    }

    disconnectedCallback() {
      // A move in the page is a removal and an insertion at once: only what stays away is taken down.
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#mounting = null;
        this.#widget?.free();
        this.#widget = null;
        this.#root.replaceChildren();
      });
    }

    attributeChangedCallback(name, old, value) {
      if (!this.#widget || this.#queued || old === value) return;
      this.#queued = true;
      queueMicrotask(() => this.#configure());
    }

    selectBrand(name) { this.#call("selectBrand", String(name)); }
    resume(orderId) { this.#call("resume", String(orderId)); }
    reset() { this.#call("reset"); }

    #call(method, ...args) {
      if (this.#widget) this.#widget[method](...args);
      else this.#calls.push([method, ...args]);
    }

    async #start() {
      const turn = (this.#mounting = {});
      const attributes = this.#attributes();
      this.#root.adoptedStyleSheets = [first()];
      this.#boot();
      const url = attributes["api-base"].replace(/\/+$/, "") + "/brands?country_code=" + this.#country();
      const credentials = attributes["api-credentials"] === "include" ? "include" : "same-origin";
      const answer = fetch(url, { credentials, headers: { Accept: "application/json" } })
        .then((response) => (response.ok ? response.json() : null))
        .catch(() => null);
      try {
        const [module, style, texts] = await Promise.all([loadModule(), loadStyle(), loadTexts(attributes.lang)]);
        if (this.#mounting !== turn) return;
        this.#texts = texts;
        this.#root.adoptedStyleSheets = [style];
        this.#widget = module.mount(this, this.#box(), attributes, texts, { url, answer });
        this.#calls.splice(0).forEach(([method, ...args]) => this.#widget[method](...args));
      } catch (error) {
        if (this.#mounting !== turn) return;
        console.error(TAG + ": could not be loaded", error);
        this.#failed();
      }
      this.#mounting = null;
    }

    async #configure() {
      this.#queued = false;
      const attributes = this.#attributes();
      this.#widget?.configure(attributes);
      const texts = await loadTexts(attributes.lang).catch(() => null);
      if (texts && texts !== this.#texts) this.#widget?.setTexts((this.#texts = texts));
    }

    #attributes() {
      const found = {};
      for (const { name, value } of this.attributes) found[name] = value;
      const base = found["api-base"] || "/api";
      const web = /^https?:/.exec(resolve(base));
      if (!web && this.#bad !== base) console.warn(TAG + ": api-base must be a web address, got " + (this.#bad = base));
      found["api-base"] = resolve(web ? base : "/api");
      found.lang ||= this.#lang();
      return found;
    }

    #lang() {
      const page = this.parentElement?.closest("[lang]")?.lang;
      for (const tag of [page, ...navigator.languages]) {
        const known = /^(en|es|fr|de|it|pt|zh|tr|vi|tl)\b/i.exec(tag);
        if (known) return known[0].toLowerCase();
      }
      return "en";
    }

    // A guess good enough to ask ahead; the widget asks again if the API lacks this country.
    #country() {
      const region = /-([A-Z]{2})\b/i.exec(navigator.language)?.[1];
      return (this.getAttribute("country") || region || "US").trim().toUpperCase();
    }

    #boot() {
      const box = this.#box();
      box.ariaBusy = "true";
      for (let i = 0; i < 12; i++) box.append(make("i"));
    }

    #failed() {
      const box = this.#box();
      const text = make("p");
      const button = make("button");
      box.role = "alert";
      text.part = "problem";
      text.dataset.code = "client:load";
      text.textContent = "The shop could not be loaded. Check your connection, then try again. Nothing was ordered.";
      button.textContent = "Try again";
      button.onclick = () => this.#start();
      box.append(text, button);
      this.dispatchEvent(new CustomEvent("cr-problem", { bubbles: true, composed: true, detail: { code: "client:load" } }));
    }

    #box() {
      const box = make("div");
      this.#root.replaceChildren(box);
      return box;
    }
  }

  if (!customElements.get(TAG)) customElements.define(TAG, Element);

  // A tag with data- attributes also inserts the widget, where it stands or in data-target.
  const data = script.dataset;
  if (!Object.keys(data).length) return;
  const insert = () => {
    const element = make(TAG);
    for (const { name, value } of script.attributes) {
      if (name.startsWith("data-") && name !== "data-target") element.setAttribute(name.slice(5), value);
    }
    if (!data.target) return script.after(element);
    const place = document.querySelector(data.target);
    if (place) place.append(element);
    else console.error(TAG + ": data-target matches nothing: " + data.target);
  };
  if (data.target && document.readyState === "loading") document.addEventListener("DOMContentLoaded", insert);
  else insert();
})();
