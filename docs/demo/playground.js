// The playground: every attribute and token of the element as a control, the code that results, what the element tells, and
// the sandbox's remote control. Plain modules; it knows the element by its manifest and by nothing else.

import * as address from "./playground/address.js";
import { apply, attributesOf } from "./playground/element.js";
import { sayBriefly } from "./playground/dom.js";
import { code } from "./playground/code.js";
import { createStore, empty } from "./playground/state.js";
import { drawable } from "./playground/controls/token.js";
import { lists } from "./playground/lists.js";
import { load } from "./playground/manifest.js";
import { log } from "./playground/log.js";
import { methods } from "./playground/methods.js";
import { panel } from "./playground/controls/panel.js";
import { sandbox } from "./playground/sandbox/sandbox.js";
import { stage } from "./playground/stage.js";
import { tabs } from "./playground/tabs.js";

const place = (id) => document.getElementById(id);
const element = document.querySelector("cryptorefills-widget");
const start = { ...empty(), attributes: attributesOf(element) };
const manifest = await load();
const addressed = () => {
  const state = address.read(location.hash, start);
  return { ...state, tokens: drawable(state.tokens, manifest.tokens) };
};
const store = createStore(addressed());

log(place("events"), manifest);
store.watch((state) => apply(element, manifest, state));
lists(place("lists"), element);
panel(place("controls"), manifest, store);
stage(place("stage"), store);
code(place("code"), manifest, store);
methods(place("methods"), manifest, element);
tabs(place("tabs"));
sandbox(place("sandbox"), store);

// The address follows, but not at each step of a colour that is being dragged.
let writing;
store.watch((state) => {
  clearTimeout(writing);
  writing = setTimeout(() => {
    const hash = address.write(state, start);
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }, 100);
});
addEventListener("hashchange", () => store.replace(addressed()));

const copy = place("copy-link");
copy.onclick = async () => {
  const hash = address.write(store.get(), start);
  try {
    await navigator.clipboard.writeText(location.href.split("#")[0] + (hash && "#" + hash));
    sayBriefly(copy, "Copied");
  } catch {
    sayBriefly(copy, "It is the page’s address");
  }
};
place("reset-all").onclick = () => store.replace(start);

// What stands behind `#` is the state: a link within the page moves the focus and leaves it alone.
for (const link of document.querySelectorAll(".skip")) {
  link.onclick = (event) => {
    event.preventDefault();
    document.querySelector(link.hash).focus();
  };
}

// On a small screen the widget comes first, and the controls unfold.
const small = matchMedia("(width < 60rem)");
const fold = () => (place("settings").open = !small.matches);
small.onchange = fold;
fold();
document.documentElement.dataset.ready = "";
