// Lists of what the API has, for the fields that take its names: brands, categories, coins, networks. They are asked for once
// somebody comes to such a field, through the host that the widget asks, and again for another country or host.

import { el } from "./dom.js";

const NAMES = ["brands", "categories", "coins", "networks"];

export const lists = (place, element) => {
  const made = Object.fromEntries(NAMES.map((name) => [name, el("datalist", { id: name })]));
  place.append(...Object.values(made), el("datalist", { id: "orders" }));
  const fill = (name, words) => {
    const known = [...new Set(words)].sort();
    made[name].replaceChildren(...known.map((value) => el("option", { value })));
  };
  let filled;
  document.addEventListener("focusin", async ({ target }) => {
    if (!NAMES.includes(target.getAttribute?.("list"))) return;
    const base = (element.getAttribute("api-base") ?? "/api").replace(/\/$/, "");
    const country = element.getAttribute("country") ?? "US";
    if (filled === base + country) return;
    filled = base + country;
    const [catalogue, vias] = await Promise.all([ask(`${base}/brands?country_code=${encodeURIComponent(country)}`), ask(`${base}/payment_vias`)]);
    const brands = catalogue?.all_brands ?? (catalogue?.categories ?? []).flatMap(({ brands }) => brands);
    const coins = (vias ?? []).flatMap(({ currencies }) => currencies ?? []);
    fill("brands", brands.map(({ brand }) => brand));
    fill("categories", brands.map(({ category }) => category));
    fill("coins", coins.map(({ name }) => name));
    fill("networks", coins.flatMap(({ networks }) => networks ?? []).map(({ name }) => name));
  });
};

const ask = async (url) => {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.json() : null;
  } catch {
    // Without a list, the field is a field.
    return null;
  }
};
