// The loader: defines the element, paints its skeleton, and starts the catalogue request, the script and the WebAssembly
// side by side. It knows no screen and no language: what an element does once they are there is life.js, with which the
// script begins. Whatever fails ends in a sentence and another try.
(() => {
  const SCRIPT = "life.js"; // replaced by the build
  const WASM = "cryptorefills-widget_bg.wasm"; // replaced by the build
  const TAG = "cryptorefills-widget";
  // generated: attributes
  const ATTRIBUTES =
    "api-base api-credentials country lang coin network brand kinds category theme email coupon utm-source refund-address whitelabel payment-window login-url kyc-url support-url terms-url privacy-url texts";
  // /generated

  // A page's forms and pictures hide properties of the document behind their names. Its prototype keeps the real ones.
  const page = (name) => Reflect.get(Document.prototype, name, document);
  const make = (tag) => page("createElement").call(document, tag);
  const say = (...what) => console.error(TAG + ":", ...what);

  // where: what a page tells of the script; an app that bundles it tells it itself
  // The script's own address, and the tags that name it. A module has no tag and tells its address by its stack; what a
  // library evaluates from text has neither, and is found by its name.
  const { stack } = Error();
  const own =
    (!/eval at| > |blob/.test(stack) && page("currentScript")?.src) ||
    /\w+:\S+\/embed[^/]*?\.js\S*?(?=:\d+:)/.exec(stack)?.[0];
  const tags = [...page("scripts")].filter(({ src }) => (own ? src === own : /\/embed[^/]*$/.test(src)));
  const address = own || tags[0]?.src;
  if (!address) return say('needs its own <script src>');
  // /where

  const near = (file) => new URL(file, address).href;
  // A released file is named after the SHA-256 of its content, and no other content is let in under that name.
  const integrity = (file) => {
    const hash = /[0-9a-f]{64}/.exec(file);
    return hash ? "sha256-" + btoa(hash[0].replace(/../g, (byte) => String.fromCharCode("0x" + byte))) : "";
  };
  const get = async (file) => {
    const answer = await fetch(near(file), { integrity: integrity(file) });
    if (!answer.ok) throw answer.url;
    return answer;
  };

  // One answer for all elements; after a failure everything is asked for again.
  let script, bytes;
  // A browser remembers an address whose module failed: the next attempt needs another one.
  let again = "";

  // `import` takes no integrity, and finds what was preloaded with one. WebKit, which lets in anything as a preload or knows
  // none, fetches the script with it first.
  const loadScript = async () => {
    const url = near(SCRIPT + again);
    if (navigator.vendor[0] == "A") await get(SCRIPT + again);
    else {
      const link = make("link");
      await new Promise((resolve, reject) => {
        link.rel = "modulepreload";
        link.crossOrigin = "";
        link.integrity = integrity(SCRIPT);
        link.nonce = tags[0]?.nonce;
        link.href = url;
        link.onload = resolve;
        link.onerror = () => reject(url);
        page("head").append(link);
      }).finally(() => link.remove());
    }
    return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
  };

  // What stands until the style is there: boxes in the places of the grid's cards, as high as the window, so that what
  // comes below is not moved in sight when the grid arrives; the limit is for frames that grow with their page.
  const SKELETON =
    ":host{display:block}div{box-sizing:border-box;min-height:min(100vh,1600px);padding:17px;display:grid;grid:none/repeat(auto-fill,minmax(max(min(130px,45%),14.5%),1fr));gap:60px 12px;align-content:start}i{aspect-ratio:1.57;border-radius:12px;background:#8882}i:first-child{aspect-ratio:auto;grid-column:1/-1;height:44px;margin-bottom:40px}section,button{padding:12px;font:inherit}";

  class Element extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    // The timer of the attempt to load that counts.
    #turn;
    #life;
    // What the page called before it stood; what it calls after its end is nothing.
    #calls = [];
    // What a page has put here before the element was one; life.js makes it live.
    texts = this.texts;

    connectedCallback() {
      if (!this.#turn) this.#start();
    }

    disconnectedCallback() {
      // A move in the page is a removal and an insertion at once: only what stays away is taken down.
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#turn = this.#life = this.#calls = this.#life?.end();
        this.#root.replaceChildren();
      });
    }

    // generated: methods
    selectBrand(name) { this.#call("selectBrand", name); }
    resume(orderId, pass) { this.#call("resume", orderId, pass); }
    reset() { this.#call("reset"); }
    // /generated

    #call(...call) {
      if (this.#life) this.#life.call(call);
      else this.#calls?.push(call);
    }

    async #start() {
      this.#calls ??= [];
      const root = this.#root;
      const box = make("div");
      const slot = make("slot");
      let module, told;
      const fail = (error) => {
        if (this.#turn != turn || told) return;
        told = make("section");
        say("could not be loaded", error);
        script = bytes = 0;
        again += "?";
        const text = make("p");
        const button = make("button");
        text.textContent = "This part of the shop could not be loaded. Check your connection, then try again.";
        button.textContent = "Try again";
        told.lang = "en";
        text.part = "problem";
        text.dataset.code = "client:load";
        button.onclick = () => this.#start();
        told.role = "alert";
        told.append(text, button);
        root.replaceChildren(told, slot);
        module?.then((life) => life.translate(this, get, told)).catch(() => {});
        this.dispatchEvent(new CustomEvent("cr-problem", { bubbles: true, composed: true, detail: { code: "client:load" } }));
      };
      // What arrives later still counts: the sentence gives way to the widget.
      const turn = (this.#turn = setTimeout(fail, 20000, "timeout"));
      try {
        for (let i = 25; i--; ) box.append(make("i"));
        // What the page put between the tags stands in place of the skeleton, if there is something to see.
        slot.onslotchange = () => {
          if (this.innerText.trim() || this.querySelector("img,svg")) box.remove();
        };
        root.replaceChildren(box, slot);
        const style = new CSSStyleSheet();
        style.replaceSync(SKELETON);
        root.adoptedStyleSheets = [style];

        // A guess good enough to ask ahead; the widget asks again if the API lacks this country, or no answer is good.
        const region = /-([A-Z]{2})\b/i.exec(navigator.language)?.[1];
        const brands = "/brands?country_code=" + (this.getAttribute("country") || region || "US").trim().toUpperCase();
        const ahead = {};
        try {
          ahead.url = new URL(this.getAttribute("api-base") || "/api", this.baseURI).href.replace(/\/*$/, brands);
          // What is no web address is asked by nobody: the module takes the default then.
          if (/^h/.test(ahead.url))
            ahead.answer = fetch(ahead.url, { credentials: this.getAttribute("api-credentials") || "same-origin" }).catch(() => {});
        } catch {}

        module = script ||= loadScript();
        const wasm = (bytes ||= get(WASM).then((answer) => answer.arrayBuffer()));
        const [begin] = await Promise.all([module.then((life) => life.prepare(this, wasm, get, ahead)), wasm]);
        if (this.#turn !== turn) return;
        this.#life = begin(root);
        this.#calls.splice(0).forEach(this.#life.call);
      } catch (error) {
        fail(error);
      }
      clearTimeout(turn);
    }
  }

  if (!customElements.get(TAG)) customElements.define(TAG, Element);

  // A tag with data- attributes of ours also inserts the widget, where it stands or in data-target.
  for (const tag of tags) {
    const element = make(TAG);
    const { target } = tag.dataset;
    for (const name of ATTRIBUTES.split(" ")) {
      const value = tag.getAttribute("data-" + name);
      if (value != null) element.setAttribute(name, value);
    }
    if (tag.inserted || (!target && !element.attributes.length)) continue;
    // Once a tag, however often it is run. What a saved page holds already, life.js finds.
    tag.inserted = element.inserted = 1;
    const insert = () => {
      if (!target && tag.closest("body")) return tag.after(element);
      if (page("readyState") === "loading") return page("addEventListener").call(document, "DOMContentLoaded", insert);
      let place;
      // A selector may be none, and a place a form with a field called like what it does.
      try {
        place = target ? page("querySelector").call(document, target) : page("body");
        page("appendChild").call(place, element);
      } catch {}
      if (!target || !place) say("data-target must name a place:", target);
    };
    insert();
  }
})();
