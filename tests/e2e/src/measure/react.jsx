// The same shelf as people who use React would write it: every card of the catalogue, and a search.
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

const { api } = document.currentScript.dataset;

function Card({ brand: { brand, min, max, logo_base_url: logo } }) {
  return (
    <li>
      <button data-brand={brand}>
        <img src={`${logo}_300x190.webp`} loading="lazy" alt="" width="500" height="318" />
        <b>{brand}</b>
        <span>{`${min} – ${max}`}</span>
      </button>
    </li>
  );
}

function Shop() {
  const [brands, setBrands] = useState([]);
  const [query, setQuery] = useState("");
  const typed = useDeferredValue(query.trim().toLowerCase());
  useEffect(() => {
    fetch(`${api}/brands?country_code=US`)
      .then((answer) => answer.json())
      .then(({ all_brands }) => setBrands(all_brands));
  }, []);
  const found = useMemo(() => {
    const rank = (name) => (name === typed ? 0 : name.startsWith(typed) ? 1 : 2);
    const named = brands.map((brand) => [brand.brand.toLowerCase(), brand]).filter(([name]) => name.includes(typed));
    return named.sort(([a], [b]) => rank(a) - rank(b)).map(([, brand]) => brand);
  }, [brands, typed]);
  return (
    <>
      <input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <ul className="grid">
        {found.map((brand) => <Card key={brand.brand} brand={brand} />)}
      </ul>
    </>
  );
}

createRoot(document.getElementById("shop")).render(<Shop />);
