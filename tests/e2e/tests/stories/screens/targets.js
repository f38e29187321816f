// Targets that are too small, and those that do not show their focus: 24 pixels for each, 44 for what a purchase needs.
const MAIN = "[part~=pay], [part~=reveal], [part~=open-wallet], [part~=copy-amount], [part~=copy-address], [part~=copy-code], "
  + "[part~=restart], [part~=search], [part~=country], [part~=email], [part~=phone], [part~=coupon], [part~=coin], [part~=network], "
  + "[part~=amount-option] input, [part~=amount-input], [part~=brand-card], [part~=add-item], .icon-button, .button, summary";
const found = [];
const called = (element) => `${element.localName}.${element.getAttribute("class")} “${words(element).slice(0, 40)}”`;
// What one sees and hits in the place of an element: a field's label or frame.
const hit = (element) => element.closest("label, .amount-box") ?? element;
// A link within a sentence is as high as its line (the exception of 2.5.8).
const inSentence = (element) => getComputedStyle(element).display === "inline" && words(element.parentElement) !== words(element);
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const paint = (color, ground) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const fill of [ground, color]) {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const luminance = (color) => {
  const [r, g, b] = color.slice(0, 3).map((it) => it / 255).map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
// The ground that a ring is drawn on: what lies around the element.
const ground = (element) => {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (paint(color, "transparent")[3] === 255) return color;
  }
  return "white";
};
const ring = (element) => {
  for (let at = element, up = 0; at && up < 4; at = at.parentElement, up++) {
    // A hidden input's ring is drawn by its label.
    if (at.matches(".visually-hidden")) continue;
    const style = getComputedStyle(at);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return { at, color: style.outlineColor };
  }
  return null;
};
const seen = (element) => {
  const box = element.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]));
  return points.some(([x, y]) => {
    const top = host.shadowRoot.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
};
return (async () => {
  // A colour that is on its way from one theme to the other is none to measure. What nobody sees would never arrive by itself.
  for (const it of host.shadowRoot.getAnimations()) if (it instanceof CSSTransition) it.finish();
  for (const element of all("a[href], button, input, select, summary").filter(shown)) {
    const box = hit(element).getBoundingClientRect();
    const least = element.matches(MAIN) ? 44 : 24;
    const small = box.height < least - 0.5 || box.width < 23.5;
    if (small && !inSentence(element)) found.push(`${Math.round(box.width)} by ${Math.round(box.height)}: ${called(element)}`);
    element.focus();
    // What closes when the focus leaves it closes now.
    await new Promise((resolve) => setTimeout(resolve));
    if (host.shadowRoot.activeElement !== element) {
      found.push(`takes no focus: ${called(element)}`);
      continue;
    }
    // What the loader says by itself, before any style has come, shows the browser's own ring.
    if (!all("[part~=root]").length) continue;
    const drawn = ring(element);
    if (!drawn) found.push(`no ring: ${called(element)}`);
    else {
      const under = ground(drawn.at);
      const ratio = contrast(paint(drawn.color, under), paint(under, "white"));
      if (ratio < 3) found.push(`a ring of ${ratio.toFixed(2)}: ${called(element)}`);
    }
    if (!seen(hit(element))) found.push(`hidden: ${called(element)}`);
  }
  return found;
})();
