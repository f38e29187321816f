// The gallery: every screen of the widget in every state, each a real widget in a frame of its own in front of recorded
// answers. The address chooses: `?theme=dark&lang=de&width=320`, and `&screen=checkout` shows one screen alone. It is the
// catalogue of screens that the end-to-end suite goes through, also with texts of a language that the widget does not have
// (`&texts=`, their address).
import { dress, openScreen } from "./gallery_screen.js";
import { SCREENS } from "./gallery_screens.js";

// For whoever looks at the screens by a program.
globalThis.gallery = { screens: SCREENS.map(({ name, group }) => ({ name, group })), dress };

const query = new URLSearchParams(location.search);
const wanted = (name, values) => (values.includes(query.get(name)) ? query.get(name) : values[0]);
const choice = {
  theme: wanted("theme", ["auto", "light", "dark"]),
  lang: query.get("lang") || "en",
  width: wanted("width", ["768", "320", "400", "520", "1040", "1280", "1600"]),
};
document.documentElement.dataset.theme = choice.theme;

const name = query.get("screen");
const screen = SCREENS.find((screen) => screen.name === name);
if (screen) openScreen(screen, { ...choice, texts: query.get("texts") });
else list();

function list() {
  const make = (tag, parent, properties) => Object.assign(parent.appendChild(document.createElement(tag)), properties);
  const form = make("form", document.body);
  make("h1", form, { textContent: "Gallery" });
  const languages = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];
  const offered = { theme: ["auto", "light", "dark"], lang: languages, width: ["320", "400", "520", "768", "1040", "1280", "1600"] };
  for (const [name, values] of Object.entries(offered)) {
    const label = make("label", form, { textContent: name });
    const select = make("select", label, { name });
    values.forEach((value) => make("option", select, { value, textContent: value, selected: value === choice[name] }));
  }
  form.onchange = () => form.submit();

  const main = make("main", document.body, { className: "screens" });
  let group;
  for (const screen of SCREENS) {
    if (screen.group !== group) make("h2", main, { textContent: (group = screen.group) });
    const figure = make("figure", main);
    const caption = make("figcaption", figure);
    const alone = new URLSearchParams({ ...choice, screen: screen.name });
    make("a", caption, { href: `?${alone}`, textContent: screen.name });
    const frame = make("iframe", figure, { title: screen.name, width: choice.width, height: 480, loading: "lazy", src: `?${alone}` });
    // A frame is as high as what it shows.
    frame.onload = () => {
      const { body } = frame.contentDocument;
      const view = frame.contentWindow;
      new view.ResizeObserver(() => (frame.height = body.scrollHeight)).observe(body);
    };
  }
}
