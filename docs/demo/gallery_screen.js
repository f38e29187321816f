// One screen of the gallery: the widget, brought to where its screen is, as a shopper would. `data-ready` on the page's
// root says that it stands: "yes", or what it waited for in vain.
import { API, serve } from "./gallery_service.js";

/** The screen that stands, and its widget. */
let standing;

/** Shows a screen of gallery_screens.js. */
export async function openScreen(screen, { theme, lang, texts }) {
  await serve(screen.service ?? {});
  const main = document.body.appendChild(document.createElement("main"));
  main.append(Object.assign(document.createElement("h1"), { className: "heard", textContent: "Gallery" }));
  const element = document.createElement("cryptorefills-widget");
  const attributes = { "api-base": API, country: "US", coin: "USDC", network: "Solana", theme, lang, ...(texts && { texts }), ...screen.attributes };
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  // The page loads the script: it does nothing before there is an element.
  main.append(element);
  standing = { screen, element };
  const ready = (word) => (document.documentElement.dataset.ready = word);
  try {
    await screen.show(hands(element));
    await settled();
    standing.skeletons = skeletons(element);
    ready("yes");
  } catch (error) {
    ready(`waited for ${error.message}`);
  }
}

/**
 * Shows the screen that stands in another theme and language: a tag, with the address of its texts where the widget has none
 * of its own. What was open or focused is so again.
 */
export async function dress({ theme, lang, texts = null }) {
  const { screen, element, skeletons: most } = standing;
  document.documentElement.dataset.theme = theme;
  // Each change is one for the widget, also where nothing changes.
  const give = (name, value) => {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  give("theme", theme);
  give("texts", texts);
  give("lang", texts ? "en" : lang);
  const root = () => element.shadowRoot?.querySelector('[part~="root"]');
  // What the loader says by itself has no root, and stays as it is.
  if (root()) await until(`words in ${lang}`, () => root()?.lang === lang);
  await until("what loads once more", () => skeletons(element) <= most);
  await screen.again?.(hands(element));
  await settled();
}

/** Every picture that is near has come, and nothing is on its way from one colour to another. */
async function settled() {
  const { screen, element } = standing;
  await until("the pictures", () => pictures(element).every((picture) => picture.complete || picture.loading === "lazy"));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  for (const it of element.shadowRoot.getAnimations()) if (it instanceof CSSTransition) it.finish();
  // A ring around what a script has focused says nothing about the screen.
  if (!screen.focused) element.shadowRoot.activeElement?.blur();
}

// What a shopper does, by the names of the parts.
function hands(element) {
  const all = (css) => [...(element.shadowRoot?.querySelectorAll(css) ?? [])];
  const find = (part, css = "") => all(`[part~="${part}"]${css}`)[0];
  const there = (part, css) => until(`${part}${css ?? ""}`, () => find(part, css));
  const click = async (part, css) => (await there(part, css)).click();
  return {
    element,
    all,
    there,
    click,
    gone: (part) => until(`no ${part}`, () => !find(part)),
    until: (what, condition) => until(what, () => condition(element)),
    press: async (words) => (await until(words, () => all("button, summary").find((it) => it.textContent.trim() === words))).click(),
    type: async (part, text) => {
      const input = await there(part);
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    choose: async (part, value) => {
      const select = await there(part);
      await until(`${value} in ${part}`, () => [...select.options].some((option) => option.value === value));
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    brand: async (name) => {
      await click("brand-card", `[data-brand="${name}"]`);
      await there("pay");
      await until("prices", () => !all(".skeleton").length);
    },
    /** Opens what is folded away. */
    unfold: () => until("something folded", () => all("details").map((it) => (it.open = true)).length),
    /** Shows the codes of an order. */
    reveal: async () => {
      await until("something to show", () => all('[part~="reveal"], [part~="code"]').length);
      for (const button of all('[part~="reveal"]')) button.click();
      await there("code");
    },
    /** Shows the order that the host answers with. */
    order: async (id) => {
      await there("brand-card");
      element.resume(id);
      await until("an order", () => ["checkout", "order"].includes(find("root")?.dataset.view));
      await there("status");
    },
  };
}

const skeletons = (element) => element.shadowRoot?.querySelectorAll(".skeleton").length ?? 0;
const pictures = (element) => [...(element.shadowRoot?.querySelectorAll("img") ?? [])].filter((picture) => picture.src);

function until(what, condition) {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error(what)), 20_000);
    const look = () => {
      const met = condition();
      if (!met) return setTimeout(look, 20);
      clearTimeout(end);
      resolve(met);
    };
    look();
  });
}
