/** When `next/script` brings in what a page asks for. */
export const STRATEGIES = ["afterInteractive", "lazyOnload"];
