// Watches what the page's streams use: `EventSource`, timers, and the listeners of page and stream.
// `restore` puts the page back as it was; where a test broke off before, whoever comes next does it.
globalThis.streams = (() => {
  globalThis.closeShop?.();
  globalThis.streams?.restore();
  const real = { EventSource, BroadcastChannel, setTimeout, clearTimeout };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const watched = new Set(["visibilitychange", "pageshow", "pagehide", "online", "offline", "open", "message", "stop", "error"]);
  const state = { opened: [], timers: new Set(), callbacks: [], listening: 0 };

  class FakeEventSource extends EventTarget {
    constructor(url, init) {
      super();
      this.url = String(url);
      this.withCredentials = Boolean(init?.withCredentials);
      this.closed = false;
      state.opened.push(this);
    }
    close() {
      this.closed = true;
    }
  }

  state.open = () => state.opened.filter((stream) => !stream.closed).length;
  state.emit = (type, data) => {
    const event = data === undefined ? new Event(type) : new MessageEvent(type, { data });
    state.opened.at(-1).dispatchEvent(event);
  };
  state.withhold = (name) => delete globalThis[name];
  // What `navigator.locks` is, or whether the document is hidden, as a test has it.
  state.play = (object, name, value) => Object.defineProperty(object, name, { configurable: true, get: () => value });
  // The locks of these pages that somebody has or waits for.
  state.locks = async (url) => {
    const { held, pending } = await navigator.locks.query();
    return [...held, ...pending].filter((lock) => lock.name.includes(url)).length;
  };
  state.until = (condition) =>
    new Promise((resolve, reject) => {
      const give_up = performance.now() + 30_000;
      const look = async () => {
        if (await condition()) resolve();
        else if (performance.now() > give_up) reject(new Error(`never: ${condition}`));
        else real.setTimeout.call(globalThis, look, 10);
      };
      look();
    });
  state.restore = () => {
    Object.assign(globalThis, real);
    delete navigator.locks;
    delete document.hidden;
    Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
  };

  globalThis.EventSource = FakeEventSource;
  globalThis.setTimeout = (callback, wait) => {
    // WebKit's driver looks at the page with a timer of its own in it.
    if (/JavaScriptTimeout/.test(callback)) return real.setTimeout.call(globalThis, callback, wait);
    state.callbacks.push(callback);
    const handle = real.setTimeout.call(globalThis, () => (state.timers.delete(handle), callback()), wait);
    state.timers.add(handle);
    return handle;
  };
  globalThis.clearTimeout = (handle) => (state.timers.delete(handle), real.clearTimeout.call(globalThis, handle));
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (watched.has(type)) state.listening += 1;
    return add.call(this, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, ...rest) {
    if (watched.has(type)) state.listening -= 1;
    return remove.call(this, type, ...rest);
  };
  return state;
})();
