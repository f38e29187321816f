// The page's state and who wants to know of changes. A state is a plain value: `{attributes, tokens, page, code}`, each a
// map from name to text; what is absent stands at its default.

export const PARTS = ["attributes", "tokens", "page", "code"];

export const empty = () => ({ attributes: {}, tokens: {}, page: {}, code: {} });

// A state with one text set, or taken away with null.
export const changed = (state, part, name, text) => {
  const values = { ...state[part] };
  if (text === null || text === undefined) delete values[name];
  else values[name] = text;
  return { ...state, [part]: values };
};

export const createStore = (state) => {
  const listeners = [];
  const replace = (next) => {
    state = next;
    listeners.forEach((listener) => listener(state));
  };
  return {
    get: () => state,
    replace,
    set: (part, name, text) => replace(changed(state, part, name, text)),
    // Tells at once, and after each change.
    watch: (listener) => {
      listeners.push(listener);
      listener(state);
    },
  };
};
