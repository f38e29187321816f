// Stands in for the host: records what `fetch` is given, answers as told, and watches timers.
// `restore` puts the page back as it was.
globalThis.host = (() => {
  const real = { fetch, setTimeout, clearTimeout };
  const state = { asked: [], timers: new Set(), waits: [], hurry: false, answer: () => Response.json({}) };

  // A promise that only the signal ends, which may have come already.
  const silence = (signal) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      else signal.addEventListener("abort", () => reject(signal.reason));
    });

  state.silent = (request) => silence(request.signal);
  state.stalled = (request) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"half":'));
        silence(request.signal).catch((reason) => controller.error(reason));
      },
    });
    return new Response(body);
  };
  state.cut = () => {
    let pulls = 0;
    const pull = (controller) =>
      pulls++ === 0 ? controller.enqueue(new TextEncoder().encode('{"half":')) : controller.error(new TypeError("cut"));
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
  };
  state.endless = () => {
    state.pulls = 0;
    const piece = new Uint8Array(1024 * 1024).fill(32);
    const pull = (controller) => ((state.pulls += 1), controller.enqueue(piece.slice()));
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
  };
  state.text = (status, body, headers) => new Response(body, { status, headers });
  state.restore = () => Object.assign(globalThis, real);

  globalThis.fetch = async (request) => {
    const { method, url, credentials, cache, signal } = request;
    const asked = { method, url, credentials, cache, signal, headers: request.headers };
    state.asked.push(asked);
    asked.body = await request.clone().text();
    return state.answer(request);
  };
  globalThis.setTimeout = (callback, wait) => {
    // WebKit's driver looks at the page with a timer of its own in it.
    if (/JavaScriptTimeout/.test(callback)) return real.setTimeout.call(globalThis, callback, wait);
    state.waits.push(wait);
    const ring = () => (state.timers.delete(handle), callback());
    const handle = real.setTimeout.call(globalThis, ring, state.hurry ? 0 : wait);
    state.timers.add(handle);
    return handle;
  };
  globalThis.clearTimeout = (handle) => (state.timers.delete(handle), real.clearTimeout.call(globalThis, handle));
  return state;
})();
