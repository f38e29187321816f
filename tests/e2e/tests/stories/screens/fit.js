// What is cut off, sticks out of the page, or lies over other words. Shortened on purpose is the address alone: it is copied
// whole, and its last characters never give way.
const SHORT = "[part~=address], [part~=address] *";
const found = [];
const page = document.documentElement;
if (page.scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${page.scrollWidth}`);
const called = (element) => `${element.localName}.${element.getAttribute("class")} “${words(element).slice(0, 40)}”`;
// What is far from the window is not drawn, and has no measures of its own yet.
const drawn = (element) => element.checkVisibility({ contentVisibilityAuto: true });
const read = (element) => shown(element) && drawn(element) && !element.closest("svg, .visually-hidden, [aria-hidden=true]");
const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
const cut = (overflow) => ["hidden", "clip"].includes(overflow);
for (const element of all("*").filter(read)) {
  const style = getComputedStyle(element);
  const wide = cut(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
  const high = cut(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
  if ((wide || high) && !element.matches(`input, select, ${SHORT}`)) found.push(`cut off: ${called(element)}`);
  let inside = false;
  for (let at = element.parentElement; at; at = at.parentElement) inside ||= scrolls(at);
  const box = element.getBoundingClientRect();
  if (!inside && (box.left < -0.5 || box.right > innerWidth + 0.5)) found.push(`sticks out: ${called(element)}`);
}
// Words as they are drawn, line by line. What lies over the page on purpose is left out.
const lines = [];
const walker = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const element = text.parentElement;
  if (!text.data.trim() || !element || !read(element)) continue;
  if (element.closest(`select, .country-field, .basket-bar, .late, ${SHORT}`)) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const box of range.getClientRects()) lines.push({ element, box, text: text.data.trim().slice(0, 30) });
}
lines.forEach((one, at) => {
  for (const other of lines.slice(at + 1, at + 60)) {
    const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (one.element !== other.element && width > 2 && height > 6) found.push(`“${one.text}” lies over “${other.text}”`);
  }
});
return found;
