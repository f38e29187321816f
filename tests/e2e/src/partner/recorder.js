// Notes what a page can see of the widget: its events, and everything that should never happen.
"use strict";
window.__recorded = { violations: [], errors: [], console: [], events: [] };
document.addEventListener("securitypolicyviolation", (event) =>
  __recorded.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample }));
window.addEventListener("error", (event) => __recorded.errors.push(String(event.message)));
window.addEventListener("unhandledrejection", (event) => __recorded.errors.push(String(event.reason)));
for (const [name, level] of [["error", "SEVERE"], ["warn", "WARNING"]]) {
  const say = console[name];
  console[name] = (...words) => {
    __recorded.console.push({ level, source: "console-api", message: words.join(" ") });
    say.apply(console, words);
  };
}
for (const name of ["cr-ready", "cr-brand-select", "cr-order-created", "cr-order-status", "cr-order-done", "cr-problem"])
  document.addEventListener(name, (event) => __recorded.events.push({ name, detail: event.detail }));
