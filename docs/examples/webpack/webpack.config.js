// The React example, bundled by webpack.
import { fileURLToPath } from "node:url";

export default {
  mode: "production",
  entry: fileURLToPath(new URL("../react/src/main.tsx", import.meta.url)),
  output: { filename: "main.js" },
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  module: { rules: [{ test: /\.tsx?$/, loader: "esbuild-loader", options: { jsx: "automatic" } }] },
};
