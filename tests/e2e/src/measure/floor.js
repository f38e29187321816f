// The floor: the least that fetches the catalogue, paints cards and searches among them. Nobody would sell with it.
(async () => {
  const { api } = document.currentScript.dataset;
  const make = (tag, set, ...children) => {
    const element = Object.assign(document.createElement(tag), set);
    element.append(...children);
    return element;
  };
  const field = make("input", { type: "search" });
  const grid = make("ul", { className: "grid" });
  const add = () => document.body.append(field, grid);
  document.body ? add() : addEventListener("DOMContentLoaded", add);

  const { all_brands: brands } = await (await fetch(`${api}/brands?country_code=US`)).json();
  const names = brands.map(({ brand }) => brand.toLowerCase());
  const card = ({ brand, min, max, logo_base_url: logo }) => {
    const image = make("img", { src: `${logo}_300x190.webp`, loading: "lazy", alt: "", width: 500, height: 318 });
    const button = make("button", {}, image, make("b", { textContent: brand }), make("span", { textContent: `${min} – ${max}` }));
    button.dataset.brand = brand;
    return make("li", {}, button);
  };
  const show = (found) => grid.replaceChildren(...found.slice(0, 60).map(card));
  field.oninput = () => {
    const typed = field.value.trim().toLowerCase();
    const rank = (at) => (names[at] === typed ? 0 : names[at].startsWith(typed) ? 1 : 2);
    const found = [...names.keys()].filter((at) => names[at].includes(typed));
    show(typed ? found.sort((a, b) => rank(a) - rank(b)).map((at) => brands[at]) : brands);
  };
  show(brands);
})();
