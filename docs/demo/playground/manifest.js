// What can be set, told and called, as the element's own manifest lists it. It adds nothing of its own to that list.

export const load = async () => {
  const answer = await fetch("custom-elements.json");
  if (!answer.ok) throw new Error("custom-elements.json: " + answer.status);
  return read(await answer.json());
};

// `{attributes, tokens, events, methods}`; an attribute is `{name, description, preset, type}`, where `type` is
// "text", "number", "boolean" or the list of its words.
export const read = (manifest) => {
  const element = manifest.modules.flatMap((module) => module.declarations).find((declaration) => declaration.customElement);
  return {
    attributes: element.attributes.map(attribute),
    tokens: element.cssProperties.map(({ name, syntax, default: preset, description }) => ({ name, syntax, preset, description })),
    events: element.events.map(({ name, description }) => ({ name, description })),
    methods: element.members
      .filter(({ kind }) => kind === "method")
      .map(({ name, description, parameters = [] }) => ({ name, description, parameters: parameters.map(({ name }) => name) })),
  };
};

const attribute = ({ name, description, default: preset, type }) => {
  const words = type.text.split("|").map((word) => word.trim().replace(/^["']|["']$/g, ""));
  return { name, description, preset, type: words.length > 1 ? words : words[0] === "string" ? "text" : words[0] };
};
