// One control for one attribute: the right kind, named and explained. It tells what is chosen and shows what it is given;
// it keeps nothing.

import { el } from "../dom.js";
import { COUNTRIES } from "./countries.js";

// `{node, show}` for an attribute; `change(text)` is called with null where the default is to stand.
export const control = (attribute, hint, change) => {
  const make = MAKERS[hint.control] ?? MAKERS.text;
  return make(attribute, hint, change);
};

const id = ({ name }) => "set-" + name;
const hintId = ({ name }) => "about-" + name;
const about = (attribute) => el("p", { class: "about", id: hintId(attribute), text: attribute.description });
const label = (attribute) => el("label", { htmlFor: id(attribute), class: "name", text: attribute.name });
const field = (attribute, input) => {
  input.setAttribute("aria-describedby", hintId(attribute));
  return el("div", { class: "field", data: { attribute: attribute.name } }, label(attribute), input, about(attribute));
};

const select = (attribute, options, blank, change) => {
  const first = el("option", { value: "", text: blank });
  const rows = options.map(([value, text]) => el("option", { value, text }));
  const input = el("select", { id: id(attribute), onchange: () => change(input.value || null) }, first, ...rows);
  return { node: field(attribute, input), show: (text) => (input.value = options.some(([value]) => value === text) ? text : "") };
};

const languageName = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);

const MAKERS = {
  text: (attribute, { kind = "text", example, list }, change) => {
    const placeholder = attribute.preset ?? (example ? `e.g. ${example}` : "");
    const input = el("input", {
      id: id(attribute), type: kind, placeholder, list, autocomplete: "off", spellcheck: false,
      onchange: () => change(input.value.trim() || null),
    });
    return { node: field(attribute, input), show: (text) => (input.value = text ?? "") };
  },
  number: (attribute, { min, max }, change) => {
    const input = el("input", {
      id: id(attribute), type: "number", min, max, step: 1, placeholder: attribute.preset ?? "", inputMode: "numeric",
      onchange: () => change(input.value || null),
    });
    return { node: field(attribute, input), show: (text) => (input.value = text ?? "") };
  },
  switch: (attribute, _, change) => {
    const input = el("input", { id: id(attribute), type: "checkbox", onchange: () => change(input.checked ? "" : null) });
    input.setAttribute("aria-describedby", hintId(attribute));
    const row = el("label", { class: "check name" }, input, attribute.name);
    const node = el("div", { class: "field", data: { attribute: attribute.name } }, row, about(attribute));
    return { node, show: (text) => (input.checked = text !== undefined) };
  },
  choice: (attribute, { blank }, change) => {
    const names = attribute.name === "lang" ? (word) => `${languageName(word)} (${word})` : (word) => word;
    const words = attribute.type.filter((word) => word !== attribute.preset).map((word) => [word, names(word)]);
    return select(attribute, words, attribute.preset ?? blank ?? "default", change);
  },
  country: (attribute, { blank }, change) => {
    const names = new Intl.DisplayNames(["en"], { type: "region" });
    const rows = COUNTRIES.map((code) => [code, `${names.of(code)} (${code})`]);
    rows.sort(([, one], [, other]) => one.localeCompare(other, "en"));
    const made = select(attribute, rows, blank, change);
    return { ...made, show: (text) => made.show(text?.toUpperCase()) };
  },
  // Several words at once; none at all means all.
  kinds: (attribute, _, change) => {
    const words = attribute.preset.split(" ");
    const boxes = words.map((word) => el("input", { type: "checkbox", value: word, onchange: () => {
      const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
      change(chosen.length % words.length ? chosen.join(" ") : null);
    } }));
    const rows = boxes.map((box, at) => el("label", { class: "check" }, box, words[at]));
    const legend = el("legend", { class: "name", text: attribute.name });
    const node = el("fieldset", { class: "field", data: { attribute: attribute.name } }, legend, ...rows, about(attribute));
    node.setAttribute("aria-describedby", hintId(attribute));
    const show = (text) => {
      const chosen = (text || attribute.preset).split(/\s+/);
      boxes.forEach((box) => (box.checked = chosen.includes(box.value)));
    };
    return { node, show };
  },
};
