// What is noted on each page that is measured, by the same means on all: cards are whatever has `data-brand`.
(() => {
  const root = () => document.querySelector("cryptorefills-widget")?.shadowRoot ?? document;
  const cards = () => root().querySelectorAll("[data-brand]");
  const frame = () => new Promise(requestAnimationFrame);
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  const tasks = [];
  const shifts = [];
  const note = (type, list, value) =>
    new PerformanceObserver((seen) => list.push(...seen.getEntries().map(value))).observe({ type, buffered: true });
  note("longtask", tasks, ({ duration }) => duration);
  note("layout-shift", shifts, ({ value }) => value);

  const count = (node) => {
    let all = 0;
    for (const element of node.querySelectorAll("*")) all += 1 + (element.shadowRoot ? count(element.shadowRoot) : 0);
    return all;
  };

  const firstCard = (async () => {
    while (!cards().length) await frame();
    return performance.now();
  })();

  // At rest: nothing has changed for a second.
  const rested = async () => {
    const at = await firstCard;
    let settled = at;
    const observer = new MutationObserver(() => (settled = performance.now()));
    observer.observe(root(), { subtree: true, childList: true, characterData: true, attributes: true });
    for (let same = 0, before; same < 10; same++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = settled + "," + tasks.length;
      if (now !== before) same = 0;
      before = now;
    }
    observer.disconnect();
    return { firstCard: at, settled, blocked: sum(tasks), elements: count(document), shifted: sum(shifts) };
  };

  // Down the page, 40 pixels a frame: how many frames of 120 came late.
  const scroll = async () => {
    let late = 0;
    for (let at = 0, before = await frame(); at < 120; at++) {
      scrollBy(0, 40);
      const now = await frame();
      late += now - before > 17;
      before = now;
    }
    scrollTo(0, 0);
    return late;
  };

  const write = (field, text) => {
    // React looks at the setter of the prototype only.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };

  // The next task. A browser that hands a key on runs what was promised meanwhile before it; a script that does has to wait.
  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });

  // From each key to the frame in which its own first card stands.
  const type = async (word) => {
    const field = root().querySelector("input[type=search]");
    const took = [];
    for (let end = 1; end <= word.length; end++) {
      const typed = word.slice(0, end);
      const at = performance.now();
      write(field, typed);
      await task();
      while (cards()[0]?.dataset.brand.toLowerCase() !== typed) await frame();
      // Until it is painted: the task after the next frame.
      await frame();
      await new Promise((resolve) => setTimeout(resolve));
      took.push(performance.now() - at);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    write(field, "");
    while (cards()[0]?.dataset.brand.toLowerCase() === word) await frame();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return took;
  };

  window.probe = { rested, type, scroll };
})();
