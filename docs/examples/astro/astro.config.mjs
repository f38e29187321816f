import { defineConfig } from "astro/config";

export default defineConfig({
  base: process.env.BASE_PATH,
  // Scripts and styles in files of their own: a strict policy lets nothing else run.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 } },
});
