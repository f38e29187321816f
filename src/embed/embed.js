// The loader: defines the element, paints its skeleton, and starts the catalogue request, the WebAssembly, the style and
// the words side by side. It knows no screen, and everything it needs lies beside it.
(() => {
  const FILES = { script: "cryptorefills-widget.js", wasm: "cryptorefills-widget_bg.wasm", style: "cryptorefills-widget.css", locales: { en: "locale-en.json" } }; // replaced by the build
  const TAG = "cryptorefills-widget";
  const LANGUAGES = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];
  const ATTRIBUTES =
    "api-base api-credentials country lang coin network brand kinds category theme email coupon utm-source refund-address whitelabel payment-window login-url kyc-url support-url".split(" ");
  const script = document.currentScript;
  const near = (file) => new URL(file, script.src).href;
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
  const loadModule = () => shared("module", async () => {
    const bytes = get(FILES.wasm);
    const module = await import(near(FILES.script));
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
    ":host{display:block}.boot{box-sizing:border-box;min-height:420px;padding:24px;border:1px solid #8883;border-radius:12px;font:16px/1.5 system-ui,sans-serif;display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(120px,1fr));align-content:start}.boot i{aspect-ratio:500/318;border-radius:12px;background:#8882}.boot p{margin:0}.boot p,.boot button{grid-column:1/-1;justify-self:start}.boot button{font:inherit;padding:10px 16px}",
  ));

  class Element extends HTMLElement {
    static observedAttributes = ATTRIBUTES;

    #root = this.attachShadow({ mode: "open" });
    #widget;
    #mounting;
    #queued;
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
        const box = document.createElement("div");
        this.#root.adoptedStyleSheets = [style];
        this.#root.replaceChildren(box);
        this.#widget = module.mount(this, box, attributes, texts, { url, answer });
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
      if (texts && texts !== this.texts) this.#widget?.setTexts(texts);
    }

    #attributes() {
      const found = {};
      for (const name of ATTRIBUTES) if (this.hasAttribute(name)) found[name] = this.getAttribute(name);
      found["api-base"] = new URL(found["api-base"] || "/api", document.baseURI).href;
      found.lang ||= this.#lang();
      return found;
    }

    #lang() {
      const page = this.parentElement?.closest("[lang]")?.lang;
      for (const tag of [page, ...navigator.languages]) {
        const known = LANGUAGES.find((lang) => lang === tag?.slice(0, 2).toLowerCase());
        if (known) return known;
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
      box.setAttribute("aria-busy", "true");
      for (let i = 0; i < 12; i++) box.append(document.createElement("i"));
    }

    #failed() {
      const box = this.#box();
      const [text, button] = [document.createElement("p"), document.createElement("button")];
      box.setAttribute("role", "alert");
      text.setAttribute("part", "problem");
      text.dataset.code = "client:load";
      text.textContent = "The shop could not be loaded. Check your connection, then try again. Nothing was ordered.";
      button.textContent = "Try again";
      button.type = "button";
      button.onclick = () => this.#start();
      box.append(text, button);
      this.dispatchEvent(new CustomEvent("cr-problem", { bubbles: true, composed: true, detail: { code: "client:load" } }));
    }

    #box() {
      const box = document.createElement("div");
      box.className = "boot";
      this.#root.replaceChildren(box);
      return box;
    }
  }

  if (!customElements.get(TAG)) customElements.define(TAG, Element);

  // A tag with data- attributes also inserts the widget, where it stands or in data-target.
  const data = ATTRIBUTES.filter((name) => script.hasAttribute("data-" + name));
  const target = script.dataset.target;
  if (!data.length && !target && !Object.keys(script.dataset).length) return;
  const insert = () => {
    const element = document.createElement(TAG);
    for (const name of data) element.setAttribute(name, script.getAttribute("data-" + name));
    const place = target && document.querySelector(target);
    if (place) place.append(element);
    else if (target) console.error(TAG + ": data-target matches nothing: " + target);
    else script.after(element);
  };
  if (target && document.readyState === "loading") document.addEventListener("DOMContentLoaded", insert);
  else insert();
})();
