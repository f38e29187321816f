/** How the element finds what it loads. */
export interface RegisterOptions {
  /** Where the app serves the package's folder `files`, resolved against the page. Default `/cryptorefills-widget/`. */
  base?: string | URL;
  /** The nonce of the page's policy, for the one script that the element loads. */
  nonce?: string;
}

/** Defines `<cryptorefills-widget>`, once a page. Outside a browser it does nothing. */
export function register(options?: RegisterOptions): void;
