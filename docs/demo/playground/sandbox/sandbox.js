// The sandbox's remote control: its orders with a button for each step, problems on demand, and faults. It is a panel over
// `/sandbox/`, which is served beside this page in development and nowhere else.

import { ask } from "./remote.js";
import { button, el } from "../dom.js";
import { orders } from "./orders.js";

export const sandbox = async (place, store) => {
  const menu = await ask("menu");
  if (!menu) {
    place.append(el("p", { class: "muted", text: "No sandbox answers beside this page. “cargo xtask dev” starts one." }));
    return;
  }
  orders(section(place, "Orders"), menu);
  problems(section(place, "Problems on demand"), menu, store);
  faults(section(place, "Faults"), menu);
};

const section = (place, title) => {
  const made = el("section", {}, el("h3", { text: title }));
  place.append(made);
  return made;
};

// An e-mail address asks the sandbox for a problem: choosing one fills it in.
const problems = (place, { codes, emails }, store) => {
  const option = (address, text) => el("option", { value: address, text });
  const select = el(
    "select",
    { id: "trigger", onchange: () => store.set("attributes", "email", select.value || null) },
    option("", "None"),
    el("optgroup", { label: "Codes" }, ...codes.map((code) => option(`${code}@sandbox.example`, code))),
    el("optgroup", { label: "Other addresses" }, ...emails.map(({ address, does }) => option(address, `${address}: ${does}`))),
  );
  place.append(
    el("label", { htmlFor: "trigger", class: "about", text: "Fills in an e-mail address that the sandbox answers with:" }),
    select,
  );
  store.watch(({ attributes }) => {
    const email = attributes.email ?? "";
    select.value = [...select.options].some(({ value }) => value === email) ? email : "";
  });
};

const faults = (place, menu) => {
  const active = el("ul", { class: "faults" });
  const quiet = el("p", { class: "about", text: "Nothing goes wrong." });
  const clear = button("Clear all", async () => show(await ask("faults", "DELETE")), { class: "main" });
  const show = (list) => {
    if (!list) return;
    active.replaceChildren(...list.map((fault) => el("li", {}, el("code", { text: JSON.stringify(fault) }))));
    clear.hidden = !list.length;
    quiet.hidden = Boolean(list.length);
  };
  const buttons = menu.faults.map(({ label, fault }) => button(label, async () => show(await ask("faults", "POST", fault))));
  place.append(quiet, active, clear, el("div", { class: "row" }, ...buttons));
  ask("faults").then(show);
};
