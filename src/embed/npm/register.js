// Defines <cryptorefills-widget> from an app's own bundle. The loader is part of the bundle, and everything that it loads
// are the package's files, which the app serves as they are: no bundler has to understand them.
import { define } from "./define.js";

/** Where an app serves the files of the package unless it says otherwise. */
const BASE = "/cryptorefills-widget/";

/** Defines the element, once a page. */
export function register({ base = BASE, nonce = "" } = {}) {
  // A server renders the tag and has nothing to define; the browser takes it from there.
  if (typeof document === "undefined" || customElements.get("cryptorefills-widget")) return;
  const folder = new URL(String(base).replace(/\/*$/, "/"), document.baseURI);
  define({ address: folder.href, tags: [{ nonce, dataset: {}, getAttribute: () => null }] });
}
