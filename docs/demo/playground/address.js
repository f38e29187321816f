// A state as the part of the address after `#`, and back. That part never leaves the browser, so that an e-mail address
// that is tried out reaches no server's log. What stands as the page begins is left out.

import { PARTS, empty } from "./state.js";

// Attributes go under their own names, tokens too (they begin with `--`), the rest with the name of its part.
const key = (part, name) => (part === "page" || part === "code" ? part + "." + name : name);

export const write = (state, start) => {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    for (const name of new Set([...Object.keys(start[part]), ...Object.keys(state[part])])) {
      const text = state[part][name];
      if (text === start[part][name]) continue;
      // An attribute that is only present counts by its name; one that was taken away says so.
      query.set(key(part, name), text === undefined ? "~none" : text);
    }
  }
  return query.toString();
};

export const read = (hash, start) => {
  const state = empty();
  for (const part of PARTS) Object.assign(state[part], start[part]);
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    const [, part, rest] = /^(?:(page|code)\.)?(.+)$/.exec(name) ?? [];
    const values = state[part ?? (name.startsWith("--") ? "tokens" : "attributes")];
    if (!rest || !/^[\w-]+$/.test(rest)) continue;
    if (text === "~none") delete values[rest];
    else values[rest] = text;
  }
  return state;
};
