// The life of an element once the script is there: its attributes, what the page calls, and its end; its words are
// words.js. It draws nothing itself. In the release it is one file with the script that connects the WebAssembly.
import init, { mount } from "./cryptorefills-widget.js";
import { adopt, changed, fileOf, isWhole, living, PARTS, resolved, set, wordsOf } from "./words.js";

const STYLE = "cryptorefills-widget.css"; // replaced by the build
const TAG = "cryptorefills-widget";
// generated: attributes
const ATTRIBUTES =
  "api-base api-credentials country lang coin network brand kinds category theme email coupon utm-source refund-address whitelabel payment-window login-url kyc-url support-url terms-url privacy-url texts";
// /generated

/**
 * A property as its type has it. A form hides its own behind the names of its fields, the document behind those of forms
 * and pictures.
 */
const real = ({ prototype }, name, of) => Reflect.get(prototype, name, of);
const page = (name) => real(Document, name, document);

/** The document as its type has it, for the module, which knows no other way. The build lets it have this one. */
export const ownDocument = (document) =>
  new Proxy(document, {
    get(_, name) {
      const value = real(Document, name, document);
      return value?.call ? value.bind(document) : value;
    },
  });

/** A method of something in the page; an element called like it hides the window's. */
export const ownMethod = (of, name) => (of === window ? real(EventTarget, name, of) : of[name]).bind(of);

/** What follows the grid looks like this, in every element: empty until the release's second module fills it. */
export const later = new CSSStyleSheet();

/**
 * Everything that an element needs before it can stand, with its style and words on their way beside the WebAssembly.
 * `wasm` is a promise of the module's bytes, `get` the loader's way to a file: a promise of its good answer. `ahead` is the
 * catalogue request that was sent, whose answer is read at once.
 *
 * Resolves with the function that makes it stand: it takes the shadow root, and returns what the page's calls and its end
 * go to.
 */
export const prepare = async (element, wasm, get, ahead) => {
  removeCopies(element);
  adopt(element);
  ahead.answer = ahead.answer?.then((answer) => (answer?.ok ? answer.arrayBuffer() : null)).catch(() => null);
  // What is there by then is read before anything is drawn.
  ahead.answer?.then((bytes) => (ahead.bytes = bytes));
  const parts = Promise.all([wordsOf(element, languageOf(element), get), styleOf(get), init({ module_or_path: wasm })]);
  // The first name of a country takes a browser a dozen milliseconds: now there is nothing else to do.
  new Intl.DisplayNames(languageOf(element), { type: "region" }).of("US");
  const [shown, style] = await parts;
  return (root) => live(element, root, ahead, get, shown, style);
};

/** Says what the loader's sentence says in the element's own words; rejected when none can be had. */
export const translate = async (element, get, sentence) => {
  const { texts, file, own } = await wordsOf(element, languageOf(element), get);
  const all = { ...texts, ...file, ...own?.texts };
  const [text, button] = sentence.children;
  text.textContent = all["problem.client:load"] ?? text.textContent;
  button.textContent = all.retry ?? button.textContent;
  sentence.lang = all["@lang"] ?? sentence.lang;
};

/**
 * Takes away what a tag inserted into a page that holds the same one already: a page that was saved with what the tag had
 * inserted, or put back from somebody's store, and a tag that a page has twice. What a page wrote itself stays.
 */
function removeCopies(element) {
  const told = (it) => JSON.stringify([...it.attributes].map(({ name, value }) => [name, value]).sort());
  const isSame = (it) => it !== element && told(it) === told(element);
  const same = [...page("getElementsByTagName").call(document, TAG)].filter(isSame);
  if (!element.inserted) same.filter((it) => it.inserted).forEach((it) => it.remove());
  else if (same.length) element.remove();
}

let look;

/** The style of all elements: one request, which a failure forgets. */
function styleOf(get) {
  return (look ??= get(STYLE)
    .then((answer) => answer.text())
    .then((text) => {
      const style = new CSSStyleSheet();
      style.replaceSync(text);
      return style;
    })
    .catch((error) => {
      look = undefined;
      throw error;
    }));
}

function live(element, root, ahead, get, shown, style) {
  const container = page("createElement").call(document, "div");
  keepKeys(container);
  root.replaceChildren(container);
  root.adoptedStyleSheets = [style, later];
  const attributes = attributesOf(element);
  // The page's own texts: its file, and over that what it has set.
  const own = () => (shown.file || shown.own?.texts ? { ...shown.file, ...shown.own?.texts } : undefined);
  let widget = mount(element, container, attributes, shown.texts, ahead, own());

  let turn = 0;
  const configure = () => {
    widget?.configure(attributesOf(element));
    return reword();
  };
  const reword = async () => {
    const mine = ++turn;
    const wanted = await wordsOf(element, languageOf(element), get).catch(() => shown);
    // Another language may have been asked for since.
    if (!widget || mine !== turn || PARTS.every((part) => wanted[part] === shown[part])) return;
    shown = wanted;
    widget.setTexts(shown.texts, own());
    awaitFile();
  };
  const awaitFile = () => shown.file === undefined && fileOf(element).then(reword);
  const complete = () => wordsOf(element, languageOf(element), get).then(reword);
  living.add(complete);
  const observer = new MutationObserver(configure);
  observer.observe(element, { attributeFilter: ATTRIBUTES.split(" ") });
  changed.set(element, configure);
  // What changed while everything was on its way is in the attributes already, its words are not.
  if (attributes.lang !== shown.lang || set.get(element) !== shown.own) configure();
  else if (isWhole() !== shown.whole) reword();
  else awaitFile();

  return {
    call([method, ...values]) {
      // A page may call with anything; what cannot be a name or an id is told to its developer alone.
      const [text, pass] = [0, 1].map((at) => (typeof values[at] === "string" ? values[at].trim() : ""));
      if (text || method === "reset") widget[method](text, pass);
      else console.warn(`${TAG}: ${method} needs ${method === "resume" ? "the id of an order" : "the name of a brand"}`);
    },
    end() {
      observer.disconnect();
      living.delete(complete);
      changed.delete(element);
      widget.free();
      widget = null;
    },
  };
}

/**
 * What is typed into a field is nobody else's: outside of the shadow root it would seem to come from the element, and a
 * page with shortcuts would take the letters. And what an input method does with its keys is no key of the widget's: the
 * Enter that ends a word there chooses nothing and orders nothing.
 */
function keepKeys(container) {
  for (const type of ["keydown", "keypress", "keyup"]) {
    for (const early of [true, false]) {
      const hear = (event) => {
        const composed = event.isComposing || event.keyCode === 229;
        const own = event.target.matches(FIELDS) && !/^(Escape|Tab)$/.test(event.key);
        if (early ? composed : own) event.stopPropagation();
        if (composed && event.key === "Enter") event.preventDefault();
      };
      container.addEventListener(type, hear, early);
    }
  }
}

const FIELDS = "input:not([type=radio], [type=checkbox]), select";

/** Names and values, with `api-base` and `lang` as the page resolves them. */
function attributesOf(element) {
  const found = {};
  for (const { name, value } of element.attributes) found[name] = value;
  const base = found["api-base"]?.trim() || "/api";
  const web = /^https?:/.test(resolved(base));
  complain(element, "api-base", web ? "" : base, "a web address");
  found["api-base"] = resolved(web ? base : "/api");
  const lang = found.lang?.trim();
  complain(element, "lang", lang && !known(lang) ? lang : "", "one of: " + LANGUAGES.join(" "));
  found.lang = languageOf(element);
  return found;
}

const told = new WeakMap();

/** Tells of a bad value once, as long as it stands. */
function complain(element, name, bad, expected) {
  const before = told.get(element) ?? {};
  if (bad && before[name] !== bad) console.warn(`${TAG}: ${name} must be ${expected}, got "${bad}"`);
  told.set(element, { ...before, [name]: bad });
}

// generated: languages
const LANGUAGES = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];
// /generated

/** The one of the ten that a tag such as `pt-BR` belongs to. */
const known = (tag) => LANGUAGES.find((lang) => lang === tag?.trim().split("-")[0].toLowerCase());

/** The element's own language, that of what it stands in, out of every shadow root, or the browser's. */
function languageOf(element) {
  for (let node = element; node; node = real(Node, "parentNode", node) ?? (node instanceof ShadowRoot && node.host)) {
    const lang = node instanceof Element && known(Element.prototype.getAttribute.call(node, "lang"));
    if (lang) return lang;
  }
  return navigator.languages.map(known).find(Boolean) ?? "en";
}
