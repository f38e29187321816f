// The sandbox's newest orders, each with its state and a button for each step. They are asked for again when the widget tells
// of a change, after each step, and when the page is looked at again.

import { ask } from "./remote.js";
import { button, el } from "../dom.js";

const MOST = 5;

export const orders = (place, menu) => {
  const list = el("ul", { class: "orders" });
  const none = el("p", { class: "about", text: "None yet. Order something in the widget, then pay it here: no money moves." });
  const ids = document.getElementById("orders");
  place.append(none, list);
  let asked = 0;

  const refresh = async () => {
    const turn = ++asked;
    const found = await ask("orders");
    // An answer that a later one has overtaken says nothing new.
    if (!found || turn !== asked) return;
    const focused = document.activeElement?.dataset.key;
    const open = new Set([...list.querySelectorAll("details[open]")].map(({ dataset }) => dataset.order));
    list.replaceChildren(...found.slice(0, MOST).map((order) => row(order, menu, take, open.has(order.order_id))));
    ids.replaceChildren(...found.map(({ order_id }) => el("option", { value: order_id })));
    none.hidden = found.length > 0;
    if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  const take = async (id, step, query = "") => {
    await ask(`orders/${encodeURIComponent(id)}/${step}${query && "?" + query}`, "POST");
    await refresh();
  };

  for (const name of ["cr-order-created", "cr-order-status"]) document.addEventListener(name, refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  refresh();
};

const row = (order, { steps, detailed, states }, take, open) => {
  const id = order.order_id;
  const step = (name, text, query, title) =>
    button(text, () => take(id, name, query), { title, data: { key: `${id} ${text}`, step: name }, class: ["pay", "deliver"].includes(text) ? "main" : "" });
  const lines = order.deliveries.map(({ deliverable: { brand_name, denomination } }) => `${brand_name} ${denomination}`);
  const more = el(
    "details",
    { open, data: { order: id } },
    el("summary", { text: "More" }),
    el("div", { class: "row" }, ...detailed.map(({ label, step: name, query }) => step(name, label, query))),
    el("div", { class: "row" }, ...states.map((state) => step(state, state))),
  );
  return el(
    "li",
    { data: { order: id } },
    el("div", { class: "told" }, el("strong", { text: order.order_state }), el("span", { text: `${lines.join(", ")} · ${order.coin_amount} ${order.coin}` })),
    el("code", { class: "id", text: id }),
    el("div", { class: "row", role: "group", ariaLabel: `Steps of order ${id.slice(0, 8)}` }, ...steps.map(({ name, does }) => step(name, name, "", does))),
    more,
  );
};
