// One control for one design token: a colour as a swatch and as text, anything else as text. An empty text is the default.

import { el } from "./dom.js";

const EXAMPLES = {
  "--cr-radius": ["0", "4px", "12px", "20px"],
  "--cr-font": ["Georgia, serif", "ui-monospace, monospace", "system-ui, sans-serif", "Verdana, sans-serif"],
};

// `{node, show}` for a token; `change(text)` is called with null where the default is to stand.
export const tokenControl = ({ name, syntax, preset, description }, change) => {
  const id = "set" + name;
  const isColour = syntax === "<color>";
  const list = EXAMPLES[name] && el("datalist", { id: "examples" + name }, ...EXAMPLES[name].map((value) => el("option", { value })));
  const text = el("input", {
    id, type: "text", placeholder: preset, autocomplete: "off", spellcheck: false, list: list?.id ?? null,
    onchange: () => change(text.value.trim() || null),
  });
  text.setAttribute("aria-describedby", "about" + name);
  const swatch = isColour && el("input", { type: "color", oninput: () => change(swatch.value), ariaLabel: `Pick ${name}` });
  const row = el("div", { class: "pair" }, swatch || null, text, list ?? null);
  const node = el(
    "div",
    { class: "field token", data: { token: name } },
    el("label", { htmlFor: id, class: "name", text: name }),
    row,
    el("p", { class: "about", id: "about" + name, text: description }),
  );
  const show = (value) => {
    text.value = value ?? "";
    const bad = value !== undefined && !CSS.supports(property(syntax), value);
    text.setAttribute("aria-invalid", String(bad));
    if (swatch) swatch.value = hex(value ?? preset) ?? hex(preset);
  };
  return { node, show };
};

// A property that takes what the token is used for, so that the browser itself says whether a text is one.
const property = (syntax) => ({ "<color>": "color", "<length>": "border-top-left-radius" })[syntax] ?? "font-family";

// A colour as the swatch wants it, `#rrggbb`; null for what is no colour. Transparency is not shown.
const hex = (colour) => {
  if (!CSS.supports("color", colour)) return null;
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = colour;
  return /^#[0-9a-f]{6}$/.test(pen.fillStyle) ? pen.fillStyle : null;
};
