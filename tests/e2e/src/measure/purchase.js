// What is noted while somebody buys. It stands before the widget's script: streams are opened by its name for them.
(() => {
  const root = () => document.querySelector("cryptorefills-widget").shadowRoot;
  const frame = () => new Promise(requestAnimationFrame);
  // The task after the next frame: what was changed is painted.
  const painted = async () => {
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now();
  };

  let heard = 0;
  window.EventSource = class extends EventSource {
    addEventListener(type, listener) {
      super.addEventListener(type, () => (heard = performance.now()));
      super.addEventListener(type, listener);
    }
  };

  // From the choice of an amount to its price on the screen.
  const price = async (denomination) => {
    const shown = () => root().querySelector("[part~=price]")?.textContent;
    const before = shown();
    const at = performance.now();
    root().querySelector(`[part~=amount-option][data-denomination="${denomination}"] input`).click();
    while (shown() === before || !/\d/.test(shown() ?? "")) await frame();
    return (await painted()) - at;
  };

  // From the next event of the stream to the frame that shows what it changed.
  let changed;
  const watch = () => {
    heard = 0;
    changed = new Promise((resolve) => {
      const observer = new MutationObserver(async () => {
        if (!heard) return;
        observer.disconnect();
        resolve((await painted()) - heard);
      });
      observer.observe(root(), { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };

  window.purchase = { price, watch, changed: () => changed };
})();
