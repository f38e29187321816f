// The element's methods as buttons, with a field for each argument.

import { button, el } from "./dom.js";

// Where a list of known arguments helps.
const LISTS = { selectBrand: "brands", resume: "orders" };

export const methods = (place, manifest, element) => {
  for (const { name, description, parameters } of manifest.methods) {
    const fields = parameters.map((parameter) => el("input", {
      type: "text", ariaLabel: `${parameter} of ${name}`, placeholder: parameter, autocomplete: "off", spellcheck: false, list: LISTS[name] ?? null,
    }));
    const call = (event) => {
      event.preventDefault();
      element[name](...fields.map(({ value }) => value.trim()));
    };
    const send = button(name, null, { type: "submit", class: "mono" });
    place.append(el("form", { class: "method", onsubmit: call, data: { method: name } }, el("div", { class: "row" }, send, ...fields), el("p", { class: "about", text: description })));
  }
};
