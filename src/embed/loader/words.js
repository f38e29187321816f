// The words of an element: those of its language, and over them what the page has of its own, in a file or set as
// `texts`. It shows none: life.js hands them on.

const LOCALES = { en: "locale-en.json" }; // replaced by the build
const TAG = "cryptorefills-widget";

/** Milliseconds for which a page's own texts are waited for, once; later they are shown when they arrive. */
const PATIENCE = 3000;
const waited = new WeakMap();

/** Whether what follows the grid is there or on its way, and what gets each element that stands the words of it. */
let whole = false;
export const living = new Set();

/** Gets every element the words of what follows the grid, before that is there. Rejected when one's cannot be had. */
export const speak = async () => {
  whole = true;
  await Promise.all([...living].map((complete) => complete()));
};

/** Whether it needs all words by now. */
export const isWhole = () => whole;

/** What an element's words are made of. A file that is not there in time is `undefined`. */
export const PARTS = ["texts", "file", "own"];

export async function wordsOf(element, lang, get) {
  const asked = whole;
  const named = element.getAttribute("texts");
  const late = new Promise((resolve) => setTimeout(resolve, waited.get(element) === named ? 0 : PATIENCE));
  const [texts, file] = await Promise.all([wordsIn(lang, get), Promise.race([fileOf(element), late])]);
  waited.set(element, named);
  return { lang, texts, file, own: set.get(element), whole: asked };
}

/** What a page has set, and what hears of it, by element. */
export const set = new WeakMap();
export const changed = new WeakMap();

/** Gives an element its property `texts`; what the page has put there before counts. */
export function adopt(element) {
  const prototype = Object.getPrototypeOf(element);
  if (!Object.hasOwn(prototype, "texts")) {
    Object.defineProperty(prototype, "texts", {
      configurable: true,
      enumerable: true,
      get() {
        return set.get(this)?.texts ?? null;
      },
      set(texts) {
        // A framework may write the attribute's value here.
        if (typeof texts === "string") return this.setAttribute("texts", texts);
        // Anew each time: the page may have changed the object that it sets again.
        set.set(this, { texts });
        changed.get(this)?.();
      },
    });
  }
  if (Object.hasOwn(element, "texts")) {
    const { texts } = element;
    delete element.texts;
    element.texts = texts;
  }
}

const files = {};

/** The texts in the file that an element's attribute names: one request a page. `null` where there are none. */
export async function fileOf(element) {
  const name = element.getAttribute("texts");
  if (!name) return null;
  const url = resolved(name);
  return (files[url] ??= fetch(url)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .catch((error) => {
      console.warn(TAG + ": texts could not be loaded from " + url + ": " + error);
      return null;
    }));
}

/** Where the words of the grid say which file has the others. Without it they are all there. */
const REST = "@rest";
const loaded = {};

/** The words of a language, or of English where those cannot be had: of the grid, or all, and never of both. */
async function wordsIn(lang, get) {
  const from = async (file) => {
    const grid = await wordsFrom(file, get);
    return whole && grid[REST] ? wordsFrom(grid[REST], get, grid) : grid;
  };
  const english = LOCALES.en;
  const file = LOCALES[lang] ?? english;
  return from(file).catch((error) => (file === english ? Promise.reject(error) : from(english)));
}

/** The words of a file, after others: one request for all elements, which a failure forgets. */
function wordsFrom(file, get, before) {
  return (loaded[file] ??= get(file)
    .then((answer) => answer.json())
    .then((words) => ({ ...before, ...words, [REST]: words[REST] }))
    .catch((error) => {
      delete loaded[file];
      throw error;
    }));
}

/** A full address, as the page has it; empty where it is none. */
export function resolved(path) {
  try {
    return new URL(path, Reflect.get(Document.prototype, "baseURI", document)).href;
  } catch {
    return "";
  }
}
