// What the page is told: each event with its time, what it carries and what it means, and what the console is warned of.
// It shows and forgets; nothing is stored or sent.

import { el } from "./dom.js";

const MOST = 100;

export const log = (place, { events }) => {
  const list = el("ol", { class: "log" });
  const none = el("p", { class: "muted", text: "Nothing yet. The widget’s events appear here as your page would hear them." });
  const counter = document.getElementById("event-count");
  let count = 0;
  place.append(none, list);
  const meanings = Object.fromEntries(events.map(({ name, description }) => [name, description]));

  const add = ({ name, detail, at, meaning }) => {
    const members = Object.entries(detail ?? {}).map(([key, value]) => el("div", {}, el("dt", { text: key }), el("dd", { text: String(value) })));
    list.prepend(el(
      "li",
      { data: { event: name } },
      el("div", { class: "told" }, el("code", { text: name }), el("time", { text: at.toLocaleTimeString("en-GB"), dateTime: at.toISOString() })),
      members.length ? el("dl", {}, ...members) : null,
      el("p", { class: "about", text: meaning ?? meanings[name] ?? "" }),
    ));
    while (list.children.length > MOST) list.lastElementChild.remove();
    count += 1;
    counter.textContent = count;
    none.hidden = true;
  };

  // What came before this module, then everything as it comes.
  window.earlyEvents.splice(0).forEach(add);
  window.earlyEvents = null;
  for (const { name } of events) document.addEventListener(name, (event) => add({ name, detail: event.detail, at: new Date() }));

  // A bad value is told to the console, where few look.
  const warn = console.warn;
  console.warn = (...words) => {
    warn(...words);
    const text = words.join(" ");
    if (text.startsWith("cryptorefills-widget:")) add({ name: "console.warn", at: new Date(), meaning: text.slice(22) });
  };

  document.getElementById("clear-events").onclick = () => {
    list.replaceChildren();
    count = 0;
    counter.textContent = 0;
    none.hidden = false;
  };
};
