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
  const become = (next, anew) => {
    state = next;
    listeners.forEach((listener) => listener(state, anew));
  };
  return {
    get: () => state,
    replace: (next) => become(next, true),
    set: (part, name, text) => become(changed(state, part, name, text), false),
    // Tells at once, and after each change; the second argument is true where the whole state is another one.
    watch: (listener) => {
      listeners.push(listener);
      listener(state, true);
    },
  };
};
