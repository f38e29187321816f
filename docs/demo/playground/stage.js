// The page around the widget: how wide its place is, on which ground it stands, and which way the page is written. The widget
// itself is told nothing of this.

const LEAST = 280;
const STEP = 8;

export const stage = (place, store) => {
  const frame = place.querySelector(".place");
  const handle = place.querySelector(".handle");
  const width = document.getElementById("width");
  const presets = [...document.querySelectorAll("input[name=preset]")];
  const ground = document.getElementById("ground");
  const rtl = document.getElementById("rtl");
  const set = (name, text) => store.set("page", name, text || null);
  const sized = (pixels) => set("width", String(Math.max(LEAST, Math.min(1600, Math.round(pixels)))));
  const wide = () => Math.round(frame.getBoundingClientRect().width);

  presets.forEach((preset) => (preset.onchange = () => set("width", preset.value)));
  width.onchange = () => (width.value ? sized(width.valueAsNumber) : set("width", null));
  ground.onchange = () => set("ground", ground.value);
  rtl.onchange = () => set("dir", rtl.checked ? "rtl" : null);

  // The handle follows the pointer and the arrows; the frame begins on the other side in a page that runs from right to left.
  const forward = () => (store.get().page.dir === "rtl" ? -1 : 1);
  handle.onpointerdown = ({ pointerId, clientX }) => {
    const begin = wide();
    handle.setPointerCapture(pointerId);
    handle.onpointermove = (move) => sized(begin + (move.clientX - clientX) * forward());
    handle.onpointerup = handle.onpointercancel = () => (handle.onpointermove = null);
  };
  handle.onkeydown = (event) => {
    const by = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (by) sized(wide() + by * forward());
    else if (event.key === "Home") sized(LEAST);
    else if (event.key === "End") set("width", null);
    else return;
    event.preventDefault();
  };

  const tell = () => {
    width.placeholder = wide();
    handle.ariaValueNow = wide();
    handle.ariaValueText = `${wide()} pixels`;
  };
  // In the next frame: what is changed while sizes are being told would have to be told again at once.
  new ResizeObserver(() => requestAnimationFrame(tell)).observe(frame);

  store.watch(({ page }) => {
    const pixels = Number.parseInt(page.width, 10);
    frame.style.inlineSize = pixels >= LEAST ? pixels + "px" : "";
    frame.toggleAttribute("data-sized", pixels >= LEAST);
    width.value = pixels >= LEAST ? pixels : "";
    presets.forEach((preset) => (preset.checked = preset.value === (page.width ?? "")));
    ground.value = ["light", "dark"].includes(page.ground) ? page.ground : "";
    place.dataset.ground = ground.value;
    rtl.checked = page.dir === "rtl";
    place.dir = rtl.checked ? "rtl" : "ltr";
  });
};
