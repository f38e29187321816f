import type {} from "@cryptorefills/widget/react";
import { useState } from "react";

/** A shop that the page can turn to another country, close and open again. */
export function App() {
  const [country, setCountry] = useState("US");
  const [open, setOpen] = useState(true);
  const [news, setNews] = useState<string[]>([]);
  const tell = (text: string) => setNews((before) => [...before, text]);

  return (
    <main>
      <label>
        Country
        <select id="country" value={country} onChange={(event) => setCountry(event.target.value)}>
          <option value="US">United States</option>
          <option value="DE">Germany</option>
        </select>
      </label>
      <button id="toggle" type="button" onClick={() => setOpen(!open)}>
        {open ? "Close the shop" : "Open the shop"}
      </button>
      <ol id="news">
        {news.map((text, at) => (
          <li key={at}>{text}</li>
        ))}
      </ol>
      {open && (
        <cryptorefills-widget
          country={country}
          oncr-brand-select={({ detail }) => tell(`Looking at ${detail.brand}`)}
          oncr-order-created={({ detail }) => tell(`${detail.coinAmount} ${detail.coin} to pay`)}
          oncr-order-status={({ detail }) => tell(`The order is ${detail.state}`)}
          oncr-order-done={() => tell("Delivered")}
          oncr-problem={({ detail }) => tell(`Problem: ${detail.code}`)}
        />
      )}
    </main>
  );
}
