export * from "./cryptorefills-widget.js";
