// What a design token takes. The browser itself says whether a text is a value.

// A property that takes what the token is used for.
const property = (syntax) => ({ "<color>": "color", "<length>": "border-top-left-radius" })[syntax] ?? "font-family";

export const isValue = ({ syntax }, text) => CSS.supports(property(syntax), text);

// The tokens of a state that can be drawn: an address may hold anything.
export const drawable = (values, tokens) =>
  Object.fromEntries(tokens.filter(({ name }) => values[name] !== undefined).filter((token) => isValue(token, values[token.name]))
    .map(({ name }) => [name, values[name]]));
