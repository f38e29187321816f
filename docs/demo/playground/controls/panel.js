// The controls of the element: its attributes in groups, its tokens, and what was changed. It reads the manifest and writes
// to the store.

import { arranged, hints } from "./layout.js";
import { button, el } from "../dom.js";
import { control } from "./control.js";
import { tokenControl } from "./token_control.js";

// A few looks to begin with; each is a set of tokens.
const LOOKS = {
  Default: {},
  Forest: { "--cr-accent": "#1d6b54", "--cr-on-accent": "#ffffff", "--cr-radius": "8px" },
  Ink: { "--cr-accent": "#1c1c22", "--cr-on-accent": "#ffffff", "--cr-radius": "0", "--cr-font": "Georgia, serif" },
  Plum: { "--cr-accent": "#8e2f7a", "--cr-on-accent": "#ffffff", "--cr-radius": "20px" },
};

export const panel = (place, { attributes, tokens }, store) => {
  const controls = [];
  for (const group of arranged(attributes)) {
    const rows = group.attributes.map((attribute) => {
      const made = control(attribute, hints(attribute), (text) => store.set("attributes", attribute.name, text));
      controls.push({ show: (state) => made.show(state.attributes[attribute.name]) });
      return made.node;
    });
    place.append(section(group.title, group.open, rows, controls, (state) =>
      group.attributes.filter(({ name }) => state.attributes[name] !== undefined).length));
  }
  const rows = tokens.map((token) => {
    const made = tokenControl(token, (text) => store.set("tokens", token.name, text));
    controls.push({ show: (state, anew) => made.show(state.tokens[token.name], anew) });
    return made.node;
  });
  const looks = Object.entries(LOOKS).map(([name, look]) =>
    button(name, () => store.replace({ ...store.get(), tokens: { ...look } })));
  const begin = el("div", { class: "row", role: "group", ariaLabel: "Looks to begin with" }, ...looks);
  place.append(section("Look", true, [begin, ...rows], controls, (state) => Object.keys(state.tokens).length));
  store.watch((state, anew) => controls.forEach(({ show }) => show(state, anew)));
};

// A group that can be folded, with the number of what is set in it.
const section = (title, open, rows, controls, count) => {
  const mark = el("span", { class: "count" });
  controls.push({ show: (state) => {
    const set = count(state);
    mark.textContent = set ? `${set} set` : "";
  } });
  return el("details", { class: "group", open: Boolean(open) }, el("summary", {}, el("span", { text: title }), mark), ...rows);
};
