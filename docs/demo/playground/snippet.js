// What a partner pastes: text from a state. Only what differs from the defaults is written.

export const FORMS = [
  { id: "html", label: "HTML" },
  { id: "tag", label: "One tag" },
  { id: "react", label: "React" },
  { id: "vue", label: "Vue" },
];

const TAG = "cryptorefills-widget";

// The attributes that say something: `[name, text]`.
export const differing = (attributes, known) =>
  known
    .filter(({ name, type, preset }) => {
      const text = attributes[name];
      return text !== undefined && (type === "boolean" || (text !== "" && text !== preset));
    })
    .map(({ name, type }) => [name, type === "boolean" ? "" : attributes[name]]);

// The code of one form. `src` is the address of embed.js.
export const snippet = (form, attributes, known, src) => {
  const pairs = differing(attributes, known);
  const script = open("script", [["async", ""], ["src", src]]) + "</script>";
  switch (form) {
    case "tag": {
      // A tag without any data- attribute only registers the element.
      const data = (pairs.length ? pairs : [["theme", "auto"]]).map(([name, text]) => ["data-" + name, text, true]);
      return open("script", [["async", ""], ["src", src], ...data]) + "</script>";
    }
    case "react":
      return [
        `// Once, in the page's head: ${script}`,
        `import { useEffect, useRef } from "react";`,
        ``,
        `export function GiftCards({ onDelivered }) {`,
        `  const widget = useRef(null);`,
        `  useEffect(() => {`,
        `    const element = widget.current;`,
        `    element.addEventListener("cr-order-done", onDelivered);`,
        `    return () => element.removeEventListener("cr-order-done", onDelivered);`,
        `  }, [onDelivered]);`,
        `  return ${bracketed(open(TAG, [["ref", "{widget}"], ...pairs], " />"))};`,
        `}`,
      ].join("\n");
    case "vue":
      return [
        `<!-- Once, in the page's head: ${script}`,
        `     In vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "${TAG}" } } }) -->`,
        `<script setup>`,
        `defineEmits(["delivered"]);`,
        `</script>`,
        ``,
        `<template>`,
        `  ${indent(open(TAG, [...pairs, ["@cr-order-done", "$emit('delivered')"]], " />"), "  ")}`,
        `</template>`,
      ].join("\n");
    default:
      return `${script}\n${open(TAG, pairs)}</${TAG}>`;
  }
};

// The tokens as a rule of a style sheet; nothing without any.
export const styleRule = (tokens) => {
  const lines = Object.entries(tokens).map(([name, text]) => `  ${name}: ${text};`);
  return lines.length ? `${TAG} {\n${lines.join("\n")}\n}` : "";
};

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const indent = (text, by) => text.replaceAll("\n", "\n" + by);

// Several lines of markup as the value of a `return`.
const bracketed = (text) => (text.includes("\n") ? `(\n    ${indent(text, "    ")}\n  )` : text);

// A tag with its attributes, one a line where they are long. A text in braces is an expression; one that is empty is
// presence alone, unless it has to be written.
const open = (tag, pairs, end = ">") => {
  const written = pairs.map(([name, text, whole]) => {
    if (text === "{widget}") return `${name}=${text}`;
    return text === "" && !whole ? name : `${name}="${escape(text)}"`;
  });
  const line = ["<" + tag, ...written].join(" ") + end;
  return line.length <= 100 ? line : `<${tag}\n  ${written.join("\n  ")}\n${end.trim()}`;
};
