// The element's events become lines of a list; the page's own controls change its attribute, take it away and put it back.
const shop = document.querySelector("#shop");
const widget = shop.querySelector("cryptorefills-widget");
const country = document.querySelector("#country");
const toggle = document.querySelector("#toggle");
const news = document.querySelector("#news");

const tell = (text) => {
  const line = document.createElement("li");
  line.textContent = text;
  news.append(line);
};

widget.addEventListener("cr-brand-select", ({ detail }) => tell(`Looking at ${detail.brand}`));
widget.addEventListener("cr-order-created", ({ detail }) => tell(`${detail.coinAmount} ${detail.coin} to pay`));
widget.addEventListener("cr-order-status", ({ detail }) => tell(`The order is ${detail.state}`));
widget.addEventListener("cr-order-done", () => tell("Delivered"));
widget.addEventListener("cr-problem", ({ detail }) => tell(`Problem: ${detail.code}`));

country.addEventListener("change", () => widget.setAttribute("country", country.value));

toggle.addEventListener("click", () => {
  if (widget.isConnected) widget.remove();
  else shop.append(widget);
  toggle.textContent = widget.isConnected ? "Close the shop" : "Open the shop";
});
