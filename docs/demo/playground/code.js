// The code to paste, in the form that one works with, and the address under which the bundle will be.

import { FORMS, snippet, styleRule } from "./snippet.js";
import { button, el, sayBriefly } from "./dom.js";

export const code = (place, { attributes }, store) => {
  const forms = FORMS.map(({ id, label }) => {
    const input = el("input", { type: "radio", name: "form", value: id, onchange: () => store.set("code", "form", id === "html" ? null : id) });
    return { id, input, node: el("label", {}, input, el("span", { text: label })) };
  });
  const here = document.querySelector("script[src$='embed.js']").src;
  const source = el("input", {
    id: "source", type: "url", placeholder: here, autocomplete: "off", spellcheck: false,
    onchange: () => store.set("code", "src", source.value.trim() || null),
  });
  const markup = block("markup", "Copy code");
  const style = block("style", "Copy style");
  const styled = el("div", {}, el("h3", { text: "In a style sheet" }), style.node);
  place.append(
    el("div", { class: "bar" }, el("div", { class: "segments", role: "radiogroup", ariaLabel: "Form of the code" }, ...forms.map(({ node }) => node))),
    markup.node,
    styled,
    el("div", { class: "field" }, el("label", { htmlFor: "source", class: "name", text: "Address of embed.js" }), source),
  );
  store.watch((state) => {
    const form = FORMS.find(({ id }) => id === state.code.form)?.id ?? "html";
    forms.forEach(({ id, input }) => (input.checked = id === form));
    source.value = state.code.src ?? "";
    markup.show(snippet(form, state.attributes, attributes, state.code.src ?? here));
    const rule = styleRule(state.tokens);
    style.show(rule);
    styled.hidden = !rule;
  });
};

// A text with a button that copies it.
const block = (id, label) => {
  const text = el("code", { id });
  const pre = el("pre", { tabIndex: 0, role: "region", ariaLabel: label.replace("Copy ", "The ") }, text);
  const copy = button(label, async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      sayBriefly(copy, "Copied");
    } catch {
      // A page without the permission leaves the text selected, for the keys.
      getSelection().selectAllChildren(text);
      sayBriefly(copy, "Press Ctrl+C");
    }
  });
  return { node: el("div", { class: "block" }, pre, copy), show: (shown) => (text.textContent = shown) };
};
