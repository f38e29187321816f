// Notes what the widget tells before the page's modules have loaded. A classic script, so that nothing comes before it.
"use strict";
window.earlyEvents = [];
// generated: events
const TOLD = ["cr-ready", "cr-brand-select", "cr-order-created", "cr-order-status", "cr-order-done", "cr-problem"];
// /generated
for (const name of TOLD)
  document.addEventListener(name, (event) => window.earlyEvents?.push({ name, detail: event.detail, at: new Date() }));
