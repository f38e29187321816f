// The life of an element once the script is there: its words, its attributes, what the page calls, and its end. It draws
// nothing itself. In the release it is one file with the script that connects the WebAssembly with the browser.
import init, { mount } from "./cryptorefills-widget.js";

const LOCALES = { en: "locale-en.json" }; // replaced by the build
const TAG = "cryptorefills-widget";
const ATTRIBUTES =
  "api-base api-credentials country lang coin network brand kinds category theme email coupon utm-source refund-address whitelabel payment-window login-url kyc-url support-url";

/**
 * Everything that an element needs before it can stand, with its words on their way beside the WebAssembly. `wasm` is a
 * promise of the module's bytes, `get` the loader's way to a file: a promise of its good answer.
 *
 * Resolves with the function that makes it stand: it takes the shadow root and the catalogue request that was sent ahead,
 * and returns what the page's calls and its end go to.
 */
export const prepare = async (element, wasm, get) => {
  const { lang } = attributesOf(element);
  const [texts] = await Promise.all([wordsIn(lang, get), init({ module_or_path: wasm })]);
  return (root, ahead) => live(element, root, ahead, get, { lang, texts });
};

/** The words for an element, or English where they cannot be had; rejected when not even those can. */
export const words = (element, get) => wordsIn(attributesOf(element).lang, get);

function live(element, root, ahead, get, shown) {
  const container = document.createElement("div");
  root.replaceChildren(container);
  const attributes = attributesOf(element);
  let widget = mount(element, container, attributes, shown.texts, ahead);

  const configure = async () => {
    const attributes = attributesOf(element);
    const { lang } = attributes;
    widget.configure(attributes);
    const texts = await wordsIn(lang, get).catch(() => shown.texts);
    // Another language may have been asked for since.
    if (!widget || texts === shown.texts || lang !== attributesOf(element).lang) return;
    shown.texts = texts;
    widget.setTexts(texts);
  };
  const observer = new MutationObserver(configure);
  observer.observe(element, { attributeFilter: ATTRIBUTES.split(" ") });
  // What changed while everything was on its way is in the attributes already, its words are not.
  if (attributes.lang !== shown.lang) configure();

  return {
    call: ([method, ...values]) => widget[method](...values.map(String)),
    end() {
      observer.disconnect();
      widget.free();
      widget = null;
    },
  };
}

const loaded = {};

/** The words of a language: one request for all elements, which a failure forgets. */
function wordsIn(lang, get) {
  const file = LOCALES[lang] ?? LOCALES.en;
  return (loaded[file] ??= get(file)
    .then((answer) => answer.json())
    .catch((error) => {
      delete loaded[file];
      if (file === LOCALES.en) throw error;
      return wordsIn("en", get);
    }));
}

const warned = new WeakMap();

/** Names and values, with `api-base` and `lang` as the page resolves them. */
function attributesOf(element) {
  const found = {};
  for (const { name, value } of element.attributes) found[name] = value;
  const base = found["api-base"] || "/api";
  const web = /^https?:/.test(resolved(base));
  if (!web && warned.get(element) !== base) {
    warned.set(element, base);
    console.warn(TAG + ": api-base must be a web address, got " + base);
  }
  found["api-base"] = resolved(web ? base : "/api");
  found.lang ||= languageOf(element);
  return found;
}

function resolved(path) {
  try {
    return new URL(path, document.baseURI).href;
  } catch {
    return "";
  }
}

/** The page's language around an element, else the first of the browser's that there are words in. */
function languageOf(element) {
  const page = element.parentElement?.closest("[lang]")?.lang;
  for (const tag of [page, ...navigator.languages]) {
    const known = /^(en|es|fr|de|it|pt|zh|tr|vi|tl)\b/i.exec(tag);
    if (known) return known[0].toLowerCase();
  }
  return "en";
}
