import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// The tag is an element of the browser's, and no component of Vue's.
const isCustomElement = (tag) => tag === "cryptorefills-widget";

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
