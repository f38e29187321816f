// Elements without markup: `el("p", { class: "hint", text: "…" }, child)`. It never parses HTML.

// A property where the element has one, else an attribute; `class`, `text` and `data` are short for what they say.
export const el = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

// A button that does one thing.
export const button = (text, onclick, properties = {}) =>
  el("button", { type: "button", text, onclick, ...properties });

// Says for a moment that a button did what it says, in the button's own place.
export const sayBriefly = (target, text) => {
  const before = target.dataset.says ?? target.textContent;
  target.dataset.says = before;
  target.textContent = text;
  clearTimeout(target.timer);
  target.timer = setTimeout(() => (target.textContent = before), 2500);
};
