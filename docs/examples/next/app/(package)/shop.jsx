"use client";

import "@cryptorefills/widget";
import { useState } from "react";

/** A shop that the page can turn to another country. */
export function Shop() {
  const [country, setCountry] = useState("US");
  return (
    <>
      <label>
        Country
        <select id="country" value={country} onChange={(event) => setCountry(event.target.value)}>
          <option value="US">United States</option>
          <option value="DE">Germany</option>
        </select>
      </label>
      <cryptorefills-widget country={country} />
    </>
  );
}
