// One control for one design token: a colour as a swatch and as text, anything else as text. An empty text is the default;
// one that is no value of the token stays in its field, marked, and goes nowhere.

import { el } from "../dom.js";
import { isValue } from "./token.js";

const EXAMPLES = {
  "--cr-radius": ["0", "4px", "12px", "20px"],
  "--cr-font": ["Georgia, serif", "ui-monospace, monospace", "system-ui, sans-serif", "Verdana, sans-serif"],
};

// `{node, show}` for a token; `change(text)` is called with null where the default is to stand.
export const tokenControl = (token, change) => {
  const { name, syntax, preset, description } = token;
  const id = "set" + name;
  const isColour = syntax === "<color>";
  const list = EXAMPLES[name] && el("datalist", { id: "examples" + name }, ...EXAMPLES[name].map((value) => el("option", { value })));
  const text = el("input", {
    id, type: "text", placeholder: preset, autocomplete: "off", spellcheck: false, list: list?.id ?? null,
    onchange: () => {
      const bad = text.value.trim() !== "" && !isValue(token, text.value.trim());
      mark(bad);
      if (!bad) change(text.value.trim() || null);
    },
  });
  text.setAttribute("aria-describedby", "about" + name);
  const about = el("p", { class: "about", id: "about" + name });
  const mark = (bad) => {
    text.ariaInvalid = String(bad);
    about.textContent = bad ? `Not ${isColour ? "a colour" : "a value"} that a style sheet takes.` : description;
  };
  const swatch = isColour && el("input", { type: "color", oninput: () => change(swatch.value), ariaLabel: `Pick ${name}` });
  const row = el("div", { class: "pair" }, swatch || null, text, list ?? null);
  const node = el(
    "div",
    { class: "field token", data: { token: name } },
    el("label", { htmlFor: id, class: "name", text: name }),
    row,
    about,
  );
  let shown;
  const show = (value, anew) => {
    // What was refused stands until something else is set here.
    if (anew || shown !== value || text.ariaInvalid !== "true") {
      text.value = value ?? "";
      mark(false);
    }
    shown = value;
    if (swatch) swatch.value = hex(value ?? preset) ?? hex(preset);
  };
  return { node, show };
};

// A colour as the swatch wants it, `#rrggbb`; null for what is no colour. Transparency is not shown.
const hex = (colour) => {
  if (!CSS.supports("color", colour)) return null;
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = colour;
  return /^#[0-9a-f]{6}$/.test(pen.fillStyle) ? pen.fillStyle : null;
};
