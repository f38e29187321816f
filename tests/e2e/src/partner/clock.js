// The page's timers and its monotonic clock, on a clock that a test can make run faster. Nothing else is changed: the
// network and the wall clock go at their own pace. Beside that, it notes by this clock when requests leave, which no busy
// machine can delay as it delays their arrival.
"use strict";
(() => {
  const real = {
    now: performance.now.bind(performance),
    set: window.setTimeout.bind(window),
    clear: window.clearTimeout.bind(window),
  };
  let factor = 1;
  let since = 0;
  let base = 0;
  let last = 0;
  const timers = new Map();
  const now = () => base + (real.now() - since) * factor;
  const arm = (id, timer) => {
    real.clear(timer.handle);
    timer.handle = real.set(fire, Math.max(0, timer.due - now()) / factor, id);
  };
  const fire = (id) => {
    const timer = timers.get(id);
    if (!timer) return;
    if (timer.every === null) timers.delete(id);
    else {
      timer.due = now() + timer.every;
      arm(id, timer);
    }
    timer.call.apply(window, timer.words);
  };
  const set = (call, wait, every, words) => {
    const id = ++last;
    const timer = { call, words, every, due: now() + wait };
    timers.set(id, timer);
    arm(id, timer);
    return id;
  };
  const clear = (id) => {
    real.clear(timers.get(id)?.handle);
    timers.delete(id);
  };
  window.setTimeout = (call, wait, ...words) => set(call, Number(wait) || 0, null, words);
  window.setInterval = (call, wait, ...words) => set(call, Number(wait) || 0, Math.max(4, Number(wait) || 0), words);
  window.clearTimeout = clear;
  window.clearInterval = clear;
  performance.now = now;
  const departures = [];
  const note = (method, url) => departures.push([method, new URL(url, location).pathname, now()]);
  const { fetch, EventSource } = window;
  window.fetch = (request, ...words) => {
    note(request.method ?? words[0]?.method ?? "GET", request.url ?? request);
    return fetch.call(window, request, ...words);
  };
  window.EventSource = class extends EventSource {
    constructor(url, ...words) {
      note("GET", url);
      super(url, ...words);
    }
  };
  // What left since the last time: `[method, path, milliseconds]`.
  window.__departures = () => departures.splice(0);
  // From now on a second of the page lasts a second divided by `next`; what is waited for comes sooner accordingly.
  window.__runClock = (next) => {
    [base, since, factor] = [now(), real.now(), next];
    timers.forEach((timer, id) => arm(id, timer));
  };
})();
