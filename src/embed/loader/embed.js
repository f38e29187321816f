// The loader: defines the element, paints its skeleton, and starts the catalogue request, the script, the WebAssembly and
// the style side by side. It knows no screen and no language: what an element does once they are there is life.js, with
// which the script begins. Whatever fails ends in a sentence and another try.
(() => {
  const FILES = { script: "life.js", wasm: "cryptorefills-widget_bg.wasm", style: "cryptorefills-widget.css" }; // replaced by the build
  const TAG = "cryptorefills-widget";
  const script = document.currentScript;
  const make = (tag) => document.createElement(tag);
  const near = (file) => new URL(file, script.src).href;

  // A released file is named after the SHA-256 of its content, and no other content is let in under that name.
  const integrity = (file) => {
    const hash = /[0-9a-f]{64}/.exec(file);
    return hash ? "sha256-" + btoa(hash[0].replace(/../g, (byte) => String.fromCharCode("0x" + byte))) : "";
  };
  const get = async (file) => {
    const response = await fetch(near(file), { integrity: integrity(file) });
    if (!response.ok) throw new Error(file + ": " + response.status);
    return response;
  };
  const sheet = (text) => {
    const style = new CSSStyleSheet();
    style.replaceSync(text);
    return style;
  };

  // One answer for all elements; after a failure everything is asked for again.
  let once = {};
  let attempt = 0;
  const shared = (key, load) => (once[key] ??= load());

  // `import` takes no integrity, and finds what was preloaded with one.
  const loadScript = async () => {
    // A browser remembers an address whose module failed: the next attempt needs another one.
    const url = near(FILES.script) + (attempt ? "?" + attempt : "");
    const link = make("link");
    if (link.relList.supports("modulepreload")) {
      await new Promise((resolve, reject) => {
        link.rel = "modulepreload";
        link.crossOrigin = "";
        link.integrity = integrity(FILES.script);
        link.nonce = script.nonce;
        link.href = url;
        link.onload = resolve;
        link.onerror = () => reject(url);
        document.head.append(link);
      }).finally(() => link.remove());
    }
    return import(url);
  };

  // What stands until the style is there: boxes in the places of the grid's cards, as high as the window, so that what
  // comes below is not moved in sight when the grid arrives; the limit is for frames that grow with their page.
  const loadFirst = () => sheet(
    ":host{display:block}div{box-sizing:border-box;min-height:min(100vh,1600px);padding:clamp(17px,3.4%,33px);display:grid;grid-template-columns:repeat(auto-fill,minmax(max(min(130px,45%),14.5%),1fr));gap:60px 12px;align-content:start}i{aspect-ratio:1.57;border-radius:12px;background:#8882}i:first-child{grid-column:1/-1;aspect-ratio:auto;height:44px;margin-bottom:40px}section{padding:24px}button{font:inherit;padding:10px 16px}",
  );

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
        clearTimeout(this.#turn);
        this.#turn = this.#life = this.#calls = this.#life?.end();
        this.#root.replaceChildren();
      });
    }

    // generated: methods
    selectBrand(name) { this.#call("selectBrand", name); }
    resume(orderId) { this.#call("resume", orderId); }
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
        if (this.#turn !== turn || told) return;
        told = make("section");
        console.error(TAG + ": could not be loaded", error);
        once = {};
        attempt++;
        const text = make("p");
        const button = make("button");
        const say = (texts) => {
          text.textContent = texts?.["problem.client:load"] ?? "This part of the shop could not be loaded. Check your connection, then try again.";
          button.textContent = texts?.retry ?? "Try again";
          told.lang = texts?.["@lang"] ?? "en";
        };
        say();
        module?.then((life) => life.words(this, get)).then(say, () => {});
        text.part = "problem";
        text.dataset.code = "client:load";
        button.onclick = () => this.#start();
        told.role = "alert";
        told.append(text, button);
        root.replaceChildren(told, slot);
        this.dispatchEvent(new CustomEvent("cr-problem", { bubbles: true, composed: true, detail: { code: "client:load" } }));
      };
      // What arrives later still counts: the sentence gives way to the widget.
      const turn = (this.#turn = setTimeout(fail, 20000, "timeout"));
      try {
        box.ariaBusy = "true";
        for (let i = 0; i < 25; i++) box.append(make("i"));
        // What the page put between the tags stands in place of the skeleton.
        slot.onslotchange = () => {
          if (this.firstElementChild || this.textContent.trim()) box.remove();
        };
        root.replaceChildren(box, slot);
        root.adoptedStyleSheets = [shared("first", loadFirst)];

        // A guess good enough to ask ahead; the widget asks again if the API lacks this country.
        const region = /-([A-Z]{2})\b/i.exec(navigator.language)?.[1];
        const country = (this.getAttribute("country") || region || "US").trim().toUpperCase();
        const ahead = {};
        try {
          const base = new URL(this.getAttribute("api-base") || "/api", document.baseURI).href;
          ahead.url = base.replace(/\/+$/, "") + "/brands?country_code=" + country;
        } catch {}
        if (/^http/.test(ahead.url)) {
          const credentials = this.getAttribute("api-credentials") === "include" ? "include" : "same-origin";
          ahead.answer = fetch(ahead.url, { credentials, headers: { Accept: "application/json" } })
            .then((response) => (response.ok ? response.json() : null))
            .catch(() => null);
        }

        module = shared("script", loadScript);
        const wasm = shared("wasm", async () => (await get(FILES.wasm)).arrayBuffer());
        const style = shared("style", async () => sheet(await (await get(FILES.style)).text()));
        const [begin, look] = await Promise.all([module.then((life) => life.prepare(this, wasm, get)), style, wasm]);
        if (this.#turn !== turn) return;
        root.adoptedStyleSheets = [look];
        this.#life = begin(root, ahead);
        this.#calls.splice(0).forEach(this.#life.call);
      } catch (error) {
        fail(error);
      }
      clearTimeout(turn);
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
