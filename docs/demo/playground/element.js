// The widget beside the controls: a state's attributes and tokens, written to the element. Only what differs is touched.

// The state that the page's own markup begins with.
export const attributesOf = (element) =>
  Object.fromEntries([...element.attributes].filter(({ name }) => name !== "style").map(({ name, value }) => [name, value]));

export const apply = (element, manifest, state) => {
  for (const { name } of manifest.attributes) {
    const text = state.attributes[name];
    if (text === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  for (const { name } of manifest.tokens) {
    const text = state.tokens[name];
    if (text === undefined) element.style.removeProperty(name);
    else element.style.setProperty(name, text);
  }
};
